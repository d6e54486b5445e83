import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type StoreFigures = {
  storeId: string
  isPilot: boolean
  leads: number
  won: number
  valueFen: number
  acceptMinutes: number | null
  guides: number
}

const paidFen = sql`coalesce((select sum(o.paid_fen - coalesce(
    (select sum(r.amount_fen) from refund r where r.order_id = o.id), 0)) from orders o where o.lead_id = l.id), 0)`

/** The open stores of a brand with what their leads of a window came to: what makes stores alike. */
export async function readStoreFigures(db: Db, brandId: string, from: Date, until: Date): Promise<StoreFigures[]> {
  const { rows } = await sql<StoreFigures>`
    with led as (
      select l.store_id, count(*)::int as leads, count(*) filter (where l.state = 'won')::int as won,
             sum(${paidFen})::int8 as fen
        from lead l where l.brand_id = ${brandId} and l.arrived_at >= ${from} and l.arrived_at < ${until}
       group by l.store_id),
    answered as (
      select a.store_id, percentile_cont(0.5) within group (order by extract(epoch from t.occurred_at - a.offered_at) / 60) as minutes
        from assignment a join touchpoint t on t.brand_id = a.brand_id and t.idempotency_key = 'accept:' || a.id
       where a.brand_id = ${brandId} and a.offered_at >= ${from} and a.offered_at < ${until} group by a.store_id)
    select s.id as "storeId", s.is_pilot as "isPilot", coalesce(led.leads, 0)::int as leads,
           coalesce(led.won, 0)::int as won, coalesce(led.fen, 0)::int8 as "valueFen",
           answered.minutes::float8 as "acceptMinutes",
           (select count(*)::int from guide_store gs join guide g on g.id = gs.guide_id
             where gs.store_id = s.id and g.employment = 'active') as guides
      from store s left join led on led.store_id = s.id left join answered on answered.store_id = s.id
     where s.brand_id = ${brandId} and s.status = 'open'
     order by s.id`.execute(db)
  return rows
}

export type StoreSpan = { storeId: string; day: string; part: number; leads: number; valueFen: number }

/**
 * Leads and what they brought, by store, day and part of the day: before `splitMinute` of the day (Shanghai) is part 0, the
 * rest part 1. Leads nobody was found for belong to no store and are left out.
 */
export async function readStoreSpans(
  db: Db,
  query: { brandId: string; from: Date; until: Date; splitMinute: number },
): Promise<StoreSpan[]> {
  const { brandId, from, until, splitMinute } = query
  const local = sql`(l.arrived_at at time zone 'Asia/Shanghai')`
  const { rows } = await sql<StoreSpan>`
    select l.store_id as "storeId", ${local}::date as day,
           (extract(hour from ${local}) * 60 + extract(minute from ${local}) >= ${splitMinute}::int)::int as part,
           count(*)::int as leads, sum(${paidFen})::int8 as "valueFen"
      from lead l
     where l.brand_id = ${brandId} and l.arrived_at >= ${from} and l.arrived_at < ${until} and l.store_id is not null
     group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  return rows
}

export type PlacedStore = { storeId: string; name: string; city: string; latitude: number; longitude: number }

/** Where the open stores of a brand are; of those named also the closed ones. */
export async function readStorePlaces(db: Db, brandId: string, named: readonly string[]): Promise<PlacedStore[]> {
  return db
    .selectFrom('store')
    .select(['id as storeId', 'name', 'city', 'latitude', 'longitude'])
    .where('brand_id', '=', brandId)
    .where((eb) => eb.or([eb('status', '=', 'open'), eb('id', '=', sql<string>`any(${[...named]}::text[])`)]))
    .orderBy('id')
    .execute()
}
