import { assert } from '../../kernel/assert'
import type { LearnRewards } from './reward-model'

export type CrossFitted = { logged: Float64Array; draft: Float64Array; live: Float64Array }

/**
 * Predictions for every decision by a model that has not seen its lead: the leads fall into `folds` by a seeded hash of
 * their id, and each fold is predicted by what the others teach (Chernozhukov et al. 2018). Arrays are in the decisions' order.
 */
export function crossFit<Decision extends { leadId: string }>(
  decisions: readonly Decision[],
  learn: LearnRewards<Decision>,
  folds: number,
  seed: number,
): CrossFitted {
  assert(Number.isInteger(folds) && folds >= 2, 'a cross fit needs two folds or more')
  const foldOfRow = Uint8Array.from(decisions, ({ leadId }) => foldOf(leadId, folds, seed))
  const fitted: CrossFitted = {
    logged: new Float64Array(decisions.length),
    draft: new Float64Array(decisions.length),
    live: new Float64Array(decisions.length),
  }
  for (let fold = 0; fold < folds; fold++) {
    const predict = learn(decisions.filter((_, at) => foldOfRow[at] !== fold))
    for (let at = 0; at < decisions.length; at++) {
      if (foldOfRow[at] !== fold) continue
      const { logged, draft, live } = predict(decisions[at]!)
      fitted.logged[at] = logged
      fitted.draft[at] = draft
      fitted.live[at] = live
    }
  }
  return fitted
}

/** The fold of a lead, 0 to `folds` − 1: FNV-1a from a seeded start, then mixed so that ids in a row fall apart. */
export function foldOf(leadId: string, folds: number, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let at = 0; at < leadId.length; at++) hash = Math.imul(hash ^ leadId.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return ((hash ^ (hash >>> 15)) >>> 0) % folds
}
