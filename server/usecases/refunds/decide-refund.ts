import type { Input, Output } from '../../../contract/endpoint'
import type { decideRefund as endpoint } from '../../../contract/refund-request'
import { endRefundRequest } from '../../flows/end-refund-request'
import { lockStaffOrder } from '../../flows/lock-staff-order'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { linesOf } from '../../modules/order/order.sql'
import { refundedByLine } from '../../modules/order/refund.sql'
import {
  agreedByLine,
  findRequest,
  moveRequest,
  requestLines,
  type StoredRequest,
} from '../../modules/order/refund-request.sql'

/**
 * HQ or the store's manager agrees to a refund of goods that were handed over, or declines it and says why. The same
 * decision again changes nothing. Throws `refund_exceeds` when so much went back otherwise meanwhile that the agreed sum
 * is not left.
 */
export async function decideRefund(
  ctx: Ctx<CallerOf<'ops'>>,
  { refundRequestId, isApproved, answer }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now } = ctx
  const request = await lockRequest(ctx, refundRequestId)
  const state = isApproved ? 'approved' : 'declined'
  if (request.state === state) return { state }
  if (request.state !== 'requested') throw new AppError('refund_state')
  if (isApproved) {
    await refuseExcess(ctx, request)
    await moveRequest(db, request.id, { state, answer, decidedAt: now, decidedBy: actorOf(ctx.caller) })
  } else await endRefundRequest(ctx, request, 'declined', answer)
  await noteChange(ctx, {
    action: 'decideRefund',
    target: request.id,
    before: { state: request.state },
    after: { state, amountFen: request.amount_fen },
    reason: answer,
  })
  return { state }
}

/** The request, with its order held. One of other stores is `refund_unknown`, like one that is not there. */
async function lockRequest(ctx: Ctx<CallerOf<'ops'>>, id: string): Promise<StoredRequest> {
  const seen = await findRequest(ctx.db, ctx.caller.brandId, id)
  if (!seen) throw new AppError('refund_unknown')
  await lockStaffOrder(ctx, seen.order_id, 'refund_unknown')
  return (await findRequest(ctx.db, ctx.caller.brandId, id))!
}

/** Agreed is what is left of each line it asks of, less what was agreed before; what else waits for an answer waits. */
async function refuseExcess({ db }: Ctx<CallerOf<'ops'>>, { id, order_id: orderId }: StoredRequest): Promise<void> {
  const asked = await requestLines(db, [id])
  const agreed = await agreedByLine(db, [orderId])
  const refunded = await refundedByLine(db, [orderId])
  const netOf = new Map((await linesOf(db, [orderId])).map((line) => [line.id, line.net_fen]))
  for (const { orderLineId, amountFen } of asked) {
    const spokenFor = (refunded.get(orderLineId) ?? 0) + (agreed.get(orderLineId) ?? 0)
    if (spokenFor + amountFen > (netOf.get(orderLineId) ?? 0)) throw new AppError('refund_exceeds')
  }
}
