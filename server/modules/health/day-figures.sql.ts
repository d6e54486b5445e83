import { sql } from 'kysely'
import type { Db, StoreScope } from '../../kernel/ctx'

export type HealthQuery = { brandId: string; from: Date; until: Date; stores: StoreScope }

/** Whether a row's store is one of those asked about; leads nobody was found for belong to none. */
const within = (stores: StoreScope, column: string) =>
  stores === 'all' ? sql`true` : sql`${sql.ref(column)} = any(${[...stores]}::text[])`
const dayOf = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Shanghai')::date`

export type DayFigures = {
  day: string
  leads: number
  unrouted: number
  decisions: number
  explored: number
  held: number
  acceptMinutes: number[]
  contactMinutes: number[]
}

/**
 * What happened on each day on which a lead came, oldest first: counts, and times in minutes. What was answered is worked
 * out once: left to itself, the server did so again for each day.
 */
export async function readDayFigures(db: Db, { brandId, from, until, stores }: HealthQuery): Promise<DayFigures[]> {
  const { rows } = await sql<DayFigures>`
    with came as (
      select ${dayOf('l.arrived_at')} as day, l.id, extract(epoch from l.first_contact_at - l.arrived_at) / 60 as contact,
             exists (select 1 from assignment a where a.lead_id = l.id) as is_routed
        from lead l where l.brand_id = ${brandId} and l.arrived_at >= ${from} and l.arrived_at < ${until}
         and ${within(stores, 'l.store_id')}),
    answered as materialized (
      select ${dayOf('a.offered_at')} as day, json_agg((extract(epoch from t.occurred_at - a.offered_at) / 60)::float8) as minutes
        from assignment a join touchpoint t on t.brand_id = a.brand_id and t.idempotency_key = 'accept:' || a.id
         and t.occurred_at >= ${from}
       where a.brand_id = ${brandId} and a.offered_at >= ${from} and a.offered_at < ${until}
         and ${within(stores, 'a.store_id')} group by 1),
    decided as materialized (
      select ${dayOf('d.at')} as day, count(*)::int as decisions, count(*) filter (where d.mode = 'explore')::int as explored,
             count(*) filter (where d.mode = 'hold')::int as held
        from decision d join lead l on l.id = d.lead_id
       where d.brand_id = ${brandId} and d.at >= ${from} and d.at < ${until} and d.decided_by is null
         and ${within(stores, 'l.store_id')} group by 1)
    select c.day, count(*)::int as leads, count(*) filter (where not c.is_routed)::int as unrouted,
           coalesce(max(d.decisions), 0)::int as decisions, coalesce(max(d.explored), 0)::int as explored,
           coalesce(max(d.held), 0)::int as held,
           coalesce((select a.minutes from answered a where a.day = c.day), '[]') as "acceptMinutes",
           coalesce(json_agg(c.contact::float8) filter (where c.contact is not null), '[]') as "contactMinutes"
      from came c left join decided d on d.day = c.day
     group by c.day order by c.day`.execute(db)
  return rows
}

/** What the night wrote down of each day, of the whole brand. */
export async function readNightFigures(db: Db, brandId: string, fromDay: string, toDay: string) {
  return db
    .selectFrom('routing_day')
    .select(['day', 'figures'])
    .where('brand_id', '=', brandId)
    .where('day', '>=', fromDay)
    .where('day', '<=', toDay)
    .execute()
}

export type Peer = {
  guideId: string
  guideName: string
  storeId: string
  grade: number
  dayCap: number
  received: number
}

/**
 * The guides who work now, with their home store, and how many leads each was offered in a period: of the whole brand all
 * offers are read once, of some stores those of each guide.
 */
export async function readPeers(db: Db, { brandId, from, until, stores }: HealthQuery): Promise<Peer[]> {
  const offers = sql`from assignment a where a.brand_id = ${brandId} and a.offered_at >= ${from} and a.offered_at < ${until}`
  const { rows } = await sql<Peer>`
    select g.id as "guideId", g.name as "guideName", gs.store_id as "storeId", g.grade, l.day_cap as "dayCap",
           ${stores === 'all' ? sql`coalesce(o.offers, 0)::int` : sql`(select count(*)::int ${offers} and a.guide_id = g.id)`} as received
      from guide g join guide_store gs on gs.guide_id = g.id and gs.is_home join guide_load l on l.guide_id = g.id
           ${stores === 'all' ? sql`left join (select a.guide_id, count(*) as offers ${offers} group by 1) o on o.guide_id = g.id` : sql``}
     where g.brand_id = ${brandId} and g.employment = 'active' and g.role = 'guide' and l.day_cap > 0
       and ${within(stores, 'gs.store_id')}
     order by g.id`.execute(db)
  return rows
}

export type LeadMix = { kind: 'channel' | 'score'; value: string; leads: number }

/** Leads that came between two instants, by channel and by tens of score. */
export async function readLeadMix(db: Db, { brandId, from, until, stores }: HealthQuery): Promise<LeadMix[]> {
  const { rows } = await sql<LeadMix>`
    with came as (
      select l.channel, least(9, l.score / 10)::text as tens, count(*) as leads
        from lead l where l.brand_id = ${brandId} and l.arrived_at >= ${from} and l.arrived_at < ${until}
         and ${within(stores, 'l.store_id')} group by 1, 2),
    named as (select 'channel' as kind, channel as value, leads from came union all select 'score', tens, leads from came)
    select kind, value, sum(leads)::int as leads from named group by kind, value`.execute(db)
  return rows
}
