import type { Ctx } from '../kernel/ctx'
import { DAY_MS, startOfDay } from '../kernel/shanghai-time'
import { daysOfOrders, recountDays } from '../modules/attribution/channel-day.sql'
import { countDay, daysOfLeads } from '../modules/overview/lead-day.sql'
import type { Subject } from '../modules/suspicion/suspicion.sql'

/**
 * Counts the days anew that leads and orders are counted in, when they leave the figures or come back: what was rolled up
 * says the same as counting it all again. Days nobody has counted yet are left to whoever counts them first.
 */
export async function recountFigures(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  brandId: string,
  subjects: readonly Subject[],
): Promise<void> {
  const idsOf = (kind: Subject['subjectKind']) =>
    subjects.filter(({ subjectKind }) => subjectKind === kind).map(({ subjectId }) => subjectId)
  for (const day of await daysOfLeads(db, brandId, idsOf('lead'))) {
    const from = startOfDay(day)
    await countDay(db, { brandId, day, from, until: new Date(from.getTime() + DAY_MS), now })
  }
  await recountDays(db, brandId, await daysOfOrders(db, brandId, idsOf('order')))
}
