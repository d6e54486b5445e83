import type { Input, Output } from '../../../contract/endpoint'
import type { resolveDispute as endpoint } from '../../../contract/settlement'
import { moveLots } from '../../flows/move-lots'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import { lockDispute, markResolved } from '../../modules/dispute/dispute.sql'
import { release } from '../../modules/ledger/post-commission'
import { outboxRow } from '../../modules/notice/outbox.sql'
import { lockOrder } from '../../modules/order/order.sql'

const BY_GUIDE = 'guide:'

/**
 * HQ decides a dispute in words; what was frozen goes back to where an order of this age keeps it. The guide who opened it
 * is told that there is an answer.
 */
export async function resolveDispute(
  ctx: Ctx<CallerOf<'ops'>>,
  { disputeId, resolution }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const dispute = await lockDispute(ctx.db, brandId, stores, disputeId)
  if (!dispute) throw new AppError('not_found')
  if (dispute.resolvedAt) throw new AppError('dispute_state')
  const order = await lockOrder(ctx.db, brandId, dispute.orderId)

  await markResolved(ctx.db, disputeId, { at: ctx.now, by: actorOf(ctx.caller), resolution })
  const to = order?.state === 'matured' ? 'available' : 'accrued'
  const releasedFen = await moveLots(
    ctx,
    brandId,
    [dispute.orderId],
    'release',
    () => disputeId,
    (lots) => release(lots, to),
  )
  const { openedBy, orderNo } = dispute
  if (openedBy.startsWith(BY_GUIDE)) {
    const payload = { guideId: openedBy.slice(BY_GUIDE.length), orderNo }
    const notice = { topic: 'dispute_answered', key: disputeId, payload } as const
    await insertMany(ctx.db, 'outbox', [outboxRow(notice, { id: ctx.newId('ob'), brandId, now: ctx.now })])
  }
  await noteChange(ctx, { action: 'resolveDispute', target: disputeId, after: { releasedFen }, reason: resolution })
  return { disputeId, releasedFen }
}
