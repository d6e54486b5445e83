import type { Input, Output } from '../../../contract/endpoint'
import type { declineAssignment as endpoint } from '../../../contract/lead'
import { routeAgain } from '../../flows/route-again'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { endAssignment, lockOwnAssignment } from '../../modules/routing/assignment.sql'

/** A guide turns an offer down, or gives back a lead they hold, with a reason; it goes on to the next at once. */
export async function declineAssignment(
  ctx: Ctx<CallerOf<'guide'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, guideId } = ctx.caller
  const held = await lockOwnAssignment(ctx.db, brandId, guideId, input.assignmentId)
  if (!held) throw new AppError('not_found')
  const isMine = await endAssignment(ctx.db, held.id, {
    from: ['offered', 'accepted', 'contacted'],
    to: 'declined',
    now: ctx.now,
    reason: input.reason,
  })
  if (!isMine) throw new AppError('assignment_state')
  const placed = await routeAgain(ctx, brandId, held.leadId, guideId)
  return { leadId: held.leadId, hasNextOffer: Boolean(placed?.offer) }
}
