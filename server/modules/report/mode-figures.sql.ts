import { sql } from 'kysely'
import type { OperationMode } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import { cameSql, type Days, offeredSql, soldSql, storeDaysSql } from './store-day.sql'

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
 * What stores of each way of running brought on some days: the leads that arrived, how fast their offers were accepted,
 * what became of them, and what the stores sold. A lead counts once, at the store it is with, by how that store is run now.
 */
export async function readModeFigures(
  db: Db,
  { brandId, days, stores }: { brandId: string; days: Days; stores: StoreScope },
): Promise<ModeFigures[]> {
  const scope = stores === 'all' ? sql`true` : sql`s.id = any(${[...stores]}::text[])`
  const rows = { brandId, live: days.live, stores }
  const { rows: modes } = await sql<ModeFigures>`
    with place as (select s.id, s.operation_mode as mode, s.status from store s where s.brand_id = ${brandId} and ${scope}),
    offer as materialized (${offeredSql(rows)}),
    part as (
      select store_id, sum(leads) as leads, sum(won) as won, sum(offers) as offers, sum(accepted) as accepted,
             sum(order_fen) as order_fen, sum(lead_order_fen) as lead_order_fen
        from ${storeDaysSql(brandId, days.counted, stores)} group by store_id
      union all
      select store_id, leads, won, 0, 0, 0, 0 from (${cameSql(rows)}) came
      union all
      select store_id, 0, 0, count(*), count(*) filter (where is_accepted), 0, 0 from offer group by store_id
      union all
      select store_id, 0, 0, 0, 0, order_fen, lead_order_fen from (${soldSql(rows)}) sold),
    told as (
      select p.mode, sum(leads) as leads, sum(won) as won, sum(offers) as offers, sum(accepted) as accepted,
             sum(order_fen) as order_fen, sum(lead_order_fen) as lead_order_fen
        from part join place p on p.id = part.store_id group by p.mode),
    answered as (
      select unnest(array['company', 'staff']) as mode, unnest(array[
               percentile_cont(0.5) within group (order by minutes) filter (where is_company),
               percentile_cont(0.5) within group (order by minutes) filter (where not is_company)]) as minutes
        from (select p.mode = 'company' as is_company, unnest(d.accept_minutes) as minutes
                from (select store_id, accept_minutes from ${storeDaysSql(brandId, days.counted, stores)} and accepted > 0) d
                join place p on p.id = d.store_id
              union all
              select p.mode = 'company', o.minutes from offer o join place p on p.id = o.store_id where o.minutes is not null) a),
    staffed as (
      select p.mode, count(*) as guides from place p join guide_store gs on gs.store_id = p.id and gs.is_home
        join guide g on g.id = gs.guide_id where g.employment = 'active' and p.status = 'open' group by p.mode)
    select m.mode as "operationMode",
           (select count(*) from place p where p.mode = m.mode and p.status = 'open')::int as stores,
           coalesce(staffed.guides, 0)::int as guides, coalesce(told.leads, 0)::int as leads,
           coalesce(told.offers, 0)::int as offers, coalesce(told.accepted, 0)::int as accepted,
           answered.minutes as "acceptMinutes", coalesce(told.won, 0)::int as "wonLeads",
           coalesce(told.lead_order_fen, 0)::int8 as "leadSoldFen", coalesce(told.order_fen, 0)::int8 as "storeSoldFen"
      from (values ('company'), ('staff')) as m(mode)
      left join told on told.mode = m.mode left join answered on answered.mode = m.mode
      left join staffed on staffed.mode = m.mode`.execute(db)
  return modes
}
