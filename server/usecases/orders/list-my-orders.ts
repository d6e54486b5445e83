import type { Input, Output } from '../../../contract/endpoint'
import type { listMyOrders as endpoint } from '../../../contract/my-order'
import { findBuyer, readOwnOrders } from '../../flows/read-own-orders'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { countOwnOrders } from '../../modules/order/my-order.sql'

const NOTHING = { all: 0, toPay: 0, toSend: 0, toReceive: 0, afterSale: 0 }

/** A shopper's own orders of one tab, newest first, and how many wait in each. */
export async function listMyOrders(
  ctx: Ctx<CallerOf<'shopper'>>,
  { tab, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const buyer = await findBuyer(ctx)
  if (!buyer) return { serverTime: ctx.now, orders: [], counts: NOTHING, next: null }
  const orders = await readOwnOrders(ctx, buyer, { tab, before: cursor, rows })
  const counts = await countOwnOrders(ctx.db, buyer)
  return { serverTime: ctx.now, orders, counts, next: nextPage(orders, rows, ({ orderId }) => orderId) }
}
