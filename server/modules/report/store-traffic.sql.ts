import { sql } from 'kysely'
import type { StoreKind } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import { type Days, storeDaysSql, trafficSql } from './store-day.sql'

export type StoreTraffic = {
  storeId: string
  storeName: string
  storeKind: StoreKind
  leads: number
  visits: number
  sales: number
  soldFen: number
}

/**
 * The leads each store got on some days, and of them: who came into that store within so many days of asking, and who
 * bought, less what was given back. Each lead counts once, at the store it is with.
 */
export async function readStoreTraffic(
  db: Db,
  { brandId, days, stores, windowDays }: { brandId: string; days: Days; stores: StoreScope; windowDays: number },
): Promise<StoreTraffic[]> {
  const scope = stores === 'all' ? sql`true` : sql`s.id = any(${[...stores]}::text[])`
  const { rows } = await sql<StoreTraffic>`
    with live as materialized (${trafficSql({ brandId, live: days.live, stores }, windowDays)}),
    told as (
      select store_id, sum(leads) as leads, sum(visits) as visits, sum(sales) as sales, sum(sold_fen) as sold_fen
        from (select store_id, sum(leads) as leads, sum(visits) as visits, sum(sales) as sales, sum(sold_fen) as sold_fen
                from ${storeDaysSql(brandId, days.counted, stores)} group by store_id
              union all select store_id, leads, visits, sales, sold_fen from live) part
       group by store_id)
    select s.id as "storeId", s.name as "storeName", s.kind as "storeKind", coalesce(t.leads, 0)::int as leads,
           coalesce(t.visits, 0)::int as visits, coalesce(t.sales, 0)::int as sales, coalesce(t.sold_fen, 0)::int8 as "soldFen"
      from store s left join told t on t.store_id = s.id
     where s.brand_id = ${brandId} and ${scope}
     order by leads desc, s.id`.execute(db)
  return rows
}
