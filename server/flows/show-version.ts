import type * as z from 'zod'
import type { listArtefacts as endpoint } from '../../contract/artefact'
import { MODEL_FAULT_TEXT, type ModelFaultCode } from '../../contract/lead-model'
import type { ArtefactKind } from '../modules/artefact/artefact-versions.sql'

type Shown = z.input<typeof endpoint.output>['artefacts'][number]
type Stored = {
  version: string
  faults: unknown
  madeAt: Date
  effectiveFrom: Date | null
  withdrawnAt: Date | null
  withdrawnReason: string | null
}

/** A version as HQ sees it; `inForce` is the one that decides now. */
export function showVersion(kind: ArtefactKind, stored: Stored, inForce: string | null, now: Date): Shown {
  const { version, madeAt, effectiveFrom, withdrawnAt, withdrawnReason } = stored
  const faults = stored.faults as readonly unknown[]
  return {
    version,
    state: stateOf(stored, inForce, now),
    madeAt,
    effectiveFrom,
    withdrawnAt,
    withdrawnReason,
    faults: faults.map((fault) => (kind === 'model' ? modelFault(fault) : { code: 'prices', text: String(fault) })),
  }
}

function stateOf({ version, effectiveFrom, withdrawnAt }: Stored, inForce: string | null, now: Date): Shown['state'] {
  if (effectiveFrom === null) return 'refused'
  if (withdrawnAt !== null) return 'withdrawn'
  if (effectiveFrom > now) return 'coming'
  return version === inForce ? 'in_force' : 'past'
}

function modelFault(fault: unknown): { code: string; text: string } {
  const { code, detail } = fault as { code: ModelFaultCode; detail: string }
  const text = MODEL_FAULT_TEXT[code] ?? code
  return { code, text: detail ? `${text}（${detail}）` : text }
}
