import type { Ctx } from '../kernel/ctx'
import { lockLead } from '../modules/lead/lead.sql'
import { answerAssignment, liveWorkOf } from '../modules/routing/assignment.sql'
import { routeAgain } from './route-again'

/**
 * Takes back everything a guide has in hand — because they left or go on leave — and routes it again through the same
 * states as any other lead. Mark the guide unavailable first, or the lead may come back. Returns how many moved.
 */
export async function releaseGuideWork(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  brandId: string,
  guideId: string,
  reason: string,
): Promise<number> {
  const work = await liveWorkOf(ctx.db, brandId, guideId)
  for (const { assignmentId, leadId } of work) {
    await lockLead(ctx.db, brandId, leadId)
    const isTaken = await answerAssignment(ctx.db, assignmentId, {
      from: ['offered', 'accepted', 'contacted'],
      to: 'taken_back',
      now: ctx.now,
      reason,
    })
    if (!isTaken) continue
    await routeAgain(ctx, brandId, leadId, guideId)
  }
  return work.length
}
