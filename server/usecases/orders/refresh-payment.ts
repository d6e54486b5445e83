import type { refreshPayment as endpoint } from '../../../contract/checkout'
import type { Input, Output } from '../../../contract/endpoint'
import { askPayment } from '../../flows/ask-payment'
import { bookPaidMallOrder } from '../../flows/book-paid-mall-order'
import { findOwnOrder } from '../../flows/lock-own-order'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { inTransaction } from '../../kernel/in-transaction'

type ShopperCtx = Ctx<CallerOf<'shopper'>>
type Known = Output<typeof endpoint> & { orderNo: string }

/** What we know of an order of one's own. */
export async function refreshPayment(ctx: ShopperCtx, { orderId }: Input<typeof endpoint>): Promise<Known> {
  const { order_no: orderNo, state, paid_fen: paidFen, pick_up_code } = await findOwnOrder(ctx, orderId)
  return { orderNo, state, paidFen, pickUpCode: state === 'paid' ? pick_up_code : null }
}

/** While nobody has told us of a payment WeChat Pay is asked, and what it took is booked as its notification would be. */
export async function askWhetherPaid(ctx: ShopperCtx, known: Known): Promise<Output<typeof endpoint>> {
  const payment = known.state === 'placed' ? await askPayment(ctx, known.orderNo) : null
  if (!payment) return known
  const booked = await inTransaction(ctx.db, (db) => bookPaidMallOrder({ ...ctx, db }, ctx.caller.brandId, payment))
  return { state: booked.state, paidFen: known.paidFen, pickUpCode: booked.pickUpCode }
}
