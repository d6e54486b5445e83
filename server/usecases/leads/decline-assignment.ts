import type { Input, Output } from '../../../contract/endpoint'
import type { declineAssignment as endpoint } from '../../../contract/lead'
import { passLeadOn } from '../../flows/pass-lead-on'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { lockOwnAssignment } from '../../modules/routing/assignment.sql'

/** A guide turns an offer down, or gives back a lead they hold, with a reason; it goes on to the next at once. */
export async function declineAssignment(
  ctx: Ctx<CallerOf<'guide'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, guideId } = ctx.caller
  const held = await lockOwnAssignment(ctx.db, brandId, guideId, input.assignmentId)
  if (!held) throw new AppError('not_found')
  const { id: assignmentId, leadId } = held
  const { reason } = input
  const { isEnded, placed } = await passLeadOn(ctx, { brandId, assignmentId, leadId, guideId, to: 'declined', reason })
  if (!isEnded) throw new AppError('assignment_state')
  return { leadId, hasNextOffer: Boolean(placed?.offer) }
}
