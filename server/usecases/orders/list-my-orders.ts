import type { Input, Output } from '../../../contract/endpoint'
import type { listMyOrders as endpoint } from '../../../contract/order'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { hasProvenPhone } from '../../modules/member/identity.sql'
import { listOrderCards } from '../../modules/order/order-list.sql'
import { buyerOf } from '../../modules/order/sale.sql'

/**
 * A shopper's own orders, newest first, also those of the visitor they were before. What tills sold is
 * left out until the shopper has proven a phone: the number may be somebody else's.
 */
export async function listMyOrders(
  ctx: Ctx<CallerOf<'shopper'>>,
  { cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid } = ctx.caller
  const memberId = await buyerOf(ctx.db, brandId, openid)
  if (!memberId) return { orders: [], next: null }
  const exceptSource = (await hasProvenPhone(ctx.db, memberId)) ? undefined : ('pos' as const)
  const orders = await listOrderCards(ctx.db, { brandId, stores: 'all', memberId, exceptSource, before: cursor, rows })
  return { orders, next: orders.length === rows ? orders.at(-1)!.orderId : null }
}
