import { sql } from 'kysely'
import { assert } from '../../kernel/assert'
import type { Db } from '../../kernel/ctx'

/** The location that delivers; every other location is the id of a store, which hands over. */
export const CENTRAL = 'central'

export type Reservation = {
  brandId: string
  orderId: string
  /** `CENTRAL` or a store's id. */
  location: string
  /** Distinct articles. */
  lines: readonly { skuId: string; quantity: number }[]
  now: Date
}

/**
 * Keeps goods back for an order, all of its lines or none, and answers the articles there are too few of. Rows are
 * locked in the order of their article in every statement here, so that two orders never wait for each other; what is
 * free is read under those locks. The holds are written with the order, which must exist and have none yet.
 */
export async function reserveStock(
  db: Db,
  { brandId, orderId, location, lines, now }: Reservation,
): Promise<{ short: string[] }> {
  const skuIds = lines.map(({ skuId }) => skuId)
  assert(lines.length > 0 && new Set(skuIds).size === lines.length, 'A reservation names each article once')
  const { rows } = await sql<{ skuId: string; isShort: boolean }>`
    with wanted as (
      select w.sku_id, w.quantity
        from unnest(${skuIds}::text[], ${lines.map(({ quantity }) => quantity)}::int[]) as w (sku_id, quantity)),
    locked as materialized (
      select s.sku_id, s.on_hand - s.reserved as free from stock s
       where s.brand_id = ${brandId} and s.location = ${location} and s.sku_id = any(${skuIds}::text[])
       order by s.sku_id for update),
    short as materialized (
      select w.sku_id from wanted w left join locked l using (sku_id) where coalesce(l.free, 0) < w.quantity),
    kept as (
      update stock s set reserved = s.reserved + w.quantity, changed_at = ${now}::timestamptz
        from wanted w
       where s.brand_id = ${brandId} and s.location = ${location} and s.sku_id = w.sku_id
         and s.on_hand - s.reserved >= w.quantity and not exists (select 1 from short)
      returning s.sku_id, w.quantity),
    held as (
      insert into stock_hold (brand_id, order_id, sku_id, location, quantity, state, changed_at)
      select ${brandId}, ${orderId}, k.sku_id, ${location}, k.quantity, 'held', ${now}::timestamptz from kept k
      returning sku_id)
    select sku_id as "skuId", true as "isShort" from short
    union all select sku_id, false from held
    order by 1`.execute(db)
  const short = rows.filter(({ isShort }) => isShort).map(({ skuId }) => skuId)
  assert(short.length > 0 || rows.length === lines.length, 'What was free under the lock is reserved')
  return { short }
}

/** An order gives back what is held for it; again it changes nothing. Answers how many holds ended. */
export function releaseHolds(db: Db, orderId: string, now: Date): Promise<number> {
  return endHolds(db, orderId, 'released', now)
}

/** The goods held for an order leave their location; again it changes nothing. Answers how many holds ended. */
export function takeHolds(db: Db, orderId: string, now: Date): Promise<number> {
  return endHolds(db, orderId, 'taken', now)
}

async function endHolds(db: Db, orderId: string, state: 'released' | 'taken', now: Date): Promise<number> {
  const { rows } = await sql<{ skuId: string }>`
    with ended as (
      update stock_hold set state = ${state}, changed_at = ${now}::timestamptz
       where order_id = ${orderId} and state = 'held'
      returning brand_id, sku_id, location, quantity),
    locked as materialized (
      select s.brand_id, s.sku_id, s.location, e.quantity from stock s join ended e using (brand_id, sku_id, location)
       order by s.sku_id, s.location for update of s)
    update stock s
       set reserved = s.reserved - l.quantity,
           on_hand = s.on_hand - case when ${state} = 'taken' then l.quantity else 0 end,
           changed_at = ${now}::timestamptz
      from locked l
     where s.brand_id = l.brand_id and s.sku_id = l.sku_id and s.location = l.location
    returning s.sku_id as "skuId"`.execute(db)
  return rows.length
}

/** Pieces of each article that a location can promise now; an article it never had counts 0. */
export async function availability(
  db: Db,
  brandId: string,
  location: string,
  skuIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('stock')
    .select(['sku_id as skuId', (eb) => eb('on_hand', '-', eb.ref('reserved')).as('free')])
    .where('brand_id', '=', brandId)
    .where('location', '=', location)
    .where('sku_id', '=', sql<string>`any(${[...skuIds]}::text[])`)
    .execute()
  const free = new Map(rows.map((row) => [row.skuId, Number(row.free)]))
  return new Map(skuIds.map((skuId) => [skuId, free.get(skuId) ?? 0]))
}

export type Count = { location: string; skuId: string; onHand: number }

/**
 * Writes counted stock, made where there was none. A count below what is reserved is left alone; the counts that were
 * written are answered with what stood there before. Each place and article once.
 */
export async function setCounts(
  db: Db,
  brandId: string,
  counts: readonly Count[],
  now: Date,
): Promise<{ location: string; skuId: string; before: number | null }[]> {
  const { rows } = await sql<{ location: string; skuId: string; before: number | null }>`
    with counted as (
      select * from json_to_recordset(${JSON.stringify(counts)}::json) as c (location text, "skuId" text, "onHand" int)),
    locked as materialized (
      select s.location, s.sku_id, s.on_hand from stock s
        join counted c on c.location = s.location and c."skuId" = s.sku_id
       where s.brand_id = ${brandId}
       order by s.sku_id, s.location for update of s),
    written as (
      insert into stock as s (brand_id, location, sku_id, on_hand, changed_at)
      select ${brandId}, c.location, c."skuId", c."onHand", ${now}::timestamptz
        from counted c left join locked l on l.location = c.location and l.sku_id = c."skuId"
       order by c."skuId", c.location
      on conflict (brand_id, sku_id, location) do update
         set on_hand = excluded.on_hand, changed_at = excluded.changed_at where s.reserved <= excluded.on_hand
      returning s.location, s.sku_id)
    select w.location, w.sku_id as "skuId", l.on_hand as before
      from written w left join locked l on l.location = w.location and l.sku_id = w.sku_id
     order by 2, 1`.execute(db)
  return rows
}
