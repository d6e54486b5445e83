import type { Standings } from './fairness-gate'
import type { Contender, SelectContext } from './select-contender'

/** Points of one lead of shortfall under `equal` and `weighted`: boosts (at most ±50) decide between people as far behind. */
export const POINTS_PER_LEAD = 100

/**
 * What a slot of the guide's day costs now, in yuan: its shadow price, dearer when the guide's day fills faster than the
 * demand passes and cheaper when it fills more slowly. λ·exp(β(x − pace)), with x = used ÷ cap and the pace counted from
 * the guide's own beginning.
 */
export function slotPriceYuan(contender: Contender, paceBeta: number, elapsedShare: number): number {
  const { priceYuan, used, cap, availableSinceShare } = contender
  const pace = Math.max(0, elapsedShare - availableSinceShare)
  return priceYuan * Math.exp(paceBeta * (used / cap - pace))
}

/**
 * Utility of each contender, rounded to 1e-6. `value`: expected margin less the price of the slot, in yuan. `equal` and
 * `weighted`: how far (used + ½) ÷ share is below the pool's mean, in leads of an average guide × POINTS_PER_LEAD — the
 * divisor rule of Webster and Sainte-Laguë, which keeps everybody within a lead of their quota whatever the days' sizes.
 * Boosts and distance come on top in both.
 */
export function utilitiesOf(contenders: readonly Contender[], standings: Standings, context: SelectContext) {
  const n = contenders.length
  const utilities = new Float64Array(n)
  const { objective, paceBeta, distCostPerKm, elapsedShare } = context
  const { share, shareSum, usedSum } = standings
  const meanShare = shareSum / n
  const due = (usedSum + 1) / n
  for (let i = 0; i < n; i++) {
    const contender = contenders[i]!
    let u = contender.boostPoints
    if (objective === 'value') u += contender.valueYuan - slotPriceYuan(contender, paceBeta, elapsedShare)
    else u += POINTS_PER_LEAD * (due - ((contender.used + 0.5) * meanShare) / (share[i]! || meanShare))
    if (contender.distanceKm !== null) u -= distCostPerKm * contender.distanceKm
    utilities[i] = roundMicro(u)
  }
  return utilities
}

/** To 1e-6, without a negative zero. */
export function roundMicro(value: number): number {
  return Math.round(value * 1e6) / 1e6 + 0
}
