import type { Input, Output } from '../../../contract/endpoint'
import type { setGuideLeave as endpoint } from '../../../contract/network'
import { noteChange } from '../../flows/note-change'
import { releaseGuideWork } from '../../flows/release-guide-work'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import * as guides from '../../modules/network/guide.sql'
import { isOnLeave } from '../../modules/network/is-on-leave'

/** Sets or clears a guide's leave. When it has begun, open work is routed to colleagues: nobody waits for an absentee. */
export async function setGuideLeave(
  ctx: Ctx<CallerOf<'ops'>>,
  { guideId, leave }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const guide = await guides.findGuideInScope(db, caller.brandId, caller.stores, guideId)
  if (!guide) throw new AppError('guide_unknown')

  const after = { leaveFrom: leave?.from ?? null, leaveTo: leave?.to ?? null }
  const isAway = isOnLeave(after, shanghaiDay(ctx.now))

  await guides.setLeave(db, caller.brandId, guideId, leave)
  const moved = isAway ? await releaseGuideWork(ctx, caller.brandId, guideId, 'guide_on_leave') : 0
  const before = { leaveFrom: guide.leaveFrom, leaveTo: guide.leaveTo }
  await noteChange(ctx, { action: 'setGuideLeave', target: guideId, before, after: { ...after, moved } })
  return { guideId, isOnLeave: isAway, moved }
}
