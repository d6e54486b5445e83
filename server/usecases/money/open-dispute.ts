import type { Input, Output } from '../../../contract/endpoint'
import type { openDispute as endpoint } from '../../../contract/settlement'
import { moveLots } from '../../flows/move-lots'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { insertDispute } from '../../modules/dispute/dispute.sql'
import { hold } from '../../modules/ledger/post-commission'
import { lockOrder } from '../../modules/order/order.sql'
import { isGuidesOrder } from '../../modules/order/order-list.sql'

/**
 * A guide disagrees with who earned an order they had a part in. The guides' shares that are not on their way yet are
 * frozen until HQ decides; the store's and HQ's are not in question and go on.
 */
export async function openDispute(
  ctx: Ctx<CallerOf<'guide'>>,
  { orderId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, guideId } = ctx.caller
  const order = await lockOrder(ctx.db, brandId, orderId)
  if (!order || !(await isGuidesOrder(ctx.db, brandId, orderId, guideId))) throw new AppError('order_unknown')
  if (order.paid_at === null) throw new AppError('order_state')

  const disputeId = ctx.newId('dp')
  const dispute = { id: disputeId, brandId, orderId, openedBy: actorOf(ctx.caller), reason, openedAt: ctx.now }
  if (!(await insertDispute(ctx.db, dispute))) throw new AppError('dispute_open')
  const heldFen = await moveLots(
    ctx,
    brandId,
    [orderId],
    'hold',
    () => disputeId,
    (lots) => hold(lots.filter(({ partyKind }) => partyKind === 'guide')),
  )
  return { disputeId, heldFen }
}
