import type { Input, Output } from '../../../contract/endpoint'
import type { storeTraffic as endpoint } from '../../../contract/routing-health'
import { narrowStores } from '../../flows/narrow-stores'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, startOfDay } from '../../kernel/shanghai-time'
import { OUTCOME_DAYS } from '../../modules/backtest/outcome-days'
import { readStoreTraffic } from '../../modules/health/store-traffic.sql'

/** What the mini-program brought each store: leads that came by, and what was sold to them (A4.6). */
export async function storeTraffic(
  ctx: Ctx<CallerOf<'ops'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const stores = await narrowStores(ctx, input.storeId)
  const from = startOfDay(input.from)
  const until = new Date(startOfDay(input.to).getTime() + DAY_MS)
  const query = { brandId: ctx.caller.brandId, from, until, stores, windowDays: OUTCOME_DAYS }
  const found = await readStoreTraffic(ctx.db, query)
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return {
    windowDays: OUTCOME_DAYS,
    stores: found.map((store) => ({
      ...store,
      visitRate: share(store.visits, store.leads),
      saleRate: share(store.sales, store.leads),
    })),
  }
}
