import { DAY_MS, MINUTE_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'

export type OpeningHours = { opensMinute: number; closesMinute: number }

/** A deadline in opening hours is found within this many days: the longest time a rule may give is a week of minutes. */
const DAYS_MAX = 60

/**
 * The instant at which `minutes` have passed since `from`, by the clock on the wall, or by the shop's: while it is dark
 * the clock stands, and what is left at closing is carried to the next opening. Without hours the wall clock runs.
 */
export function deadlineAfter(from: Date, minutes: number, hours: OpeningHours | null): Date {
  const wall = new Date(from.getTime() + minutes * MINUTE_MS)
  if (!hours || hours.closesMinute <= hours.opensMinute) return wall
  let leftMs = minutes * MINUTE_MS
  let dayStart = startOfDay(shanghaiDay(from)).getTime()
  for (let day = 0; day < DAYS_MAX; day++, dayStart += DAY_MS) {
    const runsFrom = Math.max(from.getTime(), dayStart + hours.opensMinute * MINUTE_MS)
    const closesAt = dayStart + hours.closesMinute * MINUTE_MS
    if (runsFrom >= closesAt) continue
    if (runsFrom + leftMs <= closesAt) return new Date(runsFrom + leftMs)
    leftMs -= closesAt - runsFrom
  }
  return wall
}

/** The next opening of a shop that is dark at an instant; null while it is open, or has no hours. */
export function opensNextAt(now: Date, hours: OpeningHours | null): Date | null {
  if (!hours || hours.closesMinute <= hours.opensMinute) return null
  const dayStart = startOfDay(shanghaiDay(now)).getTime()
  const opensAt = dayStart + hours.opensMinute * MINUTE_MS
  if (now.getTime() < opensAt) return new Date(opensAt)
  return now.getTime() >= dayStart + hours.closesMinute * MINUTE_MS ? new Date(opensAt + DAY_MS) : null
}

/** When a shop that is open closes; null while it is dark, or has no hours. */
export function closesAt(now: Date, hours: OpeningHours | null): Date | null {
  if (!hours || hours.closesMinute <= hours.opensMinute || opensNextAt(now, hours)) return null
  return new Date(startOfDay(shanghaiDay(now)).getTime() + hours.closesMinute * MINUTE_MS)
}

/** Leads of the night are answered within this long after the opening, however many wait. */
const SPREAD_MINUTES_MAX = 240

export type AnswerTimes = { acceptMinutes: number; firstContactMinutes: number; clock: 'business' | 'wall' }

/**
 * By when a guide has to accept, and by when to have reached the shopper. Of the leads that arrive while the shop is
 * dark each gets a turn of its own after the opening, behind the `waiting` ones the guide has already, so that nobody
 * opens to a heap of offers that all run out at once.
 */
export function answerBy(
  now: Date,
  { acceptMinutes, firstContactMinutes, clock }: AnswerTimes,
  hours: OpeningHours | null,
  waiting: number,
): { acceptBy: Date; contactBy: Date } {
  const running = clock === 'business' ? hours : null
  const turn = opensNextAt(now, running) ? Math.min(waiting * acceptMinutes, SPREAD_MINUTES_MAX - acceptMinutes) : 0
  const wait = Math.max(0, turn)
  return {
    acceptBy: deadlineAfter(now, wait + acceptMinutes, running),
    contactBy: deadlineAfter(now, wait + Math.max(acceptMinutes, firstContactMinutes), running),
  }
}
