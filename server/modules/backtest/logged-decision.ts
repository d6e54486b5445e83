/**
 * One routed lead as the trace remembers it, with what a draft rule would have done with it. One row a lead (its first
 * attempt): two rows of one lead are not independent and would make every interval too narrow.
 */
export type LoggedDecision = {
  leadId: string
  /** Probability, 0 to 1, with which the rule in force chose the guide it chose. Zero or unknown (NaN): the row is no evidence. */
  loggedPropensity: number
  /** Probability with which the draft gives the lead to that same guide: 0 or 1 for a draft that does not explore. */
  draftProbability: number
  /** Probability with which the live rule, not exploring, gives it to that guide; null compares with what was done. */
  liveProbability: number | null
  /** What the lead brought: fen, or 1 for a sale and 0 for none. */
  reward: number
  /** The version of the rules that chose. */
  loggingVersion: string
  /** True when the rule in force could have chosen the draft's own pick. */
  isDraftPickPossible: boolean
  /** Probability of the chosen guide under every version that logged; lets several versions be pooled as one mixture. */
  propensityByVersion?: Readonly<Record<string, number>>
}

/** A number with its 95 % confidence interval. */
export type Interval = { value: number; low: number; high: number; halfWidth: number }

/** Two-sided 95 % quantile of the standard normal. */
export const NORMAL_95 = 1.959964
