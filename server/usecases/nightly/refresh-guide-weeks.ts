import type { NightReport } from '../../../contract/clock'
import { runNight } from '../../flows/run-night'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import { endOfBatch, refreshWeeks } from '../../modules/nightly/guide-week.sql'

const WEEK_MS = 7 * DAY_MS

/**
 * What every guide did with the offers of the last seven whole days, by batches of guides in the order of their ids. A
 * rule set reads it as `guide.offers7d` and the rates beside it, and a guide's share of the next leads follows it (A4.7).
 */
export async function refreshGuideWeeks(
  ctx: Ctx<CallerOf<'clock'>>,
  { rows, steps }: { rows: number; steps: number },
): Promise<NightReport> {
  const asOf = shanghaiDay(ctx.now)
  const until = startOfDay(asOf)
  const from = new Date(until.getTime() - WEEK_MS)
  return runNight(ctx, 'refreshGuideWeeks', steps, async (position) => {
    const { brandId } = ctx.caller
    const upToId = await endOfBatch(ctx.db, brandId, position, rows)
    if (upToId === null) return { next: null }
    const batch = { brandId, afterId: position, upToId, from, until, asOf }
    return { next: upToId, write: (db) => refreshWeeks(db, batch) }
  })
}
