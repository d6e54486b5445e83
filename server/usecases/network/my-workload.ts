import type { Output } from '../../../contract/endpoint'
import type { myWorkload as endpoint } from '../../../contract/network'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { listDaysOff } from '../../modules/network/day-off.sql'
import * as guides from '../../modules/network/guide.sql'
import { listGuideLoads } from '../../modules/network/guide-load.sql'
import { isOnLeave } from '../../modules/network/is-on-leave'

/** What a guide carries today against what they may carry. */
export async function myWorkload(ctx: Ctx<CallerOf<'guide'>>): Promise<Output<typeof endpoint>> {
  const { brandId, guideId } = ctx.caller
  const today = shanghaiDay(ctx.now)
  const guide = await guides.findGuide(ctx.db, brandId, guideId)
  const [load] = await listGuideLoads(ctx.db, brandId, [guideId], today)
  if (!guide || !load) throw new AppError('guide_unknown')
  const { name, role, homeStoreName } = guide
  const daysOff = await listDaysOff(ctx.db, [guideId], { from: today, to: today })
  return { name, role, homeStoreName, isOnLeave: isOnLeave(guide, today) || daysOff.length > 0, load }
}
