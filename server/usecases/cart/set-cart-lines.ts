import type { setCartLines as endpoint } from '../../../contract/cart'
import type { Input, Output } from '../../../contract/endpoint'
import { showCartLines } from '../../flows/show-cart-lines'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { setLines } from '../../modules/cart/cart.sql'
import { buyerOf } from '../../modules/order/sale.sql'

/** Changes lines of the shopper's own cart. What is not in it stays out; of a line named twice the later word counts. */
export async function setCartLines(
  ctx: Ctx<CallerOf<'shopper'>>,
  { lines }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid } = ctx.caller
  const memberId = await buyerOf(ctx.db, brandId, openid)
  if (memberId) {
    const changes = lines.map(({ skuId, quantity = null, isChosen = null }) => ({ skuId, quantity, isChosen }))
    await setLines(ctx.db, memberId, [...new Map(changes.map((change) => [change.skuId, change])).values()])
  }
  return showCartLines(ctx, brandId, memberId)
}
