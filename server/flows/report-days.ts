import type { Db } from '../kernel/ctx'
import { DAY_MS, shanghaiDay, startOfDay } from '../kernel/shanghai-time'
import { countedDays } from '../modules/report/report-day.sql'
import type { Days, Stretch } from '../modules/report/store-day.sql'

/**
 * Finished days that changed since they were counted are counted from their rows when somebody asks, newest first, as long
 * as they had no more leads than this together; the others are told as the clock counted them last.
 */
const CHANGED_LEADS_MAX = 6_000

/** Which of some Shanghai days, both included, are added up as they were counted, and which are counted from their rows. */
export async function reportDays(
  { db, now }: { db: Db; now: Date },
  { brandId, from, to }: { brandId: string; from: string; to: string },
): Promise<Days> {
  const yesterday = dayBefore(shanghaiDay(now))
  const found = await countedDays(db, brandId, from, yesterday < to ? yesterday : to)
  let leftLeads = CHANGED_LEADS_MAX
  const counted = new Set<string>()
  for (const { day, leads, hasChanged } of found) {
    if (hasChanged) leftLeads -= leads
    if (!hasChanged || leftLeads < 0) counted.add(day)
  }
  return { counted: [...counted], live: stretchesBetween(from, to, counted) }
}

/** The days of a stretch that were not counted, neighbours together. */
function stretchesBetween(from: string, to: string, counted: ReadonlySet<string>): Stretch[] {
  const stretches: Stretch[] = []
  for (let at = startOfDay(from).getTime(); at <= startOfDay(to).getTime(); at += DAY_MS) {
    if (counted.has(shanghaiDay(new Date(at)))) continue
    const last = stretches.at(-1)
    if (last?.until.getTime() === at) last.until = new Date(at + DAY_MS)
    else stretches.push({ from: new Date(at), until: new Date(at + DAY_MS) })
  }
  return stretches
}

const dayBefore = (day: string) => shanghaiDay(new Date(startOfDay(day).getTime() - DAY_MS))
