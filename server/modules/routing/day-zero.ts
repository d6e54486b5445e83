import type { LeadScorer, PriceLookup } from './routing-facts'

/** The chance that a lead of 100 points is won, until a model has learned it from outcomes. */
const BEST_CHANCE = 0.25
const CHANCE_MIN = 0.002

export const POINTS_MODEL = 'points'
export const NO_PRICES = 'none'

/** Scores by the points table alone: the chance rises evenly with the points, and no guide changes it. */
export const POINTS_SCORER: LeadScorer = {
  version: POINTS_MODEL,
  scoreOf({ points }) {
    const score = typeof points === 'number' ? Math.max(0, Math.min(100, points)) : 0
    const p = Math.max(CHANCE_MIN, (score / 100) * BEST_CHANCE)
    return { logit: Math.log(p / (1 - p)), p, score, terms: [] }
  },
  pairLogit: () => 0,
  calibrate: (logit) => 1 / (1 + Math.exp(-logit)),
}

const DAY_FROM_MINUTE = 9 * 60
const DAY_TO_MINUTE = 22 * 60

/** While there is no price table: capacity is free, and a day's demand passes evenly from nine to ten at night. */
export const FREE_CAPACITY: PriceLookup = {
  version: NO_PRICES,
  priceOf: () => 0,
  paceAt: (minute) => Math.max(0, Math.min(1, (minute - DAY_FROM_MINUTE) / (DAY_TO_MINUTE - DAY_FROM_MINUTE))),
  expectedLoad: 1,
}
