import type { showCart as endpoint } from '../../../contract/cart'
import type { Output } from '../../../contract/endpoint'
import { showCartLines } from '../../flows/show-cart-lines'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { buyerOf } from '../../modules/order/sale.sql'

/** A shopper's own cart; of somebody unknown it is empty, and nothing is written. */
export async function showCart(ctx: Ctx<CallerOf<'shopper'>>): Promise<Output<typeof endpoint>> {
  const { brandId, openid } = ctx.caller
  return showCartLines(ctx, brandId, await buyerOf(ctx.db, brandId, openid))
}
