import type { Standings } from './fairness-gate'
import type { Contender, SelectContext } from './select-contender'

/**
 * Points of one lead of shortfall under `equal` and `weighted`: a boost of 12 outweighs half a lead, ten kilometres not
 * quite; how far boosts may carry somebody ahead is the fairness gate's to say.
 */
export const POINTS_PER_LEAD = 20

/**
 * What a slot of the guide's day costs now, in yuan: λ·exp(β(x − pace)), its shadow price, dearer when the guide's day (x =
 * used ÷ cap) fills faster than the demand passes and cheaper when it fills more slowly. The pace counts from the guide's
 * own beginning and ends half way between a full day and the day's expected load: guides worth a price fill their day,
 * the average guide reaches the load. On the simulator that earns up to 0.6 % more than a pace that ends at a full day.
 */
export function slotPriceYuan(contender: Contender, context: PriceContext): number {
  const { priceYuan, used, cap, availableSinceShare } = contender
  const { paceBeta, elapsedShare, expectedLoad } = context
  const pace = Math.max(0, elapsedShare - availableSinceShare) * 0.5 * (1 + Math.min(1, expectedLoad))
  return priceYuan * Math.exp(paceBeta * (used / cap - pace))
}

type PriceContext = Pick<SelectContext, 'paceBeta' | 'elapsedShare' | 'expectedLoad'>

/**
 * Utility of each contender, rounded to 1e-6. `value`: expected margin less the price of the slot, in yuan. `equal` and
 * `weighted`: how far (used + ½) ÷ share is below the pool's mean, in leads of an average guide × POINTS_PER_LEAD — the
 * divisor rule of Webster and Sainte-Laguë, which keeps everybody within a lead of their quota whatever the days' sizes.
 * Boosts and distance come on top in both.
 */
export function utilitiesOf(contenders: readonly Contender[], standings: Standings, context: SelectContext) {
  const n = contenders.length
  const utilities = new Float64Array(n)
  const { objective, distCostPerKm } = context
  const { share, shareSum, usedSum } = standings
  const meanShare = shareSum / n
  const due = (usedSum + 1) / n
  for (let i = 0; i < n; i++) {
    const contender = contenders[i]!
    let u = contender.boostPoints
    if (objective === 'value') u += contender.valueYuan - slotPriceYuan(contender, context)
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
