import type { Input, Output } from '../../../contract/endpoint'
import type { reassignLead as endpoint } from '../../../contract/lead-watch'
import { findReceiver, giveLead } from '../../flows/give-lead'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { isLeadVisible } from '../../modules/routing/assignment.sql'

/** HQ, or a store manager within their stores, gives a lead to a guide by hand; who, what and why is audited (A4.8). */
export async function reassignLead(
  ctx: Ctx<CallerOf<'ops'>>,
  { leadId, guideId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  if (!(await isLeadVisible(ctx.db, brandId, stores, leadId))) throw new AppError('not_found')
  const receiver = await findReceiver(ctx, guideId)
  const { assignmentId, acceptBy } = await giveLead(ctx, leadId, receiver, reason)
  return { assignmentId, guideName: receiver.name, acceptBy }
}
