/** Numbers from `low` to `high`, the ends included unless they are open. */
export type Interval = { low: number; high: number; isLowOpen?: boolean; isHighOpen?: boolean }

/** What both have in common; in order and without what is empty. */
export function meetIntervals(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const met: Interval[] = []
  for (const one of a) for (const other of b) met.push(meet(one, other))
  return met.filter((interval) => !isNothing(interval)).sort((one, other) => one.low - other.low)
}

function meet(a: Interval, b: Interval): Interval {
  const low = Math.max(a.low, b.low)
  const high = Math.min(a.high, b.high)
  return {
    low,
    high,
    isLowOpen: (a.low === low && a.isLowOpen === true) || (b.low === low && b.isLowOpen === true),
    isHighOpen: (a.high === high && a.isHighOpen === true) || (b.high === high && b.isHighOpen === true),
  }
}

function isNothing({ low, high, isLowOpen, isHighOpen }: Interval): boolean {
  return low > high || (low === high && (isLowOpen === true || isHighOpen === true))
}

/** Every number that is in none of them. */
export function complement(intervals: readonly Interval[]): Interval[] {
  let left: Interval[] = [{ low: -Infinity, high: Infinity }]
  for (const { low, high, isLowOpen, isHighOpen } of intervals) {
    const outside: Interval[] = []
    if (low > -Infinity) outside.push({ low: -Infinity, high: low, isHighOpen: isLowOpen !== true })
    if (high < Infinity) outside.push({ low: high, high: Infinity, isLowOpen: isHighOpen !== true })
    left = meetIntervals(left, outside)
  }
  return left
}

/** The whole numbers of intervals: between 70 and 71, both excluded, there is none. */
export function onWhole(intervals: readonly Interval[]): Interval[] {
  return intervals
    .map(({ low, high, isLowOpen, isHighOpen }) => ({
      low: isLowOpen && Number.isInteger(low) ? low + 1 : Math.ceil(low),
      high: isHighOpen && Number.isInteger(high) ? high - 1 : Math.floor(high),
    }))
    .filter((interval) => !isNothing(interval))
}

/** Whether a text stands between two, both included; null is no limit. */
export function isBetween(text: string, from: string | null, to: string | null): boolean {
  return (from === null || text >= from) && (to === null || text <= to)
}
