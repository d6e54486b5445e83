import { actorOf, type Ctx } from '../kernel/ctx'
import { markCancelled } from '../modules/order/mall-order.sql'
import { noteEvents, type Order } from '../modules/order/order.sql'
import { releaseHolds } from '../modules/stock/stock.sql'

/**
 * An order that nobody paid is given up, by its buyer or because its time was over: its goods are free again. The caller
 * holds the order, has seen that it is `placed`, and has closed it at WeChat Pay.
 */
export async function giveUpOrder(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId' | 'caller'>,
  order: Pick<Order, 'id' | 'brand_id'>,
  cause: 'buyer' | 'time',
): Promise<void> {
  await markCancelled(ctx.db, order.id, ctx.now)
  await releaseHolds(ctx.db, order.id, ctx.now)
  const event = { orderId: order.id, kind: 'cancelled', actor: actorOf(ctx.caller), detail: { cause }, at: ctx.now }
  await noteEvents(ctx.db, [{ id: ctx.newId('ev'), brandId: order.brand_id, ...event }])
}
