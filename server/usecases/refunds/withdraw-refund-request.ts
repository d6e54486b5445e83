import type { Input, Output } from '../../../contract/endpoint'
import type { withdrawRefundRequest as endpoint } from '../../../contract/refund-request'
import { endRefundRequest } from '../../flows/end-refund-request'
import { lockOwnOrder } from '../../flows/lock-own-order'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findRequest } from '../../modules/order/refund-request.sql'

/** The buyer keeps the goods after all. Only while nobody has decided; again it changes nothing. */
export async function withdrawRefundRequest(
  ctx: Ctx<CallerOf<'shopper'>>,
  { refundRequestId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db } = ctx
  const { brandId } = ctx.caller
  const seen = await findRequest(db, brandId, refundRequestId)
  if (!seen) throw new AppError('refund_unknown')
  await lockOwnOrder(ctx, seen.order_id, 'refund_unknown')
  const request = (await findRequest(db, brandId, refundRequestId))!
  if (request.state === 'withdrawn') return { state: 'withdrawn' }
  if (request.state !== 'requested') throw new AppError('refund_state')
  await endRefundRequest(ctx, request, 'withdrawn')
  return { state: 'withdrawn' }
}
