import { type Insertable, type Selectable, sql } from 'kysely'
import type { OrderSource } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import type { Schema } from '../../kernel/schema'

export type NewOrder = Insertable<Schema['orders']>
export type NewOrderLine = Insertable<Schema['order_line']>
export type Order = Selectable<Schema['orders']>
export type OrderLine = Selectable<Schema['order_line']>

/** What a till file or a callback calls people and places by. */
export type OrderRefs = {
  memberBy: 'id' | 'phone' | 'member_code' | 'openid' | null
  memberValue: string | null
  storeBy: 'id' | 'code' | null
  storeValue: string | null
  sellerBy: 'id' | 'code' | null
  sellerValue: string | null
}
export type ResolvedRefs = {
  memberId: string | null
  storeId: string | null
  sellerId: string | null
  sellerStoreId: string | null
}

/** Finds members (a phone by its blind index), stores and sellers of many orders in one statement, in input order. */
export async function resolveRefs(db: Db, brandId: string, refs: readonly OrderRefs[]): Promise<ResolvedRefs[]> {
  const { rows } = await sql<ResolvedRefs>`
    select coalesce(m.merged_into, m.id) as "memberId", coalesce(si.id, sc.id) as "storeId",
           coalesce(gi.id, gc.id) as "sellerId",
           (select gs.store_id from guide_store gs where gs.guide_id = coalesce(gi.id, gc.id)
             order by gs.is_home desc, gs.store_id limit 1) as "sellerStoreId"
      from json_to_recordset(${JSON.stringify(refs.map((ref, at) => ({ ...ref, at })))}::json) as r
           (at int, "memberBy" text, "memberValue" text, "storeBy" text, "storeValue" text, "sellerBy" text, "sellerValue" text)
      left join member_identity i on i.brand_id = ${brandId} and i.kind = r."memberBy" and i.value = r."memberValue"
      left join member m on m.brand_id = ${brandId}
        and m.id = case when r."memberBy" = 'id' then r."memberValue" else i.member_id end
      left join store si on si.brand_id = ${brandId} and r."storeBy" = 'id' and si.id = r."storeValue"
      left join store sc on sc.brand_id = ${brandId} and r."storeBy" = 'code' and sc.code = r."storeValue"
      left join guide gi on gi.brand_id = ${brandId} and r."sellerBy" = 'id' and gi.id = r."sellerValue"
      left join guide gc on gc.brand_id = ${brandId} and r."sellerBy" = 'code' and gc.code = r."sellerValue"
     order by r.at`.execute(db)
  return rows
}

/** Inserts orders whose number (and proof) is not taken yet; the others are left as they are. */
export async function insertOrders(db: Db, orders: readonly NewOrder[]): Promise<void> {
  // One order of locks for all, so that two batches with the same numbers wait for each other and never deadlock.
  const sorted = [...orders].sort((a, b) => (a.order_no < b.order_no ? -1 : 1))
  await insertMany(db, 'orders', sorted, { onConflict: 'skip' })
}

export async function insertLines(db: Db, lines: readonly NewOrderLine[]): Promise<void> {
  await insertMany(db, 'order_line', lines)
}

export type OrderKey = { source: OrderSource; orderNo: string }

/** Orders by their natural keys; with `isLocked` they are held, in id order, until the transaction ends. */
export async function findOrders(
  db: Db,
  brandId: string,
  keys: readonly OrderKey[],
  isLocked = false,
): Promise<Order[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<Order>`
    select o.* from orders o
      join json_to_recordset(${JSON.stringify(keys.map(({ source, orderNo }) => ({ source, orderNo })))}::json) as k (source text, "orderNo" text)
        on o.brand_id = ${brandId} and o.source = k.source and o.order_no = k."orderNo"
     order by o.id ${isLocked ? sql`for update of o` : sql``}`.execute(db)
  return rows
}

export async function findOrder(db: Db, brandId: string, orderId: string): Promise<Order | undefined> {
  return db
    .selectFrom('orders')
    .selectAll()
    .where('brand_id', '=', brandId)
    .where('id', '=', orderId)
    .executeTakeFirst()
}

/** One order of the brand, held until the transaction ends. */
export async function lockOrder(db: Db, brandId: string, orderId: string): Promise<Order | undefined> {
  return db
    .selectFrom('orders')
    .selectAll()
    .where('brand_id', '=', brandId)
    .where('id', '=', orderId)
    .forUpdate()
    .executeTakeFirst()
}

export async function linesOf(db: Db, orderIds: readonly string[]): Promise<OrderLine[]> {
  if (orderIds.length === 0) return []
  return db
    .selectFrom('order_line')
    .selectAll()
    .where('order_id', '=', sql<string>`any(${[...orderIds]}::text[])`)
    .orderBy('order_id')
    .orderBy('line_no')
    .execute()
}

export async function markReceived(db: Db, orderId: string, at: Date): Promise<void> {
  await db.updateTable('orders').set({ state: 'received', received_at: at }).where('id', '=', orderId).execute()
}

export type OrderEvent = {
  id: string
  brandId: string
  orderId: string
  kind: string
  actor: string
  detail: object
  at: Date
}

export async function noteEvents(db: Db, events: readonly OrderEvent[]): Promise<void> {
  await insertMany(
    db,
    'order_event',
    events.map(({ id, brandId, orderId, kind, actor, detail, at }) => ({
      id,
      brand_id: brandId,
      order_id: orderId,
      kind,
      actor,
      detail,
      at,
    })),
  )
}
