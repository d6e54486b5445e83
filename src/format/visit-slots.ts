import { clockText, dayText, weekdayText } from './time-text'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const SHANGHAI_MS = 8 * 3_600_000
const SLOT_MINUTES = 60
/** Nobody is there the moment one books. */
const LEAD_MINUTES = 30

export type VisitDay = { key: string; words: string; slots: { key: string; words: string }[] }

/**
 * The next `days` days on which a store can be visited, each with its hours, as ISO instants of their beginnings. Hours of
 * a store that closes after midnight belong to the day it opened. Pure: `now` is the server's time.
 */
export function visitSlots(
  hours: { opensMinute: number; closesMinute: number },
  now: string | number,
  days: number,
): VisitDay[] {
  const nowMs = new Date(now).getTime()
  const midnightMs = Math.floor((nowMs + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS
  const lastMinute = hours.closesMinute > hours.opensMinute ? hours.closesMinute : hours.closesMinute + 24 * 60
  const first = Math.ceil(hours.opensMinute / SLOT_MINUTES) * SLOT_MINUTES
  return Array.from({ length: days }, (_, index) => midnightMs + index * DAY_MS)
    .map((dayMs) => ({
      key: String(dayMs),
      words: `${dayText(dayMs, nowMs)} ${weekdayText(dayMs)}`,
      slots: slotsOf(dayMs, first, lastMinute, nowMs),
    }))
    .filter(({ slots }) => slots.length > 0)
}

function slotsOf(dayMs: number, first: number, last: number, nowMs: number): VisitDay['slots'] {
  const slots: VisitDay['slots'] = []
  for (let minute = first; minute + SLOT_MINUTES <= last; minute += SLOT_MINUTES) {
    const atMs = dayMs + minute * MINUTE_MS
    if (atMs >= nowMs + LEAD_MINUTES * MINUTE_MS)
      slots.push({ key: new Date(atMs).toISOString(), words: clockText(atMs) })
  }
  return slots
}
