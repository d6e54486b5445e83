import type { Input, Output } from '../../../contract/endpoint'
import type { keyInTransfer as endpoint } from '../../../contract/order'
import { bookPaidOrders } from '../../flows/book-orders'
import { noteChange } from '../../flows/note-change'
import { noteTouch } from '../../flows/note-touch'
import { goodsFen } from '../../flows/paid-order'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { lockMembers } from '../../modules/member/member.sql'
import { isGuidesMember, livingMember } from '../../modules/order/sale.sql'

/**
 * A guide keys in a deal paid by private transfer, with its proof. It goes the way of every other order; the guide is
 * its seller. One proof and one number are one deal; the member must be somebody the guide has dealt with.
 */
export async function keyInTransfer(
  ctx: Ctx<CallerOf<'guide'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, guideId, storeIds } = ctx.caller
  if (!input.proofRef) throw new AppError('proof_missing')
  const paidFen = goodsFen(input.lines) - input.discountFen
  // A transfer of nothing proves nothing: unlike at a till, somebody has sent money.
  if (paidFen <= 0) throw new AppError('amount_invalid', { orderNo: input.orderNo })
  const memberId = await livingMember(ctx.db, brandId, input.memberId)
  if (!memberId || !(await isGuidesMember(ctx.db, memberId, guideId))) throw new AppError('not_found')
  // The person before their leads and their guide, as everywhere: the deal closes leads, and is a touch.
  await lockMembers(ctx.db, [memberId])

  const { orderNo, lines, discountFen, paidAt, proofRef } = input
  const storeId = storeIds[0]
  const [result] = await bookPaidOrders(ctx, brandId, [
    {
      source: 'private_transfer',
      orderNo,
      channel: 'guide_share',
      member: { by: 'id', value: memberId },
      store: storeId ? { by: 'id', value: storeId } : null,
      seller: { by: 'id', value: guideId },
      lines,
      discountFen,
      paidAt,
      proofRef,
    },
  ])
  const booked = result!
  if ('code' in booked) throw new AppError(booked.code, { orderNo })
  const { orderId, outcome } = booked
  if (outcome === 'booked') {
    await noteDeal(ctx, memberId, orderId, paidAt)
    await noteChange(ctx, { action: 'keyInTransfer', target: orderId, after: { orderNo, paidFen } })
  }
  return { orderId, outcome }
}

async function noteDeal(ctx: Ctx<CallerOf<'guide'>>, memberId: string, orderId: string, paidAt: Date) {
  const { brandId, guideId, storeIds } = ctx.caller
  await noteTouch(ctx, {
    brandId,
    memberId,
    kind: 'deal_keyed',
    channel: 'guide_share',
    guideId,
    ...(storeIds[0] ? { storeId: storeIds[0] } : {}),
    proof: 'transfer_proof',
    context: { orderId },
    idempotencyKey: `deal:${orderId}`,
    occurredAt: paidAt,
  })
}
