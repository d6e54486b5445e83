import type { countReportDays as endpoint } from '../../../contract/clock'
import type { Input, Output } from '../../../contract/endpoint'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import { OUTCOME_DAYS } from '../../modules/backtest/outcome-days'
import { readDayFigures, readLeadMix } from '../../modules/health/day-figures.sql'
import * as report from '../../modules/report/report-day.sql'
import { countStoreDay } from '../../modules/report/store-day.sql'

const NOTHING = { leads: 0, unrouted: 0, decisions: 0, explored: 0, held: 0, acceptMinutes: [], contactMinutes: [] }

/** Counts finished days that were never counted or that something changed in since; the others wait for the next run. */
export async function countReportDays(
  { db, now, caller }: Ctx<CallerOf<'clock'>>,
  { days }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = caller
  await report.lockCounting(db, brandId)
  const due = await report.daysToCount(db, brandId, shanghaiDay(now), days)
  for (const day of due) {
    await report.forgetChanges(db, brandId, day)
    const from = startOfDay(day)
    const stretch = { brandId, from, until: new Date(from.getTime() + DAY_MS) }
    const [figures = { ...NOTHING, day }] = await readDayFigures(db, { ...stretch, stores: 'all' })
    const mix = await readLeadMix(db, { ...stretch, stores: 'all' })
    await report.saveReportDay(db, brandId, { ...figures, mix, now })
    await countStoreDay(db, { ...stretch, day, windowDays: OUTCOME_DAYS })
  }
  return { days: due.length }
}
