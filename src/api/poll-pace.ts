/** With the way there and back a lead is on the page within two seconds. */
const QUICK_MS = 1500
const CALM_MS = 10_000
/** A page is asked for in sight only, and a phone that nobody touches goes dark before this. */
const LIVELY_MS = 15 * 60_000

/** How long to wait before asking again: short while things change, long when nothing does or the line is bad. */
export function pollPaceMs({ unchangedMs, isFailing }: { unchangedMs: number; isFailing: boolean }): number {
  return isFailing || unchangedMs >= LIVELY_MS ? CALM_MS : QUICK_MS
}
