import type { startPayment as endpoint } from '../../../contract/checkout'
import type { Input, Output } from '../../../contract/endpoint'
import { askPayment } from '../../flows/ask-payment'
import { bookPaidMallOrder } from '../../flows/book-paid-mall-order'
import { findOwnOrder } from '../../flows/lock-own-order'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { inTransaction } from '../../kernel/in-transaction'
import type { Payments } from '../../kernel/outside'
import { linesOf, type Order } from '../../modules/order/order.sql'
import { orderTitle } from '../../modules/order/order-title'

type ShopperCtx = Ctx<CallerOf<'shopper'>>
/** An order that may be paid, as it is announced; without an announcement there is nothing to pay. */
type Payable = { state: Order['state']; announcement: Parameters<Payments['prepay']>[0] | null }

/** Reads what is to be paid. Throws `order_expired` when the time is over, `order_state` when it was given up. */
export async function startPayment(ctx: ShopperCtx, { orderId }: Input<typeof endpoint>): Promise<Payable> {
  const order = await findOwnOrder(ctx, orderId)
  const { state, pay_by: payBy } = order
  if (order.paid_at) return { state, announcement: null }
  const isOver = !payBy || payBy <= ctx.now
  if (state === 'cancelled') throw new AppError(isOver ? 'order_expired' : 'order_state')
  if (isOver) throw new AppError('order_expired')
  const lines = await linesOf(ctx.db, [orderId])
  const title = orderTitle(lines[0]!.title, lines.length)
  const { openid } = ctx.caller
  return { state, announcement: { orderNo: order.order_no, totalFen: order.paid_fen, title, openid, payBy } }
}

/**
 * Announces the order at WeChat Pay and answers the sheet its buyer sees. Pressed twice it is one payment: WeChat Pay
 * knows the order by its number. What turns out to be paid is booked, and there is no sheet.
 */
export async function announcePayment(
  ctx: ShopperCtx,
  { state, announcement }: Payable,
): Promise<Output<typeof endpoint>> {
  if (!announcement) return { state, payment: null }
  const sheet = await ctx.outside.payments.prepay(announcement)
  // Closed at WeChat Pay, and about to be cancelled here.
  if (sheet === 'closed') throw new AppError('order_expired')
  if (sheet !== 'paid') return { state, payment: sheet }
  const payment = await askPayment(ctx, announcement.orderNo)
  if (!payment) throw new AppError('outside_unavailable')
  const booked = await inTransaction(ctx.db, (db) => bookPaidMallOrder({ ...ctx, db }, ctx.caller.brandId, payment))
  return { state: booked.state, payment: null }
}
