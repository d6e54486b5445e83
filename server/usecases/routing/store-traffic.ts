import type { Input, Output } from '../../../contract/endpoint'
import type { storeTraffic as endpoint } from '../../../contract/routing-health'
import { narrowStores } from '../../flows/narrow-stores'
import { reportDays } from '../../flows/report-days'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { OUTCOME_DAYS } from '../../modules/backtest/outcome-days'
import { readStoreTraffic } from '../../modules/report/store-traffic.sql'

/** What the mini-program brought each store: leads that came by, and what was sold to them (A4.6). */
export async function storeTraffic(
  ctx: Ctx<CallerOf<'ops'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const stores = await narrowStores(ctx, input.storeId)
  const { brandId } = ctx.caller
  const days = await reportDays(ctx, { brandId, from: input.from, to: input.to })
  const found = await readStoreTraffic(ctx.db, { brandId, days, stores, windowDays: OUTCOME_DAYS })
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
