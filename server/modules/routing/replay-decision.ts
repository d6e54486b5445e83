import { canonicalHash } from '../../kernel/canonical'
import { type Artefacts, DECIDE_ENGINE, decide } from './decide'
import { hashTrace, openTrace, type ReadTrace, readTrace, traceText, type Versions } from './trace'

/** Written instead of the engine's version when a person decided: there is no rule to decide it again by. */
export const MANUAL_ENGINE = 'manual'

/** A decision as it is stored. `input` and `output` are of what a person decided, and of engines before traces. */
export type StoredDecision = {
  engineVersion: string
  ruleVersion: number | null
  modelVersion: string | null
  priceVersion: string | null
  input: unknown
  output: unknown
  trace: Uint8Array | null
  hash: string
  prevHash: string
}

/** The fingerprint of a decision that has no trace. What stands first in its lead's chain is hashed as before chains. */
export function decisionHash(input: unknown, output: unknown, prevHash: string): string {
  return canonicalHash(prevHash === '' ? { input, output } : { input, output, prevHash })
}

/** The versions a stored decision was made under; null when it cannot be decided again. */
export function versionsOf(stored: StoredDecision): Versions | null {
  const { engineVersion: engine, ruleVersion: rules, modelVersion: model, priceVersion: prices, trace } = stored
  if (engine !== DECIDE_ENGINE || !trace || rules === null || model === null || prices === null) return null
  return { engine, rules, model, prices }
}

/**
 * Decides again from the stored trace under the artefacts of its versions and writes the trace again: true when the
 * bytes are the same, down to the last candidate's propensity. What a person decided, or an engine that is no more, is
 * checked for being unaltered instead. Without its artefacts nothing is proven: false.
 */
export function isReplayEqual(stored: StoredDecision, artefacts: Artefacts | null): boolean {
  if (!stored.trace) return decisionHash(stored.input, stored.output, stored.prevHash) === stored.hash
  const text = openOrNull(stored.trace)
  if (text === null || hashTrace(text) !== stored.hash) return false
  const read = readTrace(text)
  if (read.prevHash !== stored.prevHash || !isOfVersions(stored, read.versions)) return false
  if (!versionsOf(stored)) return true
  if (!artefacts) return false
  const decision = decide(read.input, artefacts, read.state, read.seed)
  return traceText({ ...read, decision }) === text
}

/** Bytes somebody altered are often no deflated text at all. */
function openOrNull(packed: Uint8Array): string | null {
  try {
    return openTrace(packed)
  } catch {
    return null
  }
}

/** A stored decision's trace, opened; null for decisions that have none. */
export function traceOf(stored: Pick<StoredDecision, 'trace'>): ReadTrace | null {
  return stored.trace ? readTrace(openTrace(stored.trace)) : null
}

function isOfVersions(stored: StoredDecision, { engine, rules, model, prices }: Versions): boolean {
  const { engineVersion, ruleVersion, modelVersion, priceVersion } = stored
  return engineVersion === engine && ruleVersion === rules && modelVersion === model && priceVersion === prices
}
