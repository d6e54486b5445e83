import { type SqlBool, sql } from 'kysely'
import type { LeadState } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import { overdueSql, type PoolRow, shownRows } from './lead-pool.sql'

type Seen = { brandId: string; stores: StoreScope }

const scopeSql = (stores: StoreScope) =>
  stores === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`l.store_id = any(${[...stores]}::text[])`

export type FlowCounts = {
  came: number
  withStore: number
  withGuide: number
  accepted: number
  contacted: number
  ordered: number
  medianAcceptMinutes: number | null
  medianContactMinutes: number | null
}

/** How far the leads of a window are: read by the index on when they came. */
export async function countFlow(db: Db, { brandId, stores, since }: Seen & { since: Date }): Promise<FlowCounts> {
  const { rows } = await sql<FlowCounts>`
    select count(*)::int as came, count(l.store_id)::int as "withStore", count(l.guide_id)::int as "withGuide",
           count(*) filter (where t.accepted_at is not null)::int as accepted,
           count(l.first_contact_at)::int as contacted,
           count(*) filter (where l.state = 'won')::int as ordered,
           percentile_cont(0.5) within group (order by extract(epoch from t.accepted_at - l.arrived_at) / 60)
             filter (where t.accepted_at is not null) as "medianAcceptMinutes",
           percentile_cont(0.5) within group (order by extract(epoch from l.first_contact_at - l.arrived_at) / 60)
             filter (where l.first_contact_at is not null) as "medianContactMinutes"
      from lead l
      left join assignment a on a.lead_id = l.id and a.attempt = l.attempts and a.state in ('accepted', 'contacted', 'done')
      cross join lateral (select a.answered_at as accepted_at) t
     where l.brand_id = ${brandId} and l.arrived_at >= ${since} and ${scopeSql(stores)}`.execute(db)
  return rows[0]!
}

export type FlowPath = {
  channel: string
  regionId: string | null
  regionName: string | null
  state: LeadState
  leads: number
}

/** Leads of a window by where they came from, the region they went to, and their state now. */
export async function flowPaths(db: Db, { brandId, stores, since }: Seen & { since: Date }): Promise<FlowPath[]> {
  const { rows } = await sql<FlowPath>`
    select l.channel, r.id as "regionId", r.name as "regionName", l.state, sum(l.leads)::int as leads
      from (select channel, store_id, state, count(*) as leads from lead l
             where brand_id = ${brandId} and arrived_at >= ${since} and ${scopeSql(stores)} group by 1, 2, 3) l
      left join store s on s.id = l.store_id left join region r on r.id = s.region_id
     group by 1, 2, 3, 4 order by leads desc, 1, 2, 4`.execute(db)
  return rows
}

export type FlowStore = {
  storeId: string
  name: string
  city: string
  latitude: number
  longitude: number
  leads: number
  waiting: number
  open: number
  overdue: number
  won: number
}

/** Stores with leads of a window, the busiest first; what is late there counts whenever it came. */
export async function flowStores(
  db: Db,
  { brandId, stores, since, now, rows: limit }: Seen & { since: Date; now: Date; rows: number },
): Promise<FlowStore[]> {
  const { rows } = await sql<FlowStore>`
    with came as (
      select store_id, count(*)::int as leads, count(*) filter (where state = 'offered')::int as waiting,
             count(*) filter (where state in ('offered', 'accepted', 'contacted', 'pooled'))::int as open,
             count(*) filter (where state = 'won')::int as won
        from lead l where brand_id = ${brandId} and arrived_at >= ${since} and store_id is not null and ${scopeSql(stores)}
       group by store_id),
    late as (
      select l.store_id, count(*)::int as overdue from lead l join assignment a on a.lead_id = l.id
       where l.brand_id = ${brandId} and l.state in ('offered', 'accepted') and ${overdueSql(now)} and ${scopeSql(stores)}
       group by l.store_id)
    select s.id as "storeId", s.name, s.city, s.latitude, s.longitude, coalesce(c.leads, 0) as leads,
           coalesce(c.waiting, 0) as waiting, coalesce(c.open, 0) as open, coalesce(t.overdue, 0) as overdue,
           coalesce(c.won, 0) as won
      from came c full join late t on t.store_id = c.store_id join store s on s.id = coalesce(c.store_id, t.store_id)
     order by coalesce(t.overdue, 0) desc, coalesce(c.leads, 0) desc, s.id limit ${limit}`.execute(db)
  return rows
}

export type StuckCounts = { overdue: number; pooled: number; soon: number }
export type StuckRow = PoolRow & { why: 'overdue' | 'pooled' | 'soon' }

/** What of a live assignment runs out before an instant, and has not yet. */
const soonSql = (now: Date, until: Date) =>
  sql<SqlBool>`a.state = 'offered' and a.accept_by > ${now} and a.accept_by <= ${until}`

/** How many leads stand still now, whenever they came: late, in the pool, or soon to run out; counted up to a limit each. */
export async function countStuck(
  db: Db,
  { brandId, stores, now, until, limit }: Seen & { now: Date; until: Date; limit: number },
): Promise<StuckCounts> {
  const held = (condition: ReturnType<typeof sql>) => sql`(select count(*)::int from (
    select 1 from lead l join assignment a on a.lead_id = l.id
     where l.brand_id = ${brandId} and l.state in ('offered', 'accepted') and ${condition} and ${scopeSql(stores)} limit ${limit}) x)`
  const { rows } = await sql<StuckCounts>`
    select ${held(overdueSql(now))} as overdue, ${held(soonSql(now, until))} as soon,
           (select count(*)::int from (select 1 from lead l where l.brand_id = ${brandId} and l.state = 'pooled'
              and ${scopeSql(stores)} limit ${limit}) x) as pooled`.execute(db)
  return rows[0]!
}

/** The leads that stand still, the longest first within their kind: late ones, then those of the pool, then those soon to run out. */
export async function listStuck(
  db: Db,
  { brandId, stores, now, until, rows: limit }: Seen & { now: Date; until: Date; rows: number },
): Promise<StuckRow[]> {
  const held = (condition: ReturnType<typeof sql>) => sql`(
    select l.id, coalesce(case when a.state = 'offered' then a.accept_by else a.contact_by end, l.arrived_at) as since
      from lead l join assignment a on a.lead_id = l.id
     where l.brand_id = ${brandId} and l.state in ('offered', 'accepted') and ${condition} and ${scopeSql(stores)}
     order by since limit ${limit})`
  const { rows: found } = await sql<{ id: string; why: StuckRow['why'] }>`
    select * from (
      select id, 'overdue' as why, 1 as kind, since from ${held(overdueSql(now))} late
      union all
      select id, 'pooled', 2, since from (select l.id, l.arrived_at as since from lead l where l.brand_id = ${brandId}
         and l.state = 'pooled' and ${scopeSql(stores)} order by l.arrived_at limit ${limit}) pooled
      union all
      select id, 'soon', 3, since from ${held(soonSql(now, until))} soon) stuck
     order by kind, since, id limit ${limit}`.execute(db)
  const ids = found.map(({ id }) => id)
  const shown = await shownRows(db, sql`select unnest(${ids}::text[])`, sql`array_position(${ids}::text[], l.id)`)
  const why = new Map(found.map((one) => [one.id, one.why]))
  return shown.map((row) => ({ ...row, why: why.get(row.id) ?? 'pooled' }))
}
