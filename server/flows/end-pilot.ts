import type { PilotState } from '../../contract/routing-vocabulary'
import type { RuleSetStatus } from '../../contract/vocabulary'
import { actorOf, type Caller, type Ctx } from '../kernel/ctx'
import { endPilotRow } from '../modules/pilot/pilot.sql'
import { moveRuleSet } from './move-rule-set'
import { noteChange } from './note-change'

export type PilotEnd = {
  /** Locked, so that of two who end it the second sees the first. */
  pilot: { id: string; version: number; state: PilotState }
  state: Exclude<PilotState, 'planned' | 'running'>
  /** What the version is from now on. */
  status: RuleSetStatus
  /** The endpoint that ended it. */
  action: string
  reason: string
  detail?: unknown
}

/** Ends a pilot in one go: from this instant the live rules decide everywhere again. On record with who, why and how. */
export async function endPilot(
  ctx: Pick<Ctx<Caller>, 'db' | 'now' | 'newId' | 'caller'>,
  { pilot, state, status, action, reason, detail = {} }: PilotEnd,
): Promise<void> {
  const { id: pilotId, version } = pilot
  await endPilotRow(ctx.db, pilotId, { state, actor: actorOf(ctx.caller), reason, now: ctx.now })
  await moveRuleSet(ctx, { version, status, action, reason, detail: { pilotId } })
  const before = { state: pilot.state }
  await noteChange(ctx, { action, target: pilotId, before, after: { state, detail }, reason })
}
