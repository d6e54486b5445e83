import type { OrderState } from '../../contract/mall-vocabulary'
import { RECORD_TEXT } from '../../contract/reasons'
import { AppError } from '../kernel/app-error'
import { assert } from '../kernel/assert'
import { canonicalHash } from '../kernel/canonical'
import { actorOf, type Ctx } from '../kernel/ctx'
import { insertTogether } from '../kernel/insert-many'
import { newCounterCode } from '../kernel/new-id'
import { outboxRow } from '../modules/notice/outbox.sql'
import { countSold, markMallOrderPaid } from '../modules/order/mall-order.sql'
import * as orders from '../modules/order/order.sql'
import { livingMember } from '../modules/order/sale.sql'
import { forgetReleased } from '../modules/stock/order-holds.sql'
import { CENTRAL, reserveStock } from '../modules/stock/stock.sql'
import { earningOf, earnOrders } from './book-orders'
import { openRefundRequest } from './open-refund-request'
import { piecesOf } from './price-basket'

/** What WeChat Pay says it took for an order of the mall. */
export type MallPayment = {
  orderNo: string
  /** WeChat Pay's transaction; an order has one. */
  paymentRef: string
  totalFen: number
  payerOpenid: string | null
  paidAt: Date
}
export type BookedPayment = {
  orderId: string
  outcome: 'paid' | 'repeated'
  state: OrderState
  pickUpCode: string | null
}
type FlowCtx = Pick<Ctx, 'db' | 'now' | 'newId' | 'caller' | 'log'>

/** Draws for one pick-up code: that all of them are taken already does not happen before a brand has 10^8 orders open. */
const CODES_DRAWN = 4

/**
 * Books that an order of the mall was paid, however it became known: by notification or by asking. The order is held
 * first, so that of any number of tellings at once one books it and the others find it done. Money for an order that was
 * given up meanwhile is booked too: its goods are reserved anew, or, where there are too few, all of it is refunded at
 * once; both are on record. Speaks to nobody outside.
 * Throws `order_unknown`, `order_amount_mismatch` (books nothing: finance has to look) and `order_conflict`, when it was
 * paid by another transaction.
 */
export async function bookPaidMallOrder(ctx: FlowCtx, brandId: string, payment: MallPayment): Promise<BookedPayment> {
  const { orderNo, paymentRef, totalFen } = payment
  const [order] = await orders.findOrders(ctx.db, brandId, [{ source: 'miniprogram', orderNo }], true)
  if (!order) throw new AppError('order_unknown', { orderNo })
  if (totalFen !== order.paid_fen) {
    ctx.log('warn', 'payment_amount_mismatch', { orderNo, paidFen: totalFen, orderFen: order.paid_fen })
    throw new AppError('order_amount_mismatch', { orderNo })
  }
  if (order.paid_at !== null) {
    if (order.payment_ref !== paymentRef) throw new AppError('order_conflict', { orderNo })
    return { orderId: order.id, outcome: 'repeated', state: order.state, pickUpCode: order.pick_up_code }
  }

  // WeChat Pay tells whole seconds: what was paid in the second it was placed is not paid before.
  const paidAt = new Date(Math.max(payment.paidAt.getTime(), order.placed_at.getTime()))
  const lines = await orders.linesOf(ctx.db, [order.id])
  const isLate = order.state === 'cancelled'
  const isSoldOut = isLate && order.fulfilment !== null && !(await reserveAnew(ctx, order, lines))
  const drawnCodes = Array.from({ length: CODES_DRAWN }, () => newCounterCode('1'))
  const paid = { brandId, orderId: order.id, paidAt, paymentRef, drawnCodes }
  const { pickUpCode, storeName } = await markMallOrderPaid(ctx.db, paid)
  assert(order.fulfilment !== 'pickup' || pickUpCode, 'One of the drawn codes is free')
  const memberId = order.member_id ? ((await livingMember(ctx.db, brandId, order.member_id)) ?? null) : null
  await tellPaid(ctx, { ...order, member_id: memberId }, { paymentRef, paidAt, isLate, isReady: !isSoldOut, storeName })
  if (!isSoldOut) await countSold(ctx.db, brandId, order.id)
  await earnOrders(ctx, brandId, [
    earningOf({ ...order, member_id: memberId, paid_at: paidAt }, lines, payment.payerOpenid),
  ])
  if (isSoldOut) await giveAllBack(ctx, order, lines)
  return { orderId: order.id, outcome: 'paid', state: 'paid', pickUpCode }
}

/** Whether the goods of an order that was given up could be kept back once more. */
async function reserveAnew(ctx: FlowCtx, order: orders.Order, lines: readonly orders.OrderLine[]): Promise<boolean> {
  const location = order.fulfilment === 'pickup' ? order.store_id : CENTRAL
  assert(location, 'What is picked up has a store')
  await forgetReleased(ctx.db, order.id)
  const wanted = piecesOf(lines.map(({ sku_id, quantity }) => ({ skuId: sku_id, quantity })))
  const reservation = { brandId: order.brand_id, orderId: order.id, location, lines: wanted, now: ctx.now }
  return (await reserveStock(ctx.db, reservation)).short.length === 0
}

/** The order's story goes on, and a buyer whose goods wait in a store is told. */
async function tellPaid(
  ctx: FlowCtx,
  order: orders.Order,
  told: { paymentRef: string; paidAt: Date; isLate: boolean; isReady: boolean; storeName: string | null },
): Promise<void> {
  const { paymentRef, paidAt, isLate, isReady, storeName } = told
  const event = {
    id: ctx.newId('ev'),
    brand_id: order.brand_id,
    order_id: order.id,
    kind: 'paid',
    actor: actorOf(ctx.caller),
    detail: { paymentRef, ...(isLate ? { isLate, isReserved: isReady } : {}) },
    at: paidAt,
  }
  const { id: orderId, member_id: memberId, fulfilment, brand_id: brandId } = order
  const isWaiting = isReady && fulfilment === 'pickup' && memberId !== null && storeName !== null
  const notice = isWaiting && { topic: 'order_ready' as const, key: orderId, payload: { memberId, orderId, storeName } }
  const rows = notice ? [outboxRow(notice, { id: ctx.newId('ob'), brandId, now: ctx.now })] : []
  await insertTogether(ctx.db, { order_event: [event], outbox: rows })
}

/** All of an order that can no longer be delivered is refunded, to the fen of each line. */
async function giveAllBack(ctx: FlowCtx, order: orders.Order, lines: readonly orders.OrderLine[]): Promise<void> {
  const parts = lines.map(({ id, sku_id, quantity, net_fen }) => ({
    orderLineId: id,
    skuId: sku_id,
    quantity,
    amountFen: net_fen,
  }))
  await openRefundRequest(ctx, order, {
    parts,
    reason: RECORD_TEXT.paidTooLate,
    note: '',
    saveKey: 'paid-too-late',
    inputHash: canonicalHash({ orderId: order.id, cause: 'paid-too-late' }),
    isAgreed: true,
  })
}
