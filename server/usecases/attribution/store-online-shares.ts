import type { storeOnlineShares as endpoint } from '../../../contract/attribution-report'
import type { Input, Output } from '../../../contract/endpoint'
import { PPM_WHOLE } from '../../../contract/money'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { sumStores } from '../../modules/attribution/channel-report.sql'

const STORES_SHOWN = 100

/** How much of what stores sold came about online: in the app or by a private transfer, not at their own till (A5.10). */
export async function storeOnlineShares(
  ctx: Ctx<CallerOf<'ops'>>,
  days: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const rows = await sumStores(ctx.db, ctx.caller.brandId, days, STORES_SHOWN)
  const [first] = rows
  return {
    stores: rows.map(({ storeId, storeName, orders, amountFen, onlineFen }) => ({
      storeId,
      storeName,
      orders,
      amountFen,
      onlineFen,
      onlinePpm: amountFen === 0 ? 0 : Math.round((onlineFen / amountFen) * PPM_WHOLE),
    })),
    total: { stores: first?.allStores ?? 0, amountFen: first?.allFen ?? 0, onlineFen: first?.allOnlineFen ?? 0 },
  }
}
