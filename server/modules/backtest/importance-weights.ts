import type { LoggedDecision } from './logged-decision'

/**
 * No lead speaks for more than this many others. Exploring 10 % towards a draft makes weights of 10, over four guides of
 * 40; beyond 50 stand guides chosen less than once in fifty, and one of them would decide an estimate (a published sample
 * holds a weight of 21,739, after which 10,000 rows are worth 2).
 */
export const WEIGHT_CLIP = 50

export type Mean = { value: number; error: number }

export type Weights = {
  /** Draft's probability over the logged one, clipped; by row. */
  draft: Float64Array
  /** Live rule's probability over the logged one, clipped; by row; 1 where the live probability is null. */
  live: Float64Array
  pooling: 'single' | 'balanced' | 'naive'
  /** Rows the draft's weights are worth before clipping. */
  ess: number
  /** Mean weight before clipping, with its standard error: 1 when the propensities are right and the draft is supported. */
  draftMean: Mean
  /** The same of the live rule: 1 when the propensities are right and what is live now was possible then. */
  liveMean: Mean
  maxWeight: number
  /** Share of the rows that were clipped, and of the weight that clipping took away. */
  clippedRowShare: number
  clippedWeightShare: number
}

/**
 * What each logged row weighs for the draft and for the live rule. Several logging versions are pooled by the mixture
 * Σ n_k π_k / n of their propensities when every row carries them all (the balanced weights of Agarwal, Basu, Schnabel,
 * Joachims, KDD 2017, as implemented in st-tech/zr-obp#154), by each row's own propensity otherwise.
 * Rows need a propensity above 0.
 */
export function importanceWeights(decisions: readonly LoggedDecision[], clipAt: number = WEIGHT_CLIP): Weights {
  const { propensities, pooling } = pooledPropensities(decisions)
  const count = decisions.length
  const draft = new Float64Array(count)
  const live = new Float64Array(count)
  let clipped = 0
  let kept = 0
  for (let at = 0; at < count; at++) {
    const { draftProbability, liveProbability } = decisions[at]!
    const raw = draftProbability / propensities[at]!
    draft[at] = raw
    live[at] = liveProbability === null ? 1 : Math.min(clipAt, liveProbability / propensities[at]!)
    clipped += raw > clipAt ? 1 : 0
    kept += Math.min(clipAt, raw)
  }
  const draftMean = meanOf(draft)
  const sum = draftMean.value * count
  const max = draft.reduce((most, weight) => Math.max(most, weight), 0)
  const ess = effectiveSampleSize(draft)
  for (let at = 0; at < count; at++) draft[at] = Math.min(clipAt, draft[at]!)
  return {
    draft,
    live,
    pooling,
    ess,
    draftMean,
    liveMean: meanOf(live),
    maxWeight: max,
    clippedRowShare: count === 0 ? 0 : clipped / count,
    clippedWeightShare: sum === 0 ? 0 : 1 - kept / sum,
  }
}

/** How many equally weighted rows the weighted ones are worth: (Σw)² / Σw² (Kish 1965); 0 when nothing weighs. */
export function effectiveSampleSize(weights: ArrayLike<number>): number {
  let sum = 0
  let squares = 0
  for (let at = 0; at < weights.length; at++) {
    sum += weights[at]!
    squares += weights[at]! ** 2
  }
  return squares === 0 ? 0 : sum ** 2 / squares
}

function pooledPropensities(decisions: readonly LoggedDecision[]): {
  propensities: Float64Array
  pooling: Weights['pooling']
} {
  const counts = new Map<string, number>()
  for (const { loggingVersion } of decisions) counts.set(loggingVersion, (counts.get(loggingVersion) ?? 0) + 1)
  const own = () => Float64Array.from(decisions, (decision) => decision.loggedPropensity)
  if (counts.size < 2) return { propensities: own(), pooling: 'single' }
  const mixed = new Float64Array(decisions.length)
  for (const [at, { propensityByVersion }] of decisions.entries()) {
    for (const [version, count] of counts) {
      const propensity = propensityByVersion?.[version]
      if (propensity === undefined) return { propensities: own(), pooling: 'naive' }
      mixed[at]! += (count / decisions.length) * propensity
    }
  }
  return { propensities: mixed, pooling: 'balanced' }
}

function meanOf(weights: Float64Array): Mean {
  const count = weights.length
  if (count === 0) return { value: 0, error: 0 }
  let sum = 0
  let spread = 0
  for (const weight of weights) sum += weight
  for (const weight of weights) spread += (weight - sum / count) ** 2
  return { value: sum / count, error: count < 2 ? 0 : Math.sqrt(spread / (count - 1) / count) }
}
