import { type RawBuilder, sql } from 'kysely'
import type { Db, StoreScope } from '../../kernel/ctx'

/** From one midnight to another, the second excluded. */
export type Stretch = { from: Date; until: Date }
/** Some days: those that were counted are added up, stretches are counted from the rows. */
export type Days = { counted: readonly string[]; live: readonly Stretch[] }
/** Rows of some stretches, of these stores. */
export type Live = { brandId: string; live: readonly Stretch[]; stores: StoreScope }

/** One of the stretches, each by its own bounds: the server then knows how few rows they are. */
const duringSql = (column: string, live: readonly Stretch[]) =>
  live.length === 0
    ? sql`false`
    : sql`(${sql.join(
        live.map(({ from, until }) => sql`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${until}`),
        sql` or `,
      )})`
/** A row without a store is of no store. */
const atSql = (column: string, stores: StoreScope) =>
  stores === 'all' ? sql`${sql.ref(column)} is not null` : sql`${sql.ref(column)} = any(${[...stores]}::text[])`
const arrivedSql = (brandId: string, live: readonly Stretch[]) =>
  sql`l.brand_id = ${brandId} and ${duringSql('l.arrived_at', live)}`
const hourSql = sql`extract(hour from l.arrived_at at time zone 'Asia/Shanghai')`
const netSql = sql`o.paid_fen - coalesce((select sum(x.amount_fen) from refund x where x.order_id = o.id), 0)`

/** Leads by the store they are with: how many came, were won, and in which part of the day. */
export const cameSql = ({ brandId, live, stores }: Live): RawBuilder<unknown> => sql`
  select l.store_id, count(*) as leads, count(*) filter (where l.state = 'won') as won,
         count(*) filter (where ${hourSql} < 12) as mornings,
         count(*) filter (where ${hourSql} >= 12 and ${hourSql} < 18) as afternoons
    from lead l where ${arrivedSql(brandId, live)} and ${atSql('l.store_id', stores)} group by l.store_id`

/**
 * Of these leads: who came into the store within so many days of asking, and who bought (anywhere; the sale says which lead
 * it came from), less what was given back. Each lead counts once.
 */
export const trafficSql = ({ brandId, live, stores }: Live, windowDays: number): RawBuilder<unknown> => {
  const within = sql`l.arrived_at + make_interval(days => ${windowDays}::int)`
  return sql`
  select store_id, count(*) as leads, count(*) filter (where has_come) as visits, count(fen) as sales, coalesce(sum(fen), 0) as sold_fen
    from (select l.store_id,
                 exists (select 1 from touchpoint t
                          where t.member_id = l.member_id and t.kind = 'store_visit' and t.store_id = l.store_id
                            and t.occurred_at >= l.arrived_at and t.occurred_at <= ${within}) as has_come,
                 (select sum(${netSql}) from orders o
                   where o.lead_id = l.id and o.paid_at >= l.arrived_at and o.paid_at <= ${within}) as fen
            from lead l where ${arrivedSql(brandId, live)} and ${atSql('l.store_id', stores)} offset 0) routed
   group by store_id`
}

/** Offers of these leads by the store they were made at, one row an offer; minutes of those that were accepted. */
export const offeredSql = ({ brandId, live, stores }: Live): RawBuilder<unknown> => sql`
  select a.store_id, a.state in ('accepted', 'contacted', 'done') as is_accepted,
         case when a.state in ('accepted', 'contacted', 'done')
              then (extract(epoch from a.answered_at - a.offered_at) / 60)::float8 end as minutes
    from lead l join assignment a on a.lead_id = l.id
   where ${arrivedSql(brandId, live)} and ${atSql('a.store_id', stores)}`

/** What stores sold, less what was given back, and how much of it came of a lead. */
export const soldSql = ({ brandId, live, stores }: Live): RawBuilder<unknown> => sql`
  select store_id, sum(net) as order_fen, coalesce(sum(net) filter (where is_of_lead), 0) as lead_order_fen
    from (select o.store_id, o.lead_id is not null as is_of_lead, ${netSql} as net
            from orders o where o.brand_id = ${brandId} and ${duringSql('o.paid_at', live)} and ${atSql('o.store_id', stores)} offset 0) sale
   group by store_id`

/** Counts a day for every store that had anything, in place of what was counted before. */
export async function countStoreDay(
  db: Db,
  { brandId, day, windowDays, ...stretch }: Stretch & { brandId: string; day: string; windowDays: number },
): Promise<void> {
  const rows: Live = { brandId, live: [stretch], stores: 'all' }
  await db.deleteFrom('store_day').where('brand_id', '=', brandId).where('day', '=', day).execute()
  await sql`
    with came as (${cameSql(rows)}),
    traffic as (${trafficSql(rows, windowDays)}),
    offered as (
      select store_id, count(*) as offers, count(*) filter (where is_accepted) as accepted,
             coalesce(array_agg(minutes order by minutes) filter (where minutes is not null), '{}') as minutes
        from (${offeredSql(rows)}) offer group by store_id),
    sold as (${soldSql(rows)})
    insert into store_day (brand_id, day, store_id, leads, won, mornings, afternoons, visits, sales, sold_fen, offers, accepted,
           accept_minutes, order_fen, lead_order_fen)
    select ${brandId}, ${day}::date, store_id, coalesce(came.leads, 0), coalesce(won, 0), coalesce(mornings, 0), coalesce(afternoons, 0),
           coalesce(visits, 0), coalesce(sales, 0), coalesce(sold_fen, 0), coalesce(offers, 0), coalesce(accepted, 0),
           coalesce(minutes, '{}'), coalesce(order_fen, 0), coalesce(lead_order_fen, 0)
      from came full join traffic using (store_id) full join offered using (store_id) full join sold using (store_id)`.execute(
    db,
  )
}

/** The counted rows of some days, of these stores. */
export const storeDaysSql = (brandId: string, days: readonly string[], stores: StoreScope): RawBuilder<unknown> => {
  const [first, last] = [days.toSorted().at(0), days.toSorted().at(-1)]
  if (first === undefined) return sql`store_day where false`
  const between = sql`day between ${first}::date and ${last}::date and day = any(${[...days]}::date[])`
  return sql`store_day where ${between} and brand_id = ${brandId} and ${atSql('store_id', stores)}`
}

export type ExpectedLeads = { storeId: string; mornings: number; afternoons: number; leads: number }

/** Leads of some days together, by the store they are with and the part of the day they came in. */
export async function sumParts(db: Db, brandId: string, days: Days): Promise<ExpectedLeads[]> {
  const { rows } = await sql<ExpectedLeads>`
    select store_id as "storeId", sum(mornings)::int as mornings, sum(afternoons)::int as afternoons, sum(leads)::int as leads
      from (select store_id, mornings, afternoons, leads from ${storeDaysSql(brandId, days.counted, 'all')} and leads > 0
            union all
            select store_id, mornings, afternoons, leads from (${cameSql({ brandId, live: days.live, stores: 'all' })}) came) part
     group by store_id order by store_id`.execute(db)
  return rows
}
