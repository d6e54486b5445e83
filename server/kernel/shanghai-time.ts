/** All business days, months and opening hours are Asia/Shanghai, which has had no daylight saving since 1991. */
const OFFSET_MS = 8 * 3_600_000
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** The day of an instant in Shanghai, `2026-03-01`. */
export function shanghaiDay(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10)
}

/** The month of an instant in Shanghai, `2026-03`: the id of its settlement period. */
export function shanghaiMonth(at: Date): string {
  return shanghaiDay(at).slice(0, 7)
}

/** Minutes since midnight in Shanghai, 0 to 1439. */
export function shanghaiMinute(at: Date): number {
  return Math.floor(((at.getTime() + OFFSET_MS) % DAY_MS) / MINUTE_MS)
}

/** What the calendar and the clock on a wall in Shanghai say: month 1 to 12, day, and the time as `10:05`. */
export function shanghaiWallClock(at: Date): { month: number; day: number; time: string } {
  const text = new Date(at.getTime() + OFFSET_MS).toISOString()
  return { month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)), time: text.slice(11, 16) }
}

/** An instant as WeChat writes it: `2026-03-01T10:05:00+08:00`, whole seconds. */
export function shanghaiInstant(at: Date): string {
  return `${new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+08:00`
}

/** Midnight in Shanghai at the start of `day`, as an instant. */
export function startOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS)
}

/** First instant of a month and of the one after it. */
export function monthBounds(month: string): { startsAt: Date; endsAt: Date } {
  const [year, monthOfYear] = month.split('-').map(Number) as [number, number]
  const at = (y: number, m: number) => new Date(Date.UTC(y, m, 1) - OFFSET_MS)
  return { startsAt: at(year, monthOfYear - 1), endsAt: at(year, monthOfYear) }
}
