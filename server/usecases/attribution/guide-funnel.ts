import type { guideFunnel as endpoint } from '../../../contract/attribution-report'
import type { Input, Output } from '../../../contract/endpoint'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import { sumFunnel } from '../../modules/attribution/guide-funnel.sql'
import { lastNight } from '../../modules/nightly/nightly-run.sql'

const ROWS_SHOWN = 100

/** Exposure, private contact and deal of guides or of stores over some days, each person once a day and step (A5.8). */
export async function guideFunnel(
  ctx: Ctx<CallerOf<'ops'>>,
  { from, to, by }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const { brandId } = caller
  const rows = await sumFunnel(db, brandId, { from, to }, by, ROWS_SHOWN)
  const night = await lastNight(db, brandId, 'measureFunnel')
  const [first] = rows
  return {
    rows: rows.map(({ id, name, storeName, exposed, met, deals }) => ({ id, name, storeName, exposed, met, deals })),
    total: { exposed: first?.allExposed ?? 0, met: first?.allMet ?? 0, deals: first?.allDeals ?? 0 },
    countedTo: night ? shanghaiDay(new Date(startOfDay(night.day).getTime() - DAY_MS)) : null,
  }
}
