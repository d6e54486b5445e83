import type { findStock as endpoint } from '../../../contract/catalogue'
import type { Input, Output } from '../../../contract/endpoint'
import { AppError } from '../../kernel/app-error'
import type { Anonymous, Caller, Ctx } from '../../kernel/ctx'
import { shanghaiMinute } from '../../kernel/shanghai-time'
import { listedPrice } from '../../modules/catalogue/product.sql'
import { isOpenNow } from '../../modules/network/is-open-now'
import { stockLevel } from '../../modules/stock/stock-level'
import { storesWithStock } from '../../modules/stock/stores-with-stock.sql'

/** Where an article can be fetched now. The place is used for this answer only: it is never stored. */
export async function findStock(
  ctx: Ctx<Caller | Anonymous>,
  { skuId, quantity, place, city, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  if ((await listedPrice(ctx.db, brandId, skuId)) === undefined) throw new AppError('sku_unknown', { skuId })
  const found = await storesWithStock(ctx.db, { brandId, skuId, quantity, place, city, rows })
  const minute = shanghaiMinute(ctx.now)
  return {
    stores: found.map(({ free, metres, ...store }) => ({
      ...store,
      metres: metres === null ? null : Math.round(metres),
      isOpenNow: isOpenNow(store, minute),
      level: stockLevel(free),
    })),
  }
}
