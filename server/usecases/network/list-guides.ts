import type { Input, Output } from '../../../contract/endpoint'
import type { listGuides as endpoint } from '../../../contract/network'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { shanghaiDay } from '../../kernel/shanghai-time'
import * as guides from '../../modules/network/guide.sql'
import { listGuideLoads } from '../../modules/network/guide-load.sql'
import { isOnLeave } from '../../modules/network/is-on-leave'

/** The guides of the stores the caller may see, each with today's load against capacity. */
export async function listGuides(
  ctx: Ctx<CallerOf<'ops'>>,
  { cursor, rows, regionId, storeId, employment }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const today = shanghaiDay(ctx.now)
  const filter = { scope: caller.stores, regionId, storeId, employment }
  const found = await guides.listGuides(db, caller.brandId, filter, { afterCode: cursor, rows })
  const ids = found.map((guide) => guide.id)
  const loads = new Map((await listGuideLoads(db, caller.brandId, ids, today)).map((load) => [load.guideId, load]))
  return {
    guides: found.map((guide) => ({
      ...guide,
      skills: [...guide.skills],
      isOnLeave: isOnLeave(guide, today),
      load: loads.get(guide.id) ?? null,
    })),
    next: nextPage(found, rows, (guide) => guide.code),
  }
}
