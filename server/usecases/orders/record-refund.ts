import type { Input, Output } from '../../../contract/endpoint'
import type { recordRefund as endpoint } from '../../../contract/order'
import { bookRefunds } from '../../flows/book-refunds'
import { noteChange } from '../../flows/note-change'
import { isInFuture } from '../../flows/paid-order'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'

/** HQ records a refund made at a till or by transfer. One whose order has not come in yet is kept until it does. */
export async function recordRefund(
  ctx: Ctx<CallerOf<'ops'>>,
  { lines, ...input }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { source, orderNo, refundNo, amountFen, refundedAt, reason } = input
  if (isInFuture(refundedAt, ctx.now)) throw new AppError('refunded_in_future', { refundNo })
  const refund = { ...input, ...(lines ? { lines } : {}) }
  const [booked] = await bookRefunds(ctx, ctx.caller.brandId, [refund])
  if (booked!.outcome === 'refused') throw new AppError(booked!.code, { refundNo })
  const { outcome } = booked!
  if (outcome !== 'repeated') {
    const after = { source, orderNo, amountFen, outcome }
    await noteChange(ctx, { action: 'recordRefund', target: refundNo, after, reason })
  }
  return { outcome }
}
