import { assert } from '../../kernel/assert'
import { DAY_MS, MINUTE_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'

/** Minutes since midnight; a shop that closes at an earlier minute than it opens is open past midnight. */
export type OpeningHours = { opensMinute: number; closesMinute: number }

/** A deadline in opening hours is found within this many days: the longest time a rule may give is a week of minutes. */
const DAYS_MAX = 60

/** From opening to closing, as instants: of a day's opening, which may end on the day after. */
type Opening = { opensAt: number; closesAt: number }

/** The openings that may matter from an instant on, the one of the day before first: it may still go on. */
function* openingsFrom(from: Date, { opensMinute, closesMinute }: OpeningHours): Generator<Opening> {
  const lastsMs = (closesMinute - opensMinute) * MINUTE_MS + (closesMinute > opensMinute ? 0 : DAY_MS)
  const today = startOfDay(shanghaiDay(from)).getTime()
  for (let day = -1; day <= DAYS_MAX; day++) {
    const opensAt = today + day * DAY_MS + opensMinute * MINUTE_MS
    yield { opensAt, closesAt: opensAt + lastsMs }
  }
}

/**
 * The instant at which `minutes` have passed since `from`, by the clock on the wall, or by the shop's: while it is dark
 * the clock stands, and what is left at closing is carried to the next opening. Without hours the wall clock runs.
 */
export function deadlineAfter(from: Date, minutes: number, hours: OpeningHours | null): Date {
  const wall = new Date(from.getTime() + minutes * MINUTE_MS)
  if (!hours) return wall
  let leftMs = minutes * MINUTE_MS
  for (const { opensAt, closesAt } of openingsFrom(from, hours)) {
    const runsFrom = Math.max(from.getTime(), opensAt)
    if (runsFrom >= closesAt) continue
    if (runsFrom + leftMs <= closesAt) return new Date(runsFrom + leftMs)
    leftMs -= closesAt - runsFrom
  }
  return wall
}

/** The opening a shop is in or that comes next. */
function openingAt(now: Date, hours: OpeningHours): Opening {
  for (const opening of openingsFrom(now, hours)) if (now.getTime() < opening.closesAt) return opening
  assert(false, 'a shop opens every day')
}

/** The next opening of a shop that is dark at an instant; null while it is open, or has no hours. */
export function opensNextAt(now: Date, hours: OpeningHours | null): Date | null {
  if (!hours) return null
  const { opensAt } = openingAt(now, hours)
  return now.getTime() < opensAt ? new Date(opensAt) : null
}

/** When a shop that is open closes; null while it is dark, has no hours, or is open day and night. */
export function closesAt(now: Date, hours: OpeningHours | null): Date | null {
  if (!hours || opensNextAt(now, hours)) return null
  const { opensAt, closesAt: endsAt } = openingAt(now, hours)
  return endsAt - opensAt < DAY_MS ? new Date(endsAt) : null
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
