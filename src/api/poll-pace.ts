const QUICK_MS = 2000
const CALM_MS = 10_000
/** So long after the last change somebody may be waiting for the next one. */
const LIVELY_MS = 2 * 60_000

/** How long to wait before asking again: short while things change, long when nothing does or the line is bad. */
export function pollPaceMs({ unchangedMs, isFailing }: { unchangedMs: number; isFailing: boolean }): number {
  return isFailing || unchangedMs >= LIVELY_MS ? CALM_MS : QUICK_MS
}
