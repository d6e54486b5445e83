import { sql } from 'kysely'
import type { StoreGrade } from '../../../contract/routing-vocabulary'
import type { StoreKind } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import type { HealthQuery } from './day-figures.sql'

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
 * The leads each store got in a period, and of them: who came into that store within so many days of asking, and who bought
 * (anywhere; the sale says which lead it came from), less what was given back. Each lead counts once, at the store it is with.
 */
export async function readStoreTraffic(
  db: Db,
  { brandId, from, until, stores, windowDays }: HealthQuery & { windowDays: number },
): Promise<StoreTraffic[]> {
  const scope = stores === 'all' ? sql`true` : sql`s.id = any(${[...stores]}::text[])`
  const within = sql`l.arrived_at + make_interval(days => ${windowDays})`
  const { rows } = await sql<StoreTraffic>`
    with routed as (
      select l.id, l.store_id,
             exists (select 1 from touchpoint t
                      where t.member_id = l.member_id and t.kind = 'store_visit' and t.store_id = l.store_id
                        and t.occurred_at >= l.arrived_at and t.occurred_at <= ${within}) as has_come,
             (select sum(o.paid_fen - coalesce((select sum(r.amount_fen) from refund r where r.order_id = o.id), 0))
                from orders o where o.lead_id = l.id and o.paid_at >= l.arrived_at and o.paid_at <= ${within}) as fen
        from lead l
       where l.brand_id = ${brandId} and l.arrived_at >= ${from} and l.arrived_at < ${until} and l.store_id is not null)
    select s.id as "storeId", s.name as "storeName", s.kind as "storeKind", count(r.id)::int as leads,
           count(*) filter (where r.has_come)::int as visits, count(r.fen)::int as sales,
           coalesce(sum(r.fen), 0)::int8 as "soldFen"
      from store s left join routed r on r.store_id = s.id
     where s.brand_id = ${brandId} and ${scope}
     group by s.id, s.name, s.kind order by leads desc, s.id`.execute(db)
  return rows
}

/** Where each store stands by revenue and online maturity, as the night last said. */
export async function listStoreClasses(db: Db, brandId: string, stores: StoreScope) {
  return db
    .selectFrom('store_class as c')
    .innerJoin('store as s', 's.id', 'c.store_id')
    .select(['c.store_id as storeId', 's.name as storeName', 'c.as_of as asOf', 'c.revenue_fen as revenueFen'])
    .select(['c.maturity_ppm as maturityPpm'])
    .select(sql<StoreGrade>`c.revenue_class`.as('revenueClass'))
    .select(sql<StoreGrade>`c.maturity_class`.as('maturityClass'))
    .where('c.brand_id', '=', brandId)
    .$if(stores !== 'all', (query) => query.where(sql<boolean>`s.id = any(${[...stores]}::text[])`))
    .orderBy('c.revenue_class')
    .orderBy('c.maturity_class')
    .orderBy('s.name')
    .execute()
}
