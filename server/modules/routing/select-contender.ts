/** What a rule set wants of a choice: everybody the same share of their day, a weighted share, or the most margin. */
export type Objective = 'equal' | 'weighted' | 'value'

/** A guide who may get the lead: eligible already, with a slot free, and in the list once (their best store of the scope). */
export type Contender = {
  guideId: string
  /** Expected margin if this guide gets the lead: probability × margin, in yuan. */
  valueYuan: number
  /** Null when no distance is known: it then costs nothing. */
  distanceKm: number | null
  /** Sum of the boosts of the rules, clamped to ±50; one point is one yuan of expected margin. */
  boostPoints: number
  /** Leads of today and how many the day holds: whole numbers, `cap` at least 1. */
  used: number
  cap: number
  /**
   * Share of the day's demand that passed while the guide was away today, 0..1 (0: there since the start). Nobody is owed,
   * or owes, anything for it.
   */
  availableSinceShare: number
  /** Part of the share under `weighted`, relative to the others; 0 gets nothing while somebody else may. */
  weight: number
  /** Shadow price of one slot of the guide's day, in yuan (`priceOf`). */
  priceYuan: number
  /** Null when the guide never had a lead. */
  lastAssignedMs: number | null
}

export type SelectContext = {
  objective: Objective
  /** Leads a guide may be ahead of their own pro-rata pace; null: any number. */
  leadThreshold: number | null
  /** How strongly the price of a slot reacts to a guide who is ahead of or behind the day. */
  paceBeta: number
  /** Points (yuan under `value`) a kilometre costs. */
  distCostPerKm: number
  /** Share of the day's demand that has passed, 0..1 (`paceAt`). */
  elapsedShare: number
  /** Expected demand of the day ÷ its capacity (`PriceTable.expectedLoad`); 1 when nobody knows. */
  expectedLoad: number
  /** Whether this lead may wait for somebody better. */
  mayHold: boolean
  /** Chance of a pick that is not the best, so that the log can judge other rules; null: never. */
  explore: { epsilon: number; topK: number; towardGuideId: string | null } | null
  /** Of the draw between best and exploration. */
  seed: number
  /** Lead and rule set version as one text: breaks ties the same way on every machine. */
  drawKey: string
}

/** What told the first two apart when their utility was the same. */
export type TieBreak = 'shortfall' | 'leastRecent' | 'draw' | 'guideId'

export type RankedGuide = {
  guideId: string
  /** Utility in yuan (points under `equal` and `weighted`), rounded to 1e-6. */
  u: number
  /** Leads owed at the guide's pro-rata share, the one in hand counted; negative: had more. */
  shortfall: number
  /** Leads ahead of the guide's own pro-rata pace, the one in hand counted half; negative: behind. */
  lead: number
  /** Too far ahead (or of no weight): stands behind everybody who is not, and is only reached when their slots are gone. */
  isGated: boolean
  /** Probability with which this guide was the first pick; they sum to 1 over the list, and are all 0 in a hold. */
  pi: number
}

export type Selection<Ranked extends RankedGuide = RankedGuide> = {
  /** Everybody, the intended one first, then in order of preference. */
  ranked: Ranked[]
  mode: 'argmax' | 'explore' | 'hold'
  /** Everybody was too far ahead, so the gate was opened for all. */
  isGateLifted: boolean
  tieBreak: TieBreak | null
}
