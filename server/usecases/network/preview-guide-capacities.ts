import type { Input, Output } from '../../../contract/endpoint'
import type { previewGuideCapacities as endpoint } from '../../../contract/network-detail'
import { capsInScope } from '../../flows/caps-in-scope'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { capsEffect } from '../../modules/network/caps-effect'

/** What setting caps of many guides would do. Nothing is changed. */
export async function previewGuideCapacities(
  ctx: Ctx<CallerOf<'ops'>>,
  { guideIds, ...asked }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  return capsEffect(await capsInScope(ctx, guideIds), asked)
}
