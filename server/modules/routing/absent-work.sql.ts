import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type Absent = { guideId: string; why: 'leave' | 'day_off' }

/**
 * Guides who are away on `day` while leads from before it wait for them: on leave with anything in hand, or off for the day
 * with leads they did not reach yet. What a person handed them meanwhile does not count: that was meant.
 */
export async function guidesAwayWithWork(db: Db, brandId: string, day: string, rows: number): Promise<Absent[]> {
  const result = await sql<Absent>`
    select g.id as "guideId", 'leave' as why, g.leave_from as since from guide g
     where g.brand_id = ${brandId} and g.leave_from <= ${day}::date and coalesce(g.leave_to, 'infinity') >= ${day}::date
       and exists (select 1 from assignment a
                    where a.guide_id = g.id and a.state in ('offered', 'accepted', 'contacted')
                      and a.offered_at < g.leave_from::timestamp at time zone 'Asia/Shanghai')
    union all
    select d.guide_id, 'day_off', d.day from guide_day_off d join guide g on g.id = d.guide_id
     where d.brand_id = ${brandId} and d.day = ${day}::date
       and not (g.leave_from is not null and ${day}::date between g.leave_from and coalesce(g.leave_to, 'infinity'))
       and exists (select 1 from assignment a
                    where a.guide_id = d.guide_id and a.state in ('offered', 'accepted')
                      and a.offered_at < d.day::timestamp at time zone 'Asia/Shanghai')
     order by since, "guideId" limit ${rows}`.execute(db)
  return result.rows.map(({ guideId, why }) => ({ guideId, why }))
}
