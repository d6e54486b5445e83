import type { Input, Output } from '../../../contract/endpoint'
import type { checkGuideRatio as endpoint } from '../../../contract/network'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { guideRatio } from '../../modules/network/guide-ratio'
import { listStaffing } from '../../modules/network/staffing.sql'

/** Members against guides, store by store: who has room, who is full, who needs another pair of hands (A4.11). */
export async function checkGuideRatio(
  ctx: Ctx<CallerOf<'ops'>>,
  { regionId, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const filter = { scope: ctx.caller.stores, regionId }
  const found = await listStaffing(ctx.db, ctx.caller.brandId, filter, { afterId: cursor, rows })
  return {
    stores: found.map((store) => ({ ...store, ...guideRatio(store) })),
    next: nextPage(found, rows, (store) => store.storeId),
  }
}
