import type { cancelOrder as endpoint } from '../../../contract/checkout'
import type { Input, Output } from '../../../contract/endpoint'
import { closePayment } from '../../flows/ask-payment'
import { bookPaidMallOrder, type MallPayment } from '../../flows/book-paid-mall-order'
import { giveUpOrder } from '../../flows/give-up-order'
import { findOwnOrder, lockOwnOrder } from '../../flows/lock-own-order'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'

/** What WeChat Pay said when it was told that nobody is to pay any more: nothing was paid, or this was. */
type Closing = { payment: MallPayment | null }

/** Before the transaction: WeChat Pay closes the order, so that it cannot be paid once it is given up; or it is too late. */
export async function askBeforeCancel(
  ctx: Ctx<CallerOf<'shopper'>>,
  { orderId }: Input<typeof endpoint>,
): Promise<Closing> {
  const { order_no: orderNo, state } = await findOwnOrder(ctx, orderId)
  return { payment: state === 'placed' ? await closePayment(ctx, orderNo) : null }
}

/**
 * Gives up an order that is not paid: its goods are free again. Again it changes nothing. One that turns out to be paid
 * is booked as paid, and answers so. Throws `order_state` for what was paid before.
 */
export async function cancelOrder(
  ctx: Ctx<CallerOf<'shopper'>>,
  { orderId }: Input<typeof endpoint>,
  { payment }: Closing,
): Promise<Output<typeof endpoint>> {
  const order = await lockOwnOrder(ctx, orderId)
  // Money first, also when somebody else gave the order up meanwhile: what WeChat Pay took is never left unbooked.
  if (payment && order.paid_at === null)
    return { state: (await bookPaidMallOrder(ctx, ctx.caller.brandId, payment)).state }
  if (order.state === 'cancelled') return { state: 'cancelled' }
  if (order.state !== 'placed') throw new AppError('order_state')
  await giveUpOrder(ctx, order, 'buyer')
  return { state: 'cancelled' }
}
