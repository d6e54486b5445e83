import { assert } from './assert'

/**
 * The value below which a `share` (0 to 1) of the values lies, between neighbours in proportion, as `percentile_cont` of
 * PostgreSQL answers; null without values. 0.5 is the median.
 */
export function percentile(values: readonly number[], share: number): number | null {
  return percentiles(values, [share])[0] ?? null
}

/** Several percentiles of the same values, which are put in order once; none without values. */
export function percentiles(values: readonly number[], shares: readonly number[]): number[] {
  assert(
    shares.every((share) => share >= 0 && share <= 1),
    'a percentile is a share between 0 and 1',
  )
  if (values.length === 0) return []
  const sorted = Float64Array.from(values).sort()
  return shares.map((share) => {
    const place = share * (sorted.length - 1)
    const below = sorted[Math.floor(place)]!
    return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - below)
  })
}
