import type { DraftEstimate } from './estimate-draft'
import { EPSILON_TOWARDS_DRAFT, explorationPlan, leadsForEss } from './exploration-plan'
import type { Mean } from './importance-weights'

/** Fewer rewarded leads than this carry no interval: the normal approximation of a rare reward is too narrow. */
export const REWARDED_MIN = 20
/** Clipping may take this share of the weight; what it takes is no longer estimated but left to the model. */
export const CLIPPED_WEIGHT_SHARE_MAX = 0.05
/** The mean weight of draft and of live rule must be 1 within this much and four of its own errors, or the propensities are not those that chose. */
const MEAN_WEIGHT_SLACK = 0.02
const MEAN_WEIGHT_ERRORS = 4
/** A difference smaller than this share of the live value is not worth looking for. */
const MATERIAL_SHARE = 0.01

export type DraftReason =
  | 'no_leads'
  | 'low_coverage'
  | 'low_ess'
  | 'weights_off'
  | 'clipped_too_much'
  | 'too_few_rewards'
  | 'same_picks'
  | 'above_live'
  | 'below_live'
  | 'interval_holds_zero'

export type DraftVerdict = {
  verdict: 'better' | 'worse' | 'undecided' | 'refused'
  reason: DraftReason
  /** Leads to log, exploring `epsilon` towards the draft, before asking again; 0 when decided, null when leads do not help. */
  leadsNeeded: number | null
  /** How many of them go to a pick of the draft that the live rule would not have made. */
  exploredLeads: number | null
}

/**
 * Whether the logged decisions say that a draft is better or worse than the live rule. Refuses where they cannot say: below
 * `coverageMin` or `essMin`, where weights were clipped too much or do not average 1, or too few rewards carry the mean.
 * Then and when the interval of the difference holds zero it tells the leads needed at `epsilon` towards the draft: enough
 * for the effective sample, and for a half width as small as the difference seen (or 1 % of the live value) or as wished.
 */
export function judgeDraft(
  estimate: DraftEstimate,
  bounds: { coverageMin: number; essMin: number; epsilon?: number; wantedHalfWidth?: number },
): DraftVerdict {
  const refusal = refusalOf(estimate, bounds)
  if (refusal === 'weights_off') return { verdict: 'refused', reason: refusal, leadsNeeded: null, exploredLeads: null }
  const needed = needs(estimate, bounds)
  if (refusal !== null) return { verdict: 'refused', reason: refusal, ...needed }
  const { low, high } = estimate.difference
  const decided = { leadsNeeded: 0, exploredLeads: 0 }
  if (low === 0 && high === 0)
    return { verdict: 'undecided', reason: 'same_picks', leadsNeeded: null, exploredLeads: null }
  if (low > 0) return { verdict: 'better', reason: 'above_live', ...decided }
  if (high < 0) return { verdict: 'worse', reason: 'below_live', ...decided }
  return { verdict: 'undecided', reason: 'interval_holds_zero', ...needed }
}

function refusalOf(estimate: DraftEstimate, bounds: { coverageMin: number; essMin: number }): DraftReason | null {
  const { weights } = estimate
  if (estimate.leads === 0) return 'no_leads'
  if (!(estimate.coverage >= bounds.coverageMin)) return 'low_coverage'
  if (!(weights.ess >= bounds.essMin)) return 'low_ess'
  if (!isOne(weights.draftMean) || !isOne(weights.liveMean)) return 'weights_off'
  if (weights.clippedWeightShare > CLIPPED_WEIGHT_SHARE_MAX) return 'clipped_too_much'
  if (!(estimate.rewardedEss >= REWARDED_MIN)) return 'too_few_rewards'
  return null
}

function isOne({ value, error }: Mean): boolean {
  return Math.abs(value - 1) <= MEAN_WEIGHT_SLACK + MEAN_WEIGHT_ERRORS * error
}

/** The larger of what the effective sample, the rewarded leads and the width of the interval ask for. */
function needs(
  estimate: DraftEstimate,
  bounds: { essMin: number; epsilon?: number; wantedHalfWidth?: number },
): { leadsNeeded: number; exploredLeads: number } {
  const epsilon = bounds.epsilon ?? EPSILON_TOWARDS_DRAFT
  const agreement = Math.min(1, estimate.agreement)
  const plans = [leadsForEss({ epsilon, agreement, ess: essWanted(estimate, bounds.essMin) })]
  const material = Math.max(Math.abs(estimate.difference.value), MATERIAL_SHARE * Math.abs(estimate.live.value))
  const wantedHalfWidth = bounds.wantedHalfWidth ?? material
  if (wantedHalfWidth > 0) {
    plans.push(explorationPlan({ epsilon, agreement, variance: estimate.residualVariance, wantedHalfWidth }))
  }
  return plans.reduce((most, plan) => (plan.leadsNeeded > most.leadsNeeded ? plan : most))
}

/** Rewards come at the rate seen, so enough of them need a sample as many times larger as they are missing. */
function essWanted({ rewardedEss, weights }: DraftEstimate, essMin: number): number {
  if (rewardedEss === 0 || rewardedEss >= REWARDED_MIN) return essMin
  return Math.max(essMin, weights.ess * (REWARDED_MIN / rewardedEss))
}
