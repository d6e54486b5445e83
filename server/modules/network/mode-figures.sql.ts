import { sql } from 'kysely'
import type { OperationMode } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'

/** Says who runs the daily work of stores; imports do not know of it. */
export async function setOperationMode(
  db: Db,
  brandId: string,
  storeIds: readonly string[],
  mode: OperationMode,
): Promise<void> {
  await db
    .updateTable('store')
    .set({ operation_mode: mode })
    .where('brand_id', '=', brandId)
    .where('id', '=', sql<string>`any(${[...storeIds]}::text[])`)
    .execute()
}

export type ModeFigures = {
  operationMode: OperationMode
  stores: number
  guides: number
  leads: number
  offers: number
  accepted: number
  acceptMinutes: number | null
  wonLeads: number
  leadSoldFen: number
  storeSoldFen: number
}

/**
 * What stores of each way of running brought in a period: the leads that arrived, how fast their offers were accepted,
 * what became of them, and what the stores sold. A lead counts once, at the store it is with.
 */
export async function readModeFigures(
  db: Db,
  { brandId, from, until, stores }: { brandId: string; from: Date; until: Date; stores: StoreScope },
): Promise<ModeFigures[]> {
  const scope = stores === 'all' ? sql`true` : sql`s.id = any(${[...stores]}::text[])`
  const { rows } = await sql<ModeFigures>`
    with place as (select s.id, s.operation_mode as mode, s.status from store s where s.brand_id = ${brandId} and ${scope}),
    came as (
      select p.mode, count(*) as leads, count(*) filter (where l.state = 'won') as won
        from lead l join place p on p.id = l.store_id
       where l.brand_id = ${brandId} and l.arrived_at >= ${from} and l.arrived_at < ${until} group by p.mode),
    offered as (
      select p.mode, count(*) as offers, count(*) filter (where a.state in ('accepted', 'contacted', 'done')) as accepted,
             percentile_cont(0.5) within group (order by extract(epoch from a.answered_at - a.offered_at) / 60)
               filter (where a.state in ('accepted', 'contacted', 'done')) as minutes
        from lead l join assignment a on a.lead_id = l.id join place p on p.id = a.store_id
       where l.brand_id = ${brandId} and l.arrived_at >= ${from} and l.arrived_at < ${until} group by p.mode),
    sold as (
      select p.mode, sum(net) as fen, sum(net) filter (where of_lead) as lead_fen
        from (select o.store_id, o.lead_id is not null as of_lead,
                     o.paid_fen - coalesce((select sum(r.amount_fen) from refund r where r.order_id = o.id), 0) as net
                from orders o where o.brand_id = ${brandId} and o.paid_at >= ${from} and o.paid_at < ${until}) sale
        join place p on p.id = sale.store_id group by p.mode),
    staffed as (
      select p.mode, count(*) as guides from place p join guide_store gs on gs.store_id = p.id and gs.is_home
        join guide g on g.id = gs.guide_id where g.employment = 'active' and p.status = 'open' group by p.mode)
    select m.mode as "operationMode",
           (select count(*) from place p where p.mode = m.mode and p.status = 'open')::int as stores,
           coalesce(staffed.guides, 0)::int as guides, coalesce(came.leads, 0)::int as leads,
           coalesce(offered.offers, 0)::int as offers, coalesce(offered.accepted, 0)::int as accepted,
           offered.minutes::float8 as "acceptMinutes", coalesce(came.won, 0)::int as "wonLeads",
           coalesce(sold.lead_fen, 0)::int8 as "leadSoldFen", coalesce(sold.fen, 0)::int8 as "storeSoldFen"
      from (values ('company'), ('staff')) as m(mode)
      left join came on came.mode = m.mode left join offered on offered.mode = m.mode
      left join sold on sold.mode = m.mode left join staffed on staffed.mode = m.mode`.execute(db)
  return rows
}
