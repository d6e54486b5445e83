import type { ErrorCode } from '../../contract/errors'
import { AppError } from '../kernel/app-error'
import type { CallerOf, Ctx } from '../kernel/ctx'
import { findOrder, lockOrder, type Order } from '../modules/order/order.sql'
import { buyerOf, livingMember } from '../modules/order/sale.sql'

type ShopperCtx = Pick<Ctx<CallerOf<'shopper'>>, 'db' | 'caller'>

/**
 * A shopper's own order, held until the transaction ends. Somebody else's is refused like one that is not there, in the
 * words of what was asked for.
 */
export async function lockOwnOrder(
  ctx: ShopperCtx,
  orderId: string,
  refusal: ErrorCode = 'order_unknown',
): Promise<Order> {
  return ownOrRefuse(ctx, await lockOrder(ctx.db, ctx.caller.brandId, orderId), refusal)
}

/** The same without holding it: for what has to be known before the outside is asked. */
export async function findOwnOrder(ctx: ShopperCtx, orderId: string): Promise<Order> {
  return ownOrRefuse(ctx, await findOrder(ctx.db, ctx.caller.brandId, orderId), 'order_unknown')
}

async function ownOrRefuse({ db, caller }: ShopperCtx, order: Order | undefined, refusal: ErrorCode): Promise<Order> {
  const { brandId, openid } = caller
  const buyerId = await buyerOf(db, brandId, openid)
  // The order may still name the visitor its buyer was before they were recognised.
  const ownerId = order?.member_id ? await livingMember(db, brandId, order.member_id) : undefined
  if (!order || !buyerId || ownerId !== buyerId) throw new AppError(refusal)
  return order
}
