import type { Input, Output } from '../../../contract/endpoint'
import type { markGuideLeft as endpoint } from '../../../contract/network'
import { noteChange } from '../../flows/note-change'
import { releaseGuideWork } from '../../flows/release-guide-work'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import * as guides from '../../modules/network/guide.sql'

/**
 * A guide leaves the brand: they can no longer sign in, get no offer, and what they had in hand is routed to others.
 * Called again with another day it corrects the day. Their members stay bound until HQ hands them over, and what they earned stays theirs.
 */
export async function markGuideLeft(
  ctx: Ctx<CallerOf<'ops'>>,
  { guideId, leftOn, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const guide = await guides.findGuideInScope(db, caller.brandId, caller.stores, guideId)
  if (!guide) throw new AppError('guide_unknown')

  if (leftOn > shanghaiDay(ctx.now) || leftOn < guide.joinedOn) throw new AppError('left_on_invalid')

  const isLeaving = await guides.markLeft(db, caller.brandId, guideId, leftOn)
  if (!isLeaving) return correctDay(ctx, { guideId, leftOn, reason })
  const moved = await releaseGuideWork(ctx, caller.brandId, guideId, 'guide_left')
  const after = { employment: 'left', leftOn, moved }
  await noteChange(ctx, { action: 'markGuideLeft', target: guideId, before: { employment: 'active' }, after, reason })
  return { guideId, isChanged: true, moved }
}

/** They were gone already: only the day may be another than was written down. */
async function correctDay(
  ctx: Ctx<CallerOf<'ops'>>,
  { guideId, leftOn, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const before = await guides.correctLeftOn(ctx.db, ctx.caller.brandId, guideId, leftOn)
  if (!before) return { guideId, isChanged: false, moved: 0 }
  await noteChange(ctx, { action: 'markGuideLeft', target: guideId, before, after: { leftOn }, reason })
  return { guideId, isChanged: true, moved: 0 }
}
