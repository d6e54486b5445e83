import type { Input, Output } from '../../../contract/endpoint'
import type { setPresence as endpoint } from '../../../contract/network'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as loads from '../../modules/network/guide-load.sql'

/** A guide takes leads or pauses. Work already offered stays with them. */
export async function setPresence(
  ctx: Ctx<CallerOf<'guide'>>,
  { isTaking }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const isKnown = await loads.setPresence(ctx.db, ctx.caller.brandId, ctx.caller.guideId, isTaking, ctx.now)
  if (!isKnown) throw new AppError('guide_unknown')
  return { isTaking, presenceAt: ctx.now }
}
