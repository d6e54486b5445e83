/** One target of a suite, and whether this run met it. */
export type Check = { name: string; value: number; target: string; isMet: boolean }

export type SuiteResult = {
  suite: string
  /** Figures by their key in the JSON line; baselines stand beside what they are compared with. */
  figures: Record<string, number>
  checks: Check[]
  /** What a reader has to know of these figures. */
  notes: string[]
}

export const atLeast = (name: string, value: number, least: number): Check => ({
  name,
  value,
  target: `≥ ${least}`,
  isMet: value >= least,
})

export const atMost = (name: string, value: number, most: number): Check => ({
  name,
  value,
  target: `≤ ${most}`,
  isMet: value <= most,
})

export const exactly = (name: string, value: number, wanted: number): Check => ({
  name,
  value,
  target: `= ${wanted}`,
  isMet: value === wanted,
})

/** The value below which a share of the values lie; sorts a copy. */
export function quantile(values: readonly number[] | Float64Array, share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
