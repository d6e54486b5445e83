import type { Ctx } from '../kernel/ctx'
import { endAcceptedBinding, giveBackMember } from '../modules/binding/binding.sql'
import { endAssignment } from '../modules/routing/assignment.sql'
import type { PlacedLead } from './placed-lead'
import { routeAgain } from './route-again'

export type Leaving = {
  brandId: string
  assignmentId: string
  leadId: string
  guideId: string
  to: 'declined' | 'taken_back'
  reason: string
}

/**
 * Ends what a guide has in hand of a lead and routes it to the next. A guide who had accepted and never reached the
 * shopper keeps nothing of them: the binding their accept made ends with it. `isEnded` is false when somebody else ended
 * the assignment first. The lead must be locked.
 */
export async function passLeadOn(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  { brandId, assignmentId, leadId, guideId, to, reason }: Leaving,
): Promise<{ isEnded: boolean; placed: PlacedLead | null }> {
  const from = ['offered', 'accepted', 'contacted'] as const
  const isEnded = await endAssignment(ctx.db, assignmentId, { from, to, now: ctx.now, reason })
  if (!isEnded) return { isEnded, placed: null }
  // Before the decision, which must not find them as the owner; the count after it, when capacities are held in order.
  const isUnbound = await endAcceptedBinding(ctx.db, assignmentId, ctx.now, `lead_${to}`)
  const placed = await routeAgain(ctx, brandId, leadId, guideId)
  if (isUnbound) await giveBackMember(ctx.db, guideId)
  return { isEnded, placed }
}
