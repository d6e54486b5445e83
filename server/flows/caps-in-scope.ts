import { AppError } from '../kernel/app-error'
import type { CallerOf, Ctx } from '../kernel/ctx'
import { shanghaiDay } from '../kernel/shanghai-time'
import { listGuides } from '../modules/network/guide-list.sql'
import { listGuideLoads } from '../modules/network/guide-load.sql'

/** The loads of guides whom the caller's stores cover, in the order of their ids; refuses when one of them is not. */
export async function capsInScope(ctx: Ctx<CallerOf<'ops'>>, guideIds: readonly string[]) {
  const { db, caller, now } = ctx
  const today = shanghaiDay(now)
  const ids = [...new Set(guideIds)].sort()
  const filter = { scope: caller.stores, guideIds: ids, today }
  const found = await listGuides(db, caller.brandId, filter, { rows: ids.length })
  if (found.length < ids.length) throw new AppError('guide_unknown')
  const loads = await listGuideLoads(db, caller.brandId, ids, today)
  return loads.toSorted((a, b) => (a.guideId < b.guideId ? -1 : 1))
}
