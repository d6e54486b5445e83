const SHANGHAI_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** The day in Shanghai so many days after an instant, `2026-03-01`. */
export function shanghaiDay(at: string | number, daysLater = 0): string {
  return new Date(new Date(at).getTime() + SHANGHAI_MS + daysLater * DAY_MS).toISOString().slice(0, 10)
}
