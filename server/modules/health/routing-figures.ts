import { percentiles } from '../../kernel/percentile'

export type AcceptTimes = {
  count: number
  p50Minutes: number | null
  p90Minutes: number | null
  p95Minutes: number | null
}

/** How long guides took, in minutes from the offer, of the leads they accepted; nulls when none was. Also for first contact. */
export function acceptTimes(minutes: readonly number[]): AcceptTimes {
  const [p50Minutes = null, p90Minutes = null, p95Minutes = null] = percentiles(minutes, [0.5, 0.9, 0.95])
  return { count: minutes.length, p50Minutes, p90Minutes, p95Minutes }
}

/** Share, 0 to 1, of the leads that found no guide; null on a day without leads. */
export function unroutedRate(leads: number, unrouted: number): number | null {
  return leads === 0 ? null : unrouted / leads
}

/**
 * What routing reached of the best that could have been done with hindsight (0 to 1, both sums in the same unit); null where
 * nothing could have been gained. The optimum comes from the offline assignment over the same leads, guides and capacities.
 */
export function valueAgainstOptimum(value: number, optimum: number): number | null {
  return optimum > 0 ? value / optimum : null
}
