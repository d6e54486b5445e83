import type { Input, Output } from '../../../contract/endpoint'
import type { setGuideCapacity as endpoint } from '../../../contract/network'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { assert } from '../../kernel/assert'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import * as guides from '../../modules/network/guide.sql'
import { listGuideLoads, upsertGuideLoads } from '../../modules/network/guide-load.sql'

/** How many leads a day, open leads and members a guide may carry. Below what is used it becomes what is used. */
export async function setGuideCapacity(
  ctx: Ctx<CallerOf<'ops'>>,
  { guideId, ...caps }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const today = shanghaiDay(now)
  const guide = await guides.findGuideInScope(db, caller.brandId, caller.stores, guideId)
  if (!guide) throw new AppError('guide_unknown')
  const [before] = await listGuideLoads(db, caller.brandId, [guideId], today)
  const [after] = await upsertGuideLoads(db, caller.brandId, [{ guideId, ...caps }], { now, today })
  assert(after, 'Setting caps answers them')
  await noteChange(ctx, { action: 'setGuideCapacity', target: guideId, before: before ?? null, after })
  return after
}
