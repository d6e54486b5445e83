import { sql } from 'kysely'
import type { Evidence, SaleWay } from '../../../contract/member-vocabulary'
import type { Db } from '../../kernel/ctx'

/** Shanghai days, both included. */
export type Days = { from: string; to: string }

/** What every channel has under every model, and every way of a sale, over some days: some hundred rows whatever was sold. */
export async function sumChannels(db: Db, brandId: string, { from, to }: Days) {
  const { rows } = await sql<{
    kind: 'first' | 'last' | 'linear' | 'way'
    key: string
    part: Evidence | ''
    ordersPpm: number
    amountFen: number
  }>`
    select kind, key, part, sum(orders_ppm)::int8 as "ordersPpm", sum(amount_fen)::int8 as "amountFen"
      from attribution_day
     where brand_id = ${brandId} and kind in ('first', 'last', 'linear', 'way') and day between ${from}::date and ${to}::date
     group by kind, key, part order by kind, key, part`.execute(db)
  return rows
}

export type PathSum = { path: string; evidence: Evidence; orders: number; amountFen: number }

/** The paths that brought most, and what all paths together brought. */
export async function sumPaths(db: Db, brandId: string, { from, to }: Days, most: number) {
  const { rows } = await sql<PathSum & { allPaths: number; allOrders: number; allFen: number }>`
    select path, evidence, orders, "amountFen", count(*) over ()::int as "allPaths", (sum(orders) over ())::int8 as "allOrders",
           (sum("amountFen") over ())::int8 as "allFen"
      from (select key as path, part as evidence, (sum(orders_ppm) / 1000000)::int8 as orders, sum(amount_fen)::int8 as "amountFen"
              from attribution_day
             where brand_id = ${brandId} and kind = 'path' and day between ${from}::date and ${to}::date
             group by key, part) p
     order by "amountFen" desc, path, evidence limit ${most}`.execute(db)
  const [first] = rows
  return {
    paths: rows,
    all: { paths: first?.allPaths ?? 0, orders: first?.allOrders ?? 0, amountFen: first?.allFen ?? 0 },
  }
}

/** What stores sold, and how much of it not at their own till; the stores that sold most first. */
export async function sumStores(db: Db, brandId: string, { from, to }: Days, most: number) {
  const tillWay: SaleWay = 'store_pos'
  const { rows } = await sql<{
    storeId: string
    storeName: string
    orders: number
    amountFen: number
    onlineFen: number
    allStores: number
    allFen: number
    allOnlineFen: number
  }>`
    select p.key as "storeId", s.name as "storeName", p.orders, p.fen as "amountFen", p.online as "onlineFen",
           count(*) over ()::int as "allStores", (sum(p.fen) over ())::int8 as "allFen", (sum(p.online) over ())::int8 as "allOnlineFen"
      from (select key, (sum(orders_ppm) / 1000000)::int8 as orders, sum(amount_fen)::int8 as fen,
                   coalesce(sum(amount_fen) filter (where part <> ${tillWay}), 0)::int8 as online
              from attribution_day
             where brand_id = ${brandId} and kind = 'store' and day between ${from}::date and ${to}::date
             group by key) p
      join store s on s.id = p.key
     order by p.fen desc, p.key limit ${most}`.execute(db)
  return rows
}
