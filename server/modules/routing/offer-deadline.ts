import { DAY_MS, MINUTE_MS, shanghaiDay, shanghaiMinute, startOfDay } from '../../kernel/shanghai-time'

export type OpeningHours = { opensMinute: number; closesMinute: number }

/**
 * When an offer runs out: `acceptWithinMinutes` of opening time from now. What arrives after closing starts to count at
 * the next opening, so a guide never loses a lead while the shop is dark. Without hours the clock simply runs.
 */
export function offerDeadline(now: Date, acceptWithinMinutes: number, hours: OpeningHours | null): Date {
  const plain = new Date(now.getTime() + acceptWithinMinutes * MINUTE_MS)
  if (!hours || hours.closesMinute <= hours.opensMinute) return plain
  const minute = shanghaiMinute(now)
  const today = startOfDay(shanghaiDay(now)).getTime()
  if (minute < hours.opensMinute) return new Date(today + (hours.opensMinute + acceptWithinMinutes) * MINUTE_MS)
  const closesAt = today + hours.closesMinute * MINUTE_MS
  if (plain.getTime() <= closesAt) return plain
  const carriedMs = Math.max(0, plain.getTime() - Math.max(closesAt, now.getTime()))
  return new Date(today + DAY_MS + hours.opensMinute * MINUTE_MS + carriedMs)
}
