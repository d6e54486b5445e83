import type { Db, StoreScope } from '../kernel/ctx'
import { DAY_MS, startOfDay } from '../kernel/shanghai-time'
import * as health from '../modules/health/day-figures.sql'
import * as counted from '../modules/report/report-day.sql'
import type { Days } from '../modules/report/store-day.sql'
import { reportDays } from './report-days'

type Asked = { brandId: string; stores: StoreScope; from: string; to: string }

/**
 * Of the whole brand days are added up as they were counted; of some stores a period is read from its rows, which are few
 * and which the index on a store's leads finds.
 */
async function daysOf(ctx: { db: Db; now: Date }, { stores, ...asked }: Asked): Promise<Days> {
  if (stores === 'all') return reportDays(ctx, asked)
  const until = new Date(startOfDay(asked.to).getTime() + DAY_MS)
  return { counted: [], live: [{ from: startOfDay(asked.from), until }] }
}

/** What happened on each day on which a lead came, oldest first. Days from `from` to `to`, both included. */
export async function readHealthDays(ctx: { db: Db; now: Date }, asked: Asked): Promise<health.DayFigures[]> {
  const days = await daysOf(ctx, asked)
  const found: health.DayFigures[] = await counted.readReportDays(ctx.db, asked.brandId, days.counted)
  for (const stretch of days.live) found.push(...(await health.readDayFigures(ctx.db, { ...asked, ...stretch })))
  return found.sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Leads of some days together, by channel and by tens of score. */
export async function readMix(ctx: { db: Db; now: Date }, asked: Asked): Promise<health.LeadMix[]> {
  const days = await daysOf(ctx, asked)
  const found: health.LeadMix[] = await counted.sumMix(ctx.db, asked.brandId, days.counted)
  for (const stretch of days.live) found.push(...(await health.readLeadMix(ctx.db, { ...asked, ...stretch })))
  return found
}
