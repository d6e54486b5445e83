import { AppError } from '../kernel/app-error'
import type { Ctx } from '../kernel/ctx'
import type { MallPayment } from './book-paid-mall-order'

type FlowCtx = Pick<Ctx, 'outside'>

/** What WeChat Pay took for an order of the mall; null when it took nothing. Not inside a transaction. */
export async function askPayment({ outside }: FlowCtx, orderNo: string): Promise<MallPayment | null> {
  const status = await outside.payments.query(orderNo)
  if (status.state !== 'paid' && status.state !== 'refunding') return null
  const { transactionId: paymentRef, totalFen, payerOpenid, paidAt } = status
  return { orderNo, paymentRef, totalFen, payerOpenid, paidAt }
}

/** Makes sure that nobody pays an order any more; null, or what somebody has paid before. Not inside a transaction. */
export async function closePayment(ctx: FlowCtx, orderNo: string): Promise<MallPayment | null> {
  if ((await ctx.outside.payments.close(orderNo)) === 'closed') return null
  const payment = await askPayment(ctx, orderNo)
  // It said paid, and now it does not know: nobody can tell, so nothing is decided.
  if (!payment) throw new AppError('outside_unavailable', { service: 'wechat-pay', fault: 'contradiction' })
  return payment
}
