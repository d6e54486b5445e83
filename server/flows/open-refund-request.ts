import type { Ctx } from '../kernel/ctx'
import { actorOf } from '../kernel/ctx'
import { maskPhones } from '../kernel/log'
import { noteEvents, type Order } from '../modules/order/order.sql'
import { insertRequest, openAfterSales, type StoredRequest } from '../modules/order/refund-request.sql'
import { releasePieces } from '../modules/stock/order-holds.sql'

export type RefundDraft = {
  parts: readonly { orderLineId: string; skuId: string; quantity: number; amountFen: number }[]
  reason: string
  note: string
  /** The same key for the same order is the same request. */
  saveKey: string
  inputHash: string
  /** Goods that were not handed over need nobody's word: their refund is agreed at once. */
  isAgreed: boolean
}

/**
 * Writes down that money is to go back for pieces of an order: the request, an after-sale so that nothing of the order
 * becomes payable meanwhile, and what of the goods is free again, because agreed pieces are never handed over. The
 * caller holds the order and has worked the amounts out. The money itself moves later, outside.
 */
export async function openRefundRequest(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId' | 'caller'>,
  order: Pick<Order, 'id' | 'brand_id'>,
  draft: RefundDraft,
): Promise<StoredRequest> {
  const { db, now } = ctx
  const id = ctx.newId('rr')
  const request: StoredRequest = {
    id,
    brand_id: order.brand_id,
    order_id: order.id,
    refund_no: `RF${id.slice(3).toUpperCase()}`,
    state: draft.isAgreed ? 'approved' : 'requested',
    amount_fen: draft.parts.reduce((sum, { amountFen }) => sum + amountFen, 0),
    reason: draft.reason,
    note: maskPhones(draft.note),
    answer: null,
    input_hash: draft.inputHash,
    save_key: draft.saveKey,
    requested_at: now,
    decided_at: draft.isAgreed ? now : null,
    decided_by: draft.isAgreed ? 'server' : null,
    settled_at: null,
  }
  const lines = draft.parts.map(({ orderLineId, quantity, amountFen }) => ({
    refund_request_id: id,
    order_line_id: orderLineId,
    quantity,
    amount_fen: amountFen,
  }))
  await insertRequest(db, request, lines)
  const afterSale = { id: ctx.newId('af'), brand_id: order.brand_id, order_id: order.id, reason: draft.reason }
  await openAfterSales(db, [{ ...afterSale, opened_at: now, closed_at: null }])
  if (draft.isAgreed) await releasePieces(db, order.id, draft.parts, now)
  const detail = { refundNo: request.refund_no, amountFen: request.amount_fen }
  const event = { orderId: order.id, kind: 'refund_requested', actor: actorOf(ctx.caller), detail, at: now }
  await noteEvents(db, [{ id: ctx.newId('ev'), brandId: order.brand_id, ...event }])
  return request
}
