/** Differences and figures with their error, as people read them. Pure. */

type Reading = { value: number | null; low: number | null; high: number | null }

/** `+12`, `−3`, `0`: a difference always says its sign. `write` says the size. */
export function signedText(difference: number, write: (size: number) => string): string {
  const size = write(Math.abs(difference))
  // What is written as nothing has no sign.
  if (!/[1-9]/.test(size)) return size
  return difference > 0 ? `+${size}` : `−${size}`
}

/** `¥12.30（¥8.10 至 ¥16.50）`; without an interval the figure alone; a dash for what is unknown. */
export function readingText(reading: Reading | null, write: (value: number) => string): string {
  if (!reading || reading.value === null) return '—'
  const range = rangeText(reading, write)
  return range === null ? write(reading.value) : `${write(reading.value)}（${range}）`
}

/** `¥8.10 至 ¥16.50`; null where too few leads carry an interval. */
export function rangeText({ low, high }: Omit<Reading, 'value'>, write: (value: number) => string): string | null {
  return low === null || high === null ? null : `${write(low)} 至 ${write(high)}`
}
