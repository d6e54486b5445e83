import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/**
 * Guides whose leave has begun while they have leads in hand from before it. What a person handed them during the leave
 * does not count: that was meant. Longest away first.
 */
export async function guidesAwayWithWork(db: Db, brandId: string, day: string, rows: number): Promise<string[]> {
  const result = await sql<{ guideId: string }>`
    select g.id as "guideId" from guide g
     where g.brand_id = ${brandId} and g.leave_from <= ${day}::date and coalesce(g.leave_to, 'infinity') >= ${day}::date
       and exists (select 1 from assignment a
                    where a.guide_id = g.id and a.state in ('offered', 'accepted', 'contacted')
                      and a.offered_at < g.leave_from::timestamp at time zone 'Asia/Shanghai')
     order by g.leave_from, g.id limit ${rows}`.execute(db)
  return result.rows.map(({ guideId }) => guideId)
}
