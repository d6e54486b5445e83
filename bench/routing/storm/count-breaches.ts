import { sql } from 'kysely'
import type { Db } from '../../../server/kernel/ctx'

export type Breaches = {
  /** Guides with more leads of a day, or more open ones, than they may have. */
  overCap: number
  /** Leads that two guides hold at once. */
  doubleAssigned: number
  /** Guides whose counters are not what their assignments add up to. */
  counterMismatches: number
  /** Leads without exactly one decision for each attempt, or held by another guide than they name. */
  brokenLeads: number
}

/** Counts from the rows that say what happened what must never have happened. */
export async function countBreaches(db: Db): Promise<Breaches> {
  // Written within minutes: without it the planner believes the tables as small as they were.
  await sql`analyze lead, decision, assignment`.execute(db)
  const { rows } = await sql<Breaches>`
    with live as (select lead_id, guide_id from assignment where state in ('offered', 'accepted', 'contacted')),
    of_day as (select guide_id, reserved_day, count(*)::int as leads from assignment group by guide_id, reserved_day),
    open_work as (select guide_id, count(*)::int as leads from live group by guide_id)
    select
      (select count(*)::int from guide_load l where
         exists (select from of_day d where d.guide_id = l.guide_id and d.leads > l.day_cap)
         or exists (select from open_work o where o.guide_id = l.guide_id and o.leads > l.open_cap)) as "overCap",
      (select count(*)::int from (select lead_id from live group by lead_id having count(*) > 1) twice) as "doubleAssigned",
      (select count(*)::int from guide_load l
         left join of_day d on d.guide_id = l.guide_id and d.reserved_day = l.day
         left join open_work o on o.guide_id = l.guide_id
        where l.day_used <> coalesce(d.leads, 0) or l.open_used <> coalesce(o.leads, 0)) as "counterMismatches",
      (select count(*)::int from lead l where
         l.attempts <> (select count(*) from decision d where d.lead_id = l.id)
         or l.state = 'offered' and not exists (select from assignment a
              where a.lead_id = l.id and a.guide_id = l.guide_id and a.state in ('offered', 'accepted', 'contacted'))) as "brokenLeads"`.execute(
    db,
  )
  return rows[0]!
}

export const sumOf = (breaches: Breaches): number => Object.values(breaches).reduce((sum, count) => sum + count, 0)
