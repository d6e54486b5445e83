import { AppError } from '../kernel/app-error'
import type { CallerOf, Ctx } from '../kernel/ctx'
import { lockOrder, type Order } from '../modules/order/order.sql'
import { buyerOf, livingMember } from '../modules/order/sale.sql'

/** A shopper's own order, held until the transaction ends. Somebody else's is `order_unknown`, like one that is not there. */
export async function lockOwnOrder(ctx: Ctx<CallerOf<'shopper'>>, orderId: string): Promise<Order> {
  const { brandId, openid } = ctx.caller
  const buyerId = await buyerOf(ctx.db, brandId, openid)
  const order = await lockOrder(ctx.db, brandId, orderId)
  // The order may still name the visitor its buyer was before they were recognised.
  const ownerId = order?.member_id ? await livingMember(ctx.db, brandId, order.member_id) : undefined
  if (!order || !buyerId || ownerId !== buyerId) throw new AppError('order_unknown')
  return order
}
