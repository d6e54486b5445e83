import type { Input, Output } from '../../../contract/endpoint'
import type { listOrders as endpoint } from '../../../contract/order'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listOrderCards } from '../../modules/order/order-list.sql'

/** Orders as a staff member may see them: all of the brand, or those of their stores; newest first. */
export async function listOrders(
  ctx: Ctx<CallerOf<'ops'>>,
  { cursor, rows, ...filter }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const orders = await listOrderCards(ctx.db, { ...filter, brandId, stores, before: cursor, rows })
  return { orders, next: orders.length === rows ? orders.at(-1)!.orderId : null }
}
