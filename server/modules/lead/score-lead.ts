import type { ScoreReasonCode } from '../../../contract/reasons'
import type { ScoringPolicy } from '../../../contract/scoring-policy'
import type { Channel } from '../../../contract/vocabulary'
import { GENERAL_WISH } from './wish-key'

export type ScoreFacts = {
  channel: Channel
  wish: string
  hasPhone: boolean
  isMember: boolean
  hasPlace: boolean
  /** Touches of quality 2 or more within the policy's window, this one included. */
  strongTouches: number
  hasOrdered: boolean
  /** How many later captures joined this lead. */
  askedAgain: number
}

export type ScoreReason = { code: ScoreReasonCode; points: number }
export type Score = { score: number; reasons: ScoreReason[] }

/** A stored reason: a line of the points table by its code, or of a model's table in its own words. */
export type StoredReason = { code: string; points: number; text?: string }

const SCORE_MAX = 100

/**
 * Scores a lead from 0 to 100. The reasons are the very terms that were added, so they sum to the score unless the
 * sum had to be held within 0 and 100.
 */
export function scoreLead(facts: ScoreFacts, policy: ScoringPolicy): Score {
  const reasons: ScoreReason[] = [
    { code: 'base', points: policy.basePoints },
    { code: 'channel', points: policy.channelPoints[facts.channel] ?? 0 },
    { code: 'phone', points: facts.hasPhone ? policy.hasPhonePoints : 0 },
    { code: 'member', points: facts.isMember ? policy.isMemberPoints : 0 },
    { code: 'place', points: facts.hasPlace ? policy.hasPlacePoints : 0 },
    { code: 'wish', points: facts.wish === GENERAL_WISH ? 0 : policy.namesWishPoints },
    { code: 'touches', points: Math.min(facts.strongTouches, policy.touchesMax) * policy.strongTouchPoints },
    { code: 'ordered', points: facts.hasOrdered ? policy.hasOrderedPoints : 0 },
    { code: 'again', points: facts.askedAgain > 0 ? policy.askedAgainPoints : 0 },
  ]
  const counted = reasons.filter((reason) => reason.points !== 0)
  const sum = counted.reduce((total, reason) => total + reason.points, 0)
  return { score: Math.min(SCORE_MAX, Math.max(0, sum)), reasons: counted }
}
