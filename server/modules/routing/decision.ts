import type { ExclusionCode, UnroutableReason } from '../../../contract/vocabulary'
import type { LeadScore } from './routing-facts'
import type { TieBreak } from './select-contender'

export type Stage = 'guide' | 'store_manager' | 'hq_pool'
export type ChoiceMode = 'argmax' | 'explore' | 'sticky' | 'hold' | 'none'

/** Why somebody was left out: something that always counts, or a rule by its id. */
export type LeftOutCode = ExclusionCode | `rule:${string}`

/** Somebody who may have the lead, with every term that placed them. */
export type Candidate = {
  guideId: string
  storeId: string | null
  /** Utility: yuan under `value`, points otherwise. */
  u: number
  /** Calibrated probability that this guide wins the lead. */
  p: number
  valueYuan: number
  priceYuan: number
  distanceKm: number | null
  boosts: readonly (readonly [ruleId: string, points: number])[]
  shortfall: number
  lead: number
  isGated: boolean
  /** Probability with which this guide was the first pick. */
  pi: number
  /** The limits that held, those of the rules included: reserving keeps them. */
  dayCap: number
  openCap: number
}

export type Decision = {
  outcome: 'ranked' | 'held' | 'unroutable'
  reason: UnroutableReason | null
  stage: Stage | null
  /** The scope rule that set the pool; null for managers and concierges. */
  scope: string | null
  score: LeadScore
  /** Best first. Reserving walks down this list until somebody has room. */
  ranked: Candidate[]
  excluded: Readonly<Record<string, number>>
  /** Who was left out and by what: enough to answer "why not me". */
  excludedGuides: readonly (readonly [guideId: string, code: LeftOutCode])[]
  choice: { mode: ChoiceMode; tieBreak: TieBreak | null; isGateLifted: boolean }
  sla: {
    ruleId: string | null
    acceptMinutes: number
    firstContactMinutes: number
    maxAttempts: number
    clock: 'business' | 'wall'
  }
  holdMinutes: number | null
}
