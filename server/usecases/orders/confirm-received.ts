import type { Input, Output } from '../../../contract/endpoint'
import type { confirmReceived as endpoint } from '../../../contract/my-order'
import { lockOwnOrder } from '../../flows/lock-own-order'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { markReceived, noteEvents } from '../../modules/order/order.sql'

/**
 * The shopper has the goods that were sent: the days in which they may be returned begin. Saying so again changes
 * nothing. What is fetched in a store is received there; an order without fulfilment is received once it was paid.
 */
export async function confirmReceived(
  ctx: Ctx<CallerOf<'shopper'>>,
  { orderId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const order = await lockOwnOrder(ctx, orderId)
  if (order.state === 'received' || order.state === 'matured') return { state: order.state }
  const isSent = order.state === 'shipped' || (order.state === 'paid' && order.fulfilment === null)
  if (!isSent) throw new AppError('order_state')
  await markReceived(ctx.db, orderId, ctx.now)
  const event = { orderId, kind: 'received', actor: 'shopper', detail: {}, at: ctx.now }
  await noteEvents(ctx.db, [{ id: ctx.newId('ev'), brandId: ctx.caller.brandId, ...event }])
  return { state: 'received' }
}
