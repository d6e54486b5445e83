import { assert } from '../../kernel/assert'
import { crossFit } from './cross-fit'
import { importanceWeights, WEIGHT_CLIP, type Weights } from './importance-weights'
import type { Interval, LoggedDecision } from './logged-decision'
import { meanInterval } from './mean-interval'
import type { LearnRewards } from './reward-model'

const FOLDS = 5

export type DraftEstimate = {
  /** Rows given, and rows that can be evaluated: their propensity is known and the draft's pick could have been chosen. */
  leads: number
  evaluated: number
  /** Evaluated over given, 0 to 1. */
  coverage: number
  /** Share of the leads of known propensity that draft and live rule give to the same guide, as far as the log can tell. */
  agreement: number
  weights: Omit<Weights, 'draft' | 'live'>
  /** Effective leads that were rewarded, at the share of all rows: few of them decide however many leads there are. */
  rewardedEss: number
  /** Reward per evaluated lead under the draft: weighted, weighted and normalised, predicted, and doubly robust. */
  ips: Interval
  snips: Interval
  dm: number
  dr: Interval
  /** Reward per evaluated lead under the live rule, doubly robust. */
  live: Interval
  /** Draft less live on the same leads, doubly robust, with an interval of the paired differences. */
  difference: Interval
  /** Variance of the reward about the model, per lead: what more leads are planned with. */
  residualVariance: number
}

/**
 * What a draft rule would have been worth on logged decisions (rewards in the unit they came in). What cannot be evaluated is
 * left out and counted in `coverage`, never guessed: the figures hold for the evaluated leads, live and draft alike.
 * IPS and SNIPS: Horvitz-Thompson and Hájek means; `dr`: cross-fitted q(x, draft) + w (r − q(x, logged)) (Dudík, Langford, Li
 * 2011), its interval from the spread of those terms. All with weights clipped at `clipAt`. One row a lead, or it fails.
 */
export function estimateDraft<Decision extends LoggedDecision>(
  decisions: readonly Decision[],
  model: { learn: LearnRewards<Decision>; folds?: number; seed: number; clipAt?: number },
): DraftEstimate {
  assert(new Set(decisions.map((decision) => decision.leadId)).size === decisions.length, 'one decision a lead')
  const rows = decisions.filter(isEvidence)
  const { draft: w, live: v, ...weights } = importanceWeights(rows, model.clipAt ?? WEIGHT_CLIP)
  const predicted = crossFit(rows, model.learn, model.folds ?? FOLDS, model.seed)
  const residuals = Float64Array.from(rows, ({ reward }, at) => reward - predicted.logged[at]!)
  const draftTerms = predicted.draft.map((expected, at) => expected + w[at]! * residuals[at]!)
  const liveTerms = predicted.live.map((expected, at) =>
    rows[at]!.liveProbability === null ? rows[at]!.reward : expected + v[at]! * residuals[at]!,
  )
  return {
    leads: decisions.length,
    evaluated: rows.length,
    coverage: decisions.length === 0 ? 0 : rows.length / decisions.length,
    agreement: agreementOf(decisions, rows, v),
    weights,
    rewardedEss: rows.length === 0 ? 0 : (weights.ess * rows.filter(({ reward }) => reward !== 0).length) / rows.length,
    ips: meanInterval(w.map((weight, at) => weight * rows[at]!.reward)),
    snips: normalisedInterval(rows, w),
    dm: meanInterval(predicted.draft).value,
    dr: meanInterval(draftTerms),
    live: meanInterval(liveTerms),
    difference: meanInterval(draftTerms.map((term, at) => term - liveTerms[at]!)),
    residualVariance: weightedMean(w, (at) => residuals[at]! ** 2),
  }
}

function isEvidence(decision: LoggedDecision): boolean {
  return decision.isDraftPickPossible && hasPropensity(decision)
}

function hasPropensity({ loggedPropensity }: LoggedDecision): boolean {
  return loggedPropensity > 0 && loggedPropensity <= 1
}

/** A pick that the rule in force could not have made is certainly not the live rule's. */
function agreementOf(
  decisions: readonly LoggedDecision[],
  rows: readonly LoggedDecision[],
  liveWeights: Float64Array,
): number {
  const known = decisions.filter(hasPropensity).length
  if (known === 0) return 0
  const among = weightedMean(liveWeights, (at) => rows[at]!.draftProbability)
  return Math.min(1, (among * rows.length) / known)
}

/** Σwr / Σw, with the interval of its influence terms w (r − mean) / mean weight. */
function normalisedInterval(rows: readonly LoggedDecision[], weights: Float64Array): Interval {
  const value = weightedMean(weights, (at) => rows[at]!.reward)
  const meanWeight = meanInterval(weights).value
  const { low, high, halfWidth } = meanInterval(
    weights.map((weight, at) => (weight * (rows[at]!.reward - value)) / meanWeight),
  )
  return { value, low: value + low, high: value + high, halfWidth }
}

function weightedMean(weights: Float64Array, valueAt: (at: number) => number): number {
  let above = 0
  let below = 0
  for (let at = 0; at < weights.length; at++) {
    above += weights[at]! * valueAt(at)
    below += weights[at]!
  }
  return below === 0 ? 0 : above / below
}
