import type { Ctx } from '../kernel/ctx'
import { shanghaiDay } from '../kernel/shanghai-time'
import { listDaysOff } from '../modules/network/day-off.sql'
import type { Guide } from '../modules/network/guide.sql'
import { listGuideLoads } from '../modules/network/guide-load.sql'
import { isOnLeave } from '../modules/network/is-on-leave'
import { guideRevision } from '../modules/network/revision'

/** Guides as staff see them: with whether they are there today, and today's load against capacity. Two reads for any number. */
export async function showGuides(ctx: Pick<Ctx, 'db' | 'now'>, brandId: string, guides: readonly Guide[]) {
  const today = shanghaiDay(ctx.now)
  const ids = guides.map(({ id }) => id)
  const loads = new Map((await listGuideLoads(ctx.db, brandId, ids, today)).map((load) => [load.guideId, load]))
  const off = new Set((await listDaysOff(ctx.db, ids, { from: today, to: today })).map(({ guideId }) => guideId))
  return guides.map((guide) => ({
    ...guide,
    skills: [...guide.skills],
    isOnLeave: isOnLeave(guide, today),
    isDayOff: off.has(guide.id),
    revision: guideRevision(guide),
    load: loads.get(guide.id) ?? null,
  }))
}
