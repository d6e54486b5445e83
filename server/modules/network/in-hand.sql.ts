import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { isAwaySql } from '../../kernel/is-away.sql'

export type InHand = {
  offeredLeads: number
  acceptedLeads: number
  contactedLeads: number
  members: number
  liveCodes: number
  colleagues: number
}

/** What a guide has in hand, and how many others of their stores are there on `day` to take it over. */
export async function readInHand(
  db: Db,
  { brandId, guideId, day, now }: { brandId: string; guideId: string; day: string; now: Date },
): Promise<InHand> {
  const { rows } = await sql<InHand>`
    select count(*) filter (where a.state = 'offered')::int as "offeredLeads",
           count(*) filter (where a.state = 'accepted')::int as "acceptedLeads",
           count(*) filter (where a.state = 'contacted')::int as "contactedLeads",
           (select count(*)::int from binding where guide_id = ${guideId} and ends_at is null) as members,
           (select count(*)::int from scan_code c where c.guide_id = ${guideId} and c.voided_at is null
               and (c.expires_at is null or c.expires_at > ${now})) as "liveCodes",
           (select count(distinct g.id)::int
              from guide_store mine join guide_store gs on gs.store_id = mine.store_id join guide g on g.id = gs.guide_id
             where mine.guide_id = ${guideId} and g.id <> ${guideId} and g.employment = 'active' and not ${isAwaySql(day)}) as colleagues
      from assignment a
     where a.brand_id = ${brandId} and a.guide_id = ${guideId} and a.state in ('offered', 'accepted', 'contacted')`.execute(
    db,
  )
  return rows[0]!
}

export type AtStore = {
  leadsToday: number
  openLeads: number
  offeredLeads: number
  workedLeads: number
  liveCodes: number
  members: number
  guidesWithoutStore: number
}

/** What hangs on a store: leads and codes, members, and the guides who have no other open one. */
export async function readAtStore(
  db: Db,
  { brandId, storeId, dayStart, now }: { brandId: string; storeId: string; dayStart: Date; now: Date },
): Promise<AtStore> {
  const { rows } = await sql<AtStore>`
    select count(*) filter (where l.arrived_at >= ${dayStart})::int as "leadsToday",
           count(*) filter (where l.state in ('offered', 'accepted', 'contacted'))::int as "openLeads",
           count(*) filter (where l.state = 'offered')::int as "offeredLeads",
           count(*) filter (where l.state in ('accepted', 'contacted'))::int as "workedLeads",
           (select count(*)::int from scan_code c where c.store_id = ${storeId} and c.voided_at is null
               and (c.expires_at is null or c.expires_at > ${now})) as "liveCodes",
           (select count(*)::int from guide_store gs join binding b on b.guide_id = gs.guide_id
             where gs.store_id = ${storeId} and gs.is_home and b.store_id = ${storeId} and b.ends_at is null) as members,
           (select count(*)::int from guide_store gs join guide g on g.id = gs.guide_id
             where gs.store_id = ${storeId} and g.employment = 'active'
               and not exists (select 1 from guide_store other join store s on s.id = other.store_id
                                where other.guide_id = g.id and s.id <> ${storeId} and s.status = 'open')) as "guidesWithoutStore"
      from lead l
     where l.brand_id = ${brandId} and l.store_id = ${storeId}
       and (l.arrived_at >= ${dayStart} or l.state in ('offered', 'accepted', 'contacted'))`.execute(db)
  return rows[0]!
}

/** How many leads wait for each of these guides: offered, or accepted and not reached yet. */
export async function countWaiting(db: Db, brandId: string, guideIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ guideId: string; waiting: number }>`
    select guide_id as "guideId", count(*)::int as waiting from assignment
     where guide_id = any(${[...guideIds]}::text[]) and brand_id = ${brandId} and state in ('offered', 'accepted')
     group by guide_id`.execute(db)
  return new Map(rows.map(({ guideId, waiting }) => [guideId, waiting]))
}

/** Leads a store got on each Shanghai day between two, both included; a day without any is missing. */
export async function leadsByDay(
  db: Db,
  storeId: string,
  { from, to }: { from: string; to: string },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ day: string; leads: number }>`
    select (arrived_at at time zone 'Asia/Shanghai')::date::text as day, count(*)::int as leads from lead
     where store_id = ${storeId} and arrived_at >= ${from}::timestamp at time zone 'Asia/Shanghai'
       and arrived_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'
     group by 1`.execute(db)
  return new Map(rows.map(({ day, leads }) => [day, leads]))
}
