import { dayAfter } from './week-of'

/** Past weeks a day of the week is averaged over. */
export const WEEKS_LOOKED_BACK = 4

/**
 * How many leads a day usually brings: the mean of the same weekday over the four weeks before `today`, to one decimal.
 * Weeks before the store had its first lead of that time do not count; null when there is none.
 */
export function expectedLeads(
  day: string,
  { today, leads, firstDay }: { today: string; leads: ReadonlyMap<string, number>; firstDay: string | null },
): number | null {
  if (firstDay === null) return null
  const known: number[] = []
  for (let back = 1; back <= WEEKS_LOOKED_BACK * 7; back++) {
    const past = dayAfter(today, -back)
    if (past >= firstDay && sameWeekday(past, day)) known.push(leads.get(past) ?? 0)
  }
  if (known.length === 0) return null
  return Math.round((known.reduce((sum, count) => sum + count, 0) / known.length) * 10) / 10
}

function sameWeekday(a: string, b: string): boolean {
  return ((Date.parse(a) - Date.parse(b)) / 86_400_000) % 7 === 0
}
