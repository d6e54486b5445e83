import { actorOf, type Ctx } from '../kernel/ctx'
import { noteEvents } from '../modules/order/order.sql'
import { closeQuietAfterSales, moveRequest, type StoredRequest } from '../modules/order/refund-request.sql'

/**
 * A request ends without money: its buyer took it back, or HQ declined it and said why. Its pieces can be asked back
 * anew, and the order may mature again unless something else is open. The caller holds the order.
 */
export async function endRefundRequest(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId' | 'caller'>,
  { id, brand_id: brandId, order_id: orderId, refund_no: refundNo }: StoredRequest,
  state: 'withdrawn' | 'declined',
  answer?: string,
): Promise<void> {
  const { db, now } = ctx
  const actor = actorOf(ctx.caller)
  const decided = state === 'declined' ? { decidedAt: now, decidedBy: actor } : {}
  await moveRequest(db, id, { state, ...decided, ...(answer === undefined ? {} : { answer }), settledAt: now })
  await closeQuietAfterSales(db, [orderId], now)
  const event = { orderId, kind: `refund_${state}`, actor, detail: { refundNo }, at: now }
  await noteEvents(db, [{ id: ctx.newId('ev'), brandId, ...event }])
}
