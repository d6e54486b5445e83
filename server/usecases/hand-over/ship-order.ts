import type { Input, Output } from '../../../contract/endpoint'
import type { shipOrder as endpoint } from '../../../contract/hand-over'
import { lockStaffOrder } from '../../flows/lock-staff-order'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { insertTogether } from '../../kernel/insert-many'
import { outboxRow } from '../../modules/notice/outbox.sql'
import { handOverState, sparePieces } from '../../modules/order/hand-over-state'
import { markShipped } from '../../modules/order/mall-order.sql'
import { listOwnLines } from '../../modules/order/my-order.sql'
import { releasePieces } from '../../modules/stock/order-holds.sql'
import { takeHolds } from '../../modules/stock/stock.sql'

/**
 * The parcel of an order has left: its goods are gone from the warehouse, and the days until it counts as received run.
 * The same parcel again changes nothing. Throws `order_state` for what is not to be sent: fetched in a store, not paid,
 * or refunded whole.
 */
export async function shipOrder(
  ctx: Ctx<CallerOf<'ops'>>,
  { orderId, carrier, trackingNo }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now } = ctx
  const { brandId } = ctx.caller
  const order = await lockStaffOrder(ctx, orderId)
  const isSame = order.carrier === carrier && order.tracking_no === trackingNo
  if (order.shipped_at && isSame) return { orderId, state: order.state }
  if (order.state !== 'paid' || order.fulfilment !== 'delivery') throw new AppError('order_state')
  const lines = await listOwnLines(db, [orderId])
  if (handOverState(order.state, lines) !== 'ready') throw new AppError('order_state')

  await markShipped(db, orderId, { carrier, trackingNo, at: now })
  await releasePieces(db, orderId, sparePieces(lines), now)
  await takeHolds(db, orderId, now)
  const event = { id: ctx.newId('ev'), brand_id: brandId, order_id: orderId, kind: 'shipped' }
  const upload = { topic: 'shipping_upload', key: orderId, payload: { orderId } } as const
  await insertTogether(db, {
    order_event: [{ ...event, actor: actorOf(ctx.caller), detail: { carrier, trackingNo }, at: now }],
    outbox: [outboxRow(upload, { id: ctx.newId('ob'), brandId, now })],
  })
  await noteChange(ctx, { action: 'shipOrder', target: orderId, after: { carrier, trackingNo } })
  return { orderId, state: 'shipped' }
}
