import type { Input, Output } from '../../../contract/endpoint'
import type { requestRefund as endpoint } from '../../../contract/refund-request'
import { lockOwnOrder } from '../../flows/lock-own-order'
import { openRefundRequest } from '../../flows/open-refund-request'
import { findBuyer } from '../../flows/read-own-orders'
import { showRefundRequests } from '../../flows/show-refund-requests'
import { AppError } from '../../kernel/app-error'
import { canonicalHash } from '../../kernel/canonical'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listOwnLines, listOwnOrders } from '../../modules/order/my-order.sql'
import { linesOf } from '../../modules/order/order.sql'
import { orderAllows, refundablePieces } from '../../modules/order/order-allows'
import { refundPart } from '../../modules/order/refund-part'
import { askedOf, findRequestByKey } from '../../modules/order/refund-request.sql'

/**
 * A buyer asks money back for pieces of an order. What was not handed over or sent yet is agreed at once and free for
 * others; the rest waits for HQ. The same key again is the same request. Throws `order_state` when the order is not one
 * of which anything can come back now, and `refund_exceeds` for more pieces than are left.
 */
export async function requestRefund(
  ctx: Ctx<CallerOf<'shopper'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { orderId, reason, note, idempotencyKey } = input
  const order = await lockOwnOrder(ctx, orderId)
  const wanted = piecesByLine(input.lines)
  const inputHash = canonicalHash({ lines: [...wanted], reason, note })
  const before = await findRequestByKey(ctx.db, orderId, idempotencyKey)
  if (before && before.input_hash !== inputHash) throw new AppError('idempotency_conflict')
  if (before) return (await showRefundRequests(ctx.db, [before]))[0]!

  const parts = await partsOf(ctx, orderId, wanted)
  const isAgreed = order.state === 'paid' && order.fulfilment !== null
  const draft = { parts, reason, note, saveKey: idempotencyKey, inputHash, isAgreed }
  const request = await openRefundRequest(ctx, order, draft)
  return (await showRefundRequests(ctx.db, [request]))[0]!
}

/** Pieces by line number, in the order of the lines; a line that is named twice counts together. */
function piecesByLine(lines: Input<typeof endpoint>['lines']): Map<number, number> {
  const pieces = new Map<number, number>()
  for (const { lineNo, quantity } of lines.toSorted((a, b) => a.lineNo - b.lineNo))
    pieces.set(lineNo, (pieces.get(lineNo) ?? 0) + quantity)
  return pieces
}

/** What each line gives back, after asking the state table and what was asked before. */
async function partsOf(ctx: Ctx<CallerOf<'shopper'>>, orderId: string, wanted: ReadonlyMap<number, number>) {
  const { db } = ctx
  const buyer = await findBuyer(ctx)
  const [order] = buyer ? await listOwnOrders(db, buyer, { tab: 'all', orderId, rows: 1 }) : []
  if (!order) throw new AppError('order_unknown')
  const shown = new Map((await listOwnLines(db, [orderId])).map((line) => [line.lineNo, line]))
  const isLeft = [...wanted].every(([lineNo, pieces]) => {
    const line = shown.get(lineNo)
    return line !== undefined && pieces <= refundablePieces(line)
  })
  if (!orderAllows(order, [...shown.values()], ctx.now).includes('refund')) {
    // Nothing left of an order that could give back is another answer than an order that cannot.
    const asIfWhole = [...shown.values()].map((line) => ({ ...line, refundedFen: 0, pendingFen: 0, askedPieces: 0 }))
    const isOnlySpent = orderAllows(order, asIfWhole, ctx.now).includes('refund')
    throw new AppError(isOnlySpent ? 'refund_exceeds' : 'order_state')
  }
  if (!isLeft) throw new AppError('refund_exceeds')

  const asked = await askedOf(db, [orderId])
  const parts = (await linesOf(db, [orderId])).flatMap(({ id, line_no, sku_id, net_fen, quantity }) => {
    const pieces = wanted.get(line_no)
    if (pieces === undefined) return []
    const line = { netFen: net_fen, quantity }
    const { refundedFen, pendingFen } = shown.get(line_no)!
    const soFar = asked.get(id) ?? { pieces: 0, amountFen: 0 }
    const amountFen = refundPart(line, soFar, pieces, net_fen - refundedFen - pendingFen)
    return [{ orderLineId: id, skuId: sku_id, quantity: pieces, amountFen }]
  })
  // Pieces that together are worth less than a fen have nothing to give back.
  if (parts.every(({ amountFen }) => amountFen === 0)) throw new AppError('refund_exceeds')
  return parts
}
