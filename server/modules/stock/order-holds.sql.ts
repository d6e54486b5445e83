import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/**
 * Gives back some pieces of what is held for an order: those that will not be handed over. A hold with nothing left
 * ends; what is no longer held changes nothing. Stock is locked in the order of its articles, as everywhere.
 */
export async function releasePieces(
  db: Db,
  orderId: string,
  pieces: readonly { skuId: string; quantity: number }[],
  now: Date,
): Promise<void> {
  if (pieces.length === 0) return
  await sql`
    with wanted as (
      select "skuId" as sku_id, sum(quantity)::int as quantity
        from json_to_recordset(${JSON.stringify(pieces)}::json) as w ("skuId" text, quantity int) group by 1),
    held as (
      select h.brand_id, h.sku_id, h.location, h.quantity as held, least(h.quantity, w.quantity) as given
        from stock_hold h join wanted w using (sku_id)
       where h.order_id = ${orderId} and h.state = 'held' order by h.sku_id for update of h),
    ended as (
      update stock_hold h
         set state = case when d.given = d.held then 'released' else 'held' end,
             quantity = case when d.given = d.held then d.held else d.held - d.given end,
             changed_at = ${now}::timestamptz
        from held d where h.order_id = ${orderId} and h.sku_id = d.sku_id
      returning d.brand_id, d.sku_id, d.location, d.given),
    locked as materialized (
      select s.brand_id, s.sku_id, s.location, e.given from stock s join ended e using (brand_id, sku_id, location)
       order by s.sku_id, s.location for update of s)
    update stock s set reserved = s.reserved - l.given, changed_at = ${now}::timestamptz
      from locked l where s.brand_id = l.brand_id and s.sku_id = l.sku_id and s.location = l.location`.execute(db)
}

/** Takes away the record of holds an order gave back, so that it can reserve anew. */
export async function forgetReleased(db: Db, orderId: string): Promise<void> {
  await db.deleteFrom('stock_hold').where('order_id', '=', orderId).where('state', '=', 'released').execute()
}
