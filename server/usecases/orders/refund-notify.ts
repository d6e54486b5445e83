import type { Input, Output } from '../../../contract/endpoint'
import type { refundNotify as endpoint } from '../../../contract/order'
import { RECORD_TEXT } from '../../../contract/reasons'
import { bookRefunds } from '../../flows/book-refunds'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'

/** WeChat Pay says a refund went through. What did not go through changes nothing. */
export async function refundNotify(
  ctx: Ctx<CallerOf<'payment'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { out_refund_no: refundNo, out_trade_no: orderNo, amount, success_time: refundedAt } = input
  if (input.refund_status !== 'SUCCESS') return { refundNo, outcome: 'ignored' }
  if (!refundedAt) throw new AppError('invalid_input')
  const [booked] = await bookRefunds(ctx, ctx.caller.brandId, [
    {
      source: 'miniprogram',
      orderNo,
      refundNo,
      amountFen: amount.refund,
      reason: RECORD_TEXT.wechatRefund,
      refundedAt,
    },
  ])
  if (booked!.outcome === 'refused') throw new AppError(booked!.code, { refundNo })
  return { refundNo, outcome: booked!.outcome }
}
