import type { Input, Output } from '../../../contract/endpoint'
import type { countLeadDays as endpoint } from '../../../contract/overview'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { DAY_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import { countDay, daysToCount } from '../../modules/overview/lead-day.sql'

/** As far back as the overview looks: a lead that came before is hardly won any more. */
const DAYS_KEPT = 31

/** Counts the next few days again; within a dozen runs every day of the month has its turn. */
export async function countLeadDays(
  { db, now, caller }: Ctx<CallerOf<'clock'>>,
  { days }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = caller
  const dayAgo = (count: number) => shanghaiDay(new Date(now.getTime() - count * DAY_MS))
  const candidates = Array.from({ length: DAYS_KEPT }, (_, ago) => dayAgo(ago))
  const due = await daysToCount(db, brandId, candidates, days)
  // Today is always counted: it moves most.
  const chosen = [...new Set([dayAgo(0), ...due])].slice(0, days)
  for (const day of chosen) {
    const from = startOfDay(day)
    await countDay(db, { brandId, day, from, until: new Date(from.getTime() + DAY_MS), now })
  }
  return { days: chosen.length }
}
