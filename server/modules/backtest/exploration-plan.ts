import { assert } from '../../kernel/assert'
import { NORMAL_95 } from './logged-decision'

/** Share of leads given to the draft's own pick while evidence is gathered, unless HQ says otherwise. */
export const EPSILON_TOWARDS_DRAFT = 0.1

export type ExplorationPlan = {
  /** Leads to log in all, and how many of them go to the draft's pick where it differs from the live one. */
  leadsNeeded: number
  exploredLeads: number
}

/**
 * Leads to log, with a share `epsilon` given to the draft's pick, until the difference of draft and live is known to
 * ± `wantedHalfWidth` (95 %, in the reward's unit). `agreement`: share of leads both give to the same guide; there the two
 * differ by nothing. Elsewhere the draft's pick is seen with probability ε and the live one with 1 − ε, so a lead's paired
 * difference has variance (1 − A)(1/ε + 1/(1 − ε)) times `variance`, the reward's about what is predicted.
 */
export function explorationPlan(plan: {
  epsilon: number
  agreement: number
  variance: number
  wantedHalfWidth: number
}): ExplorationPlan {
  const { epsilon, agreement, variance, wantedHalfWidth } = plan
  checkShares(epsilon, agreement)
  assert(wantedHalfWidth > 0 && variance >= 0, 'a half width is positive, a variance not negative')
  const perLead = (1 - agreement) * (1 / epsilon + 1 / (1 - epsilon)) * variance
  return planOf((NORMAL_95 / wantedHalfWidth) ** 2 * perLead, epsilon, agreement)
}

/** Leads to log until the draft's weights are worth `ess` leads: its weights are 1 where both agree and 1/ε elsewhere. */
export function leadsForEss(plan: { epsilon: number; agreement: number; ess: number }): ExplorationPlan {
  const { epsilon, agreement, ess } = plan
  checkShares(epsilon, agreement)
  return planOf(ess * (agreement + (1 - agreement) / epsilon), epsilon, agreement)
}

function checkShares(epsilon: number, agreement: number): void {
  assert(epsilon > 0 && epsilon < 1, 'an exploring share lies between 0 and 1')
  assert(agreement >= 0 && agreement <= 1, 'an agreement is a share')
}

function planOf(leads: number, epsilon: number, agreement: number): ExplorationPlan {
  const leadsNeeded = Math.ceil(leads)
  return { leadsNeeded, exploredLeads: Math.ceil(leadsNeeded * epsilon * (1 - agreement)) }
}
