import { type PastDay, type PastSettings, selectPastDay } from './select-past-day'

export type CurvePoint = {
  /** Leads a guide may be ahead of their pro-rata pace; null: any number. */
  threshold: number | null
  /** Expected margin a day, in yuan. */
  valueYuan: number
  /** The same ÷ the most any threshold of the curve earns: 1 is the best of them. */
  value: number
  /** Jain index of how full the guides' days were, mean of the days: 1 is everybody equally. */
  jain: number
}

/**
 * What each setting of the fairness dial would have earned and how evenly it would have dealt, on a brand's own past days:
 * every day is dealt again by the product's own choice for every threshold. Pure; about 10 µs for each lead and threshold.
 */
export function fairnessCurve(
  days: readonly PastDay[],
  settings: Omit<PastSettings, 'leadThreshold'>,
  thresholds: readonly (number | null)[],
): CurvePoint[] {
  const points = thresholds.map((threshold) => {
    let valueYuan = 0
    let jain = 0
    for (const day of days) {
      const result = selectPastDay(day, { ...settings, leadThreshold: threshold })
      valueYuan += result.valueYuan / days.length
      jain += jainOf(day.caps, result.used) / days.length
    }
    return { threshold, valueYuan, value: 0, jain }
  })
  const most = Math.max(...points.map(({ valueYuan }) => valueYuan))
  return points.map((point) => ({ ...point, value: most > 0 ? point.valueYuan / most : 1 }))
}

/** Jain's index (Jain, Chiu, Hawe, 1984) of used ÷ cap: (Σx)² ÷ (n·Σx²), between 1/n and 1. */
export function jainOf(caps: ReadonlyMap<string, number>, used: ReadonlyMap<string, number>): number {
  let count = 0
  let sum = 0
  let squares = 0
  for (const [guideId, cap] of caps) {
    if (cap <= 0) continue
    const fullness = (used.get(guideId) ?? 0) / cap
    count++
    sum += fullness
    squares += fullness * fullness
  }
  return squares === 0 ? 1 : (sum * sum) / (count * squares)
}
