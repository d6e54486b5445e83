import type { Input, Output } from '../../../contract/endpoint'
import type { payNotify as endpoint } from '../../../contract/order'
import { bookPaidMallOrder } from '../../flows/book-paid-mall-order'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'

/** WeChat Pay says an order was paid: `bookPaidMallOrder` says what follows. What was not paid changes nothing. */
export async function payNotify(
  ctx: Ctx<CallerOf<'payment'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { out_trade_no: orderNo, transaction_id: paymentRef, amount, payer, success_time: paidAt } = input
  if (input.trade_state !== 'SUCCESS') return { orderNo, outcome: 'ignored' }
  if (!paymentRef || !amount || !paidAt) throw new AppError('invalid_input')
  const { outcome } = await bookPaidMallOrder(ctx, ctx.caller.brandId, {
    orderNo,
    paymentRef,
    totalFen: amount.total,
    payerOpenid: payer?.openid ?? null,
    paidAt,
  })
  return { orderNo, outcome }
}
