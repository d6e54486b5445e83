import { type Insertable, sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import type { Schema } from '../../kernel/schema'
import { upsertMany } from '../../kernel/upsert-many'
import type { OnlineWork } from './online-maturity'

/**
 * What every store sold and answered between two instants. Revenue is what was paid for less what was given back; a lead
 * counts for the store it was offered at, and as reached when the first follow-up came within a day of the offer.
 */
export async function readStoreWork(db: Db, brandId: string, from: Date, until: Date): Promise<OnlineWork[]> {
  const { rows } = await sql<OnlineWork>`
    with sold as (
      select o.store_id, count(*)::int as orders, (count(*) filter (where o.source = 'miniprogram'))::int as online,
             sum(o.paid_fen - coalesce((select sum(r.amount_fen) from refund r where r.order_id = o.id), 0)) as fen
        from orders o
       where o.brand_id = ${brandId} and o.paid_at >= ${from} and o.paid_at < ${until} and o.store_id is not null
       group by o.store_id),
    met as (
      select a.store_id, count(*)::int as offers, (count(*) filter (where exists (
               select 1 from follow_up f where f.lead_id = a.lead_id and f.assignment_id = a.id
                  and f.at <= a.offered_at + interval '1 day')))::int as reached
        from assignment a
       where a.brand_id = ${brandId} and a.offered_at >= ${from} and a.offered_at < ${until}
         and a.store_id is not null and a.state <> 'taken_back'
       group by a.store_id)
    select s.id as "storeId", coalesce(sold.fen, 0)::int8 as "revenueFen", coalesce(met.offers, 0) as offers,
           coalesce(met.reached, 0) as reached, coalesce(sold.orders, 0) as orders, coalesce(sold.online, 0) as "miniprogramOrders"
      from store s left join sold on sold.store_id = s.id left join met on met.store_id = s.id
     where s.brand_id = ${brandId} and s.status = 'open'
     order by s.id`.execute(db)
  return rows
}

export async function saveStoreClasses(db: Db, rows: readonly Insertable<Schema['store_class']>[]): Promise<void> {
  const update = ['as_of', 'revenue_fen', 'maturity_ppm', 'revenue_class', 'maturity_class'] as const
  await upsertMany(db, 'store_class', rows, { key: ['store_id'], update, returning: ['store_id'] })
}
