import type { Ctx } from '../kernel/ctx'
import { answerAssignment, lockLiveWorkOf } from '../modules/routing/assignment.sql'
import { holdCapacity } from '../modules/routing/candidate.sql'
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
  const moved = await moveAll(ctx, brandId, guideId, reason)
  // A lead that was just being offered is waited for here, and seen by a second look.
  await holdCapacity(ctx.db, [guideId])
  return moved + (await moveAll(ctx, brandId, guideId, reason))
}

async function moveAll(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  brandId: string,
  guideId: string,
  reason: string,
): Promise<number> {
  const work = await lockLiveWorkOf(ctx.db, brandId, guideId)
  for (const { assignmentId, leadId } of work) {
    const isTaken = await answerAssignment(ctx.db, assignmentId, {
      from: ['offered', 'accepted', 'contacted'],
      to: 'taken_back',
      now: ctx.now,
      reason,
    })
    if (isTaken) await routeAgain(ctx, brandId, leadId, guideId)
  }
  return work.length
}
