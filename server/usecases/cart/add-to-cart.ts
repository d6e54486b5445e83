import { CART_LINES_MAX, type addToCart as endpoint, QUANTITY_MAX } from '../../../contract/cart'
import type { Input, Output } from '../../../contract/endpoint'
import { findOrCreatePerson } from '../../flows/find-person'
import { showCartLines } from '../../flows/show-cart-lines'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { addToLine } from '../../modules/cart/cart.sql'
import { listedPrice } from '../../modules/catalogue/product.sql'

const LIMITS = { quantityMax: QUANTITY_MAX, linesMax: CART_LINES_MAX }

/** Puts an article into the shopper's cart, also a visitor's. More pieces than a line holds fill it; stock is asked at checkout. */
export async function addToCart(
  ctx: Ctx<CallerOf<'shopper'>>,
  { skuId, quantity, idempotencyKey: key }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid, unionid } = ctx.caller
  const priceFen = await listedPrice(ctx.db, brandId, skuId)
  if (priceFen === undefined) throw new AppError('sku_unknown', { skuId })
  const { memberId } = await findOrCreatePerson(ctx, { brandId, openid, unionid, channel: 'mall' })
  const addition = { brandId, memberId, skuId, quantity, priceFen, key, at: ctx.now }
  if (!(await addToLine(ctx.db, addition, LIMITS))) throw new AppError('cart_full')
  return showCartLines(ctx, brandId, memberId)
}
