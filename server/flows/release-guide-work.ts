import type { Ctx } from '../kernel/ctx'
import { lockLiveWorkOf } from '../modules/routing/assignment.sql'
import { holdCapacityAround } from '../modules/routing/capacity.sql'
import { passLeadOn } from './pass-lead-on'

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
  const known = await lockLiveWorkOf(ctx.db, brandId, guideId)
  // A lead that is just being offered to the guide is waited for here, and seen by a second look.
  await holdCapacityAround(ctx.db, guideId)
  const moved = await moveAll(ctx, brandId, guideId, reason, known)
  return moved + (await moveAll(ctx, brandId, guideId, reason, await lockLiveWorkOf(ctx.db, brandId, guideId)))
}

async function moveAll(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  brandId: string,
  guideId: string,
  reason: string,
  work: Awaited<ReturnType<typeof lockLiveWorkOf>>,
): Promise<number> {
  for (const { assignmentId, leadId } of work) {
    await passLeadOn(ctx, { brandId, assignmentId, leadId, guideId, to: 'taken_back', reason })
  }
  return work.length
}
