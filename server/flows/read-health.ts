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

/** A period: what happened on each day on which a lead came, oldest first, and its leads by channel and by tens of score. */
export type HealthPeriod = { days: health.DayFigures[]; mix: health.LeadMix[] }

/** The figures of the days from `from` to `to`, both included. */
export async function readHealth(ctx: { db: Db; now: Date }, asked: Asked): Promise<HealthPeriod> {
  const days = await daysOf(ctx, asked)
  const found: health.DayFigures[] = await counted.readReportDays(ctx.db, asked.brandId, days.counted)
  for (const stretch of days.live) found.push(...(await health.readDayFigures(ctx.db, { ...asked, ...stretch })))
  return { days: found.sort((a, b) => (a.day < b.day ? -1 : 1)), mix: await mixOf(ctx.db, asked, days) }
}

/** The leads of the days alone, by channel and by tens of score. */
export async function readMix(ctx: { db: Db; now: Date }, asked: Asked): Promise<health.LeadMix[]> {
  return mixOf(ctx.db, asked, await daysOf(ctx, asked))
}

async function mixOf(db: Db, asked: Asked, days: Days): Promise<health.LeadMix[]> {
  const found: health.LeadMix[] = await counted.sumMix(db, asked.brandId, days.counted)
  for (const stretch of days.live) found.push(...(await health.readLeadMix(db, { ...asked, ...stretch })))
  return found
}
