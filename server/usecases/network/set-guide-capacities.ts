import type { Input, Output } from '../../../contract/endpoint'
import type { setGuideCapacities as endpoint } from '../../../contract/network-detail'
import { capsInScope } from '../../flows/caps-in-scope'
import { noteChange } from '../../flows/note-change'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { capsEffect, mergeCaps } from '../../modules/network/caps-effect'
import { upsertGuideLoads } from '../../modules/network/guide-load.sql'

/** Sets caps of many guides at once, one audit row for all. Below what somebody carries it becomes what they carry. */
export async function setGuideCapacities(
  ctx: Ctx<CallerOf<'ops'>>,
  { guideIds, ...asked }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const loads = await capsInScope(ctx, guideIds)
  const effect = capsEffect(loads, asked)
  await upsertGuideLoads(db, caller.brandId, mergeCaps(loads, asked), { now, today: shanghaiDay(now) })
  await noteChange(ctx, {
    action: 'setGuideCapacities',
    target: loads[0]?.guideId ?? guideIds[0]!,
    before: effect.before,
    after: { ...asked, guideIds: loads.map(({ guideId }) => guideId), ...effect.after },
  })
  return effect
}
