import { type Insertable, type Selectable, sql } from 'kysely'
import type { RefundState } from '../../../contract/mall-vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import { insertMany, insertTogether } from '../../kernel/insert-many'
import type { Schema } from '../../kernel/schema'

export type StoredRequest = Selectable<Schema['refund_request']>
export type NewRequest = Insertable<Schema['refund_request']>
export type NewRequestLine = Insertable<Schema['refund_request_line']>
export type RequestLine = {
  refundRequestId: string
  orderLineId: string
  lineNo: number
  skuId: string
  title: string
  quantity: number
  amountFen: number
}

export async function insertRequest(db: Db, request: NewRequest, lines: readonly NewRequestLine[]): Promise<void> {
  await insertTogether(db, { refund_request: [request], refund_request_line: lines })
}

/** The request a buyer made with this key for an order. */
export function findRequestByKey(db: Db, orderId: string, saveKey: string): Promise<StoredRequest | undefined> {
  return db
    .selectFrom('refund_request')
    .selectAll()
    .where('order_id', '=', orderId)
    .where('save_key', '=', saveKey)
    .executeTakeFirst()
}

export function findRequest(db: Db, brandId: string, id: string): Promise<StoredRequest | undefined> {
  return db
    .selectFrom('refund_request')
    .selectAll()
    .where('brand_id', '=', brandId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Requests of orders, newest first. */
export async function requestsOf(db: Db, orderIds: readonly string[]): Promise<StoredRequest[]> {
  if (orderIds.length === 0) return []
  return db
    .selectFrom('refund_request')
    .selectAll()
    .where('order_id', '=', sql<string>`any(${[...orderIds]}::text[])`)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** The requests that became these refund numbers, and whether WeChat Pay is to bring their money or a person has to. */
export async function requestsByRefundNo(db: Db, brandId: string, refundNos: readonly string[]) {
  return db
    .selectFrom('refund_request as r')
    .leftJoin('refund_sending as s', 's.refund_request_id', 'r.id')
    .select([
      'r.id',
      'r.order_id as orderId',
      'r.refund_no as refundNo',
      'r.state',
      'r.amount_fen as amountFen',
      'r.reason',
    ])
    .select('s.parked_at as parkedAt')
    .where('r.brand_id', '=', brandId)
    .where('r.refund_no', '=', sql<string>`any(${[...refundNos]}::text[])`)
    .execute()
}

/** What requests ask, in the order of the order's lines. */
export async function requestLines(db: Db, requestIds: readonly string[]): Promise<RequestLine[]> {
  if (requestIds.length === 0) return []
  return db
    .selectFrom('refund_request_line as r')
    .innerJoin('order_line as l', 'l.id', 'r.order_line_id')
    .select([
      'r.refund_request_id as refundRequestId',
      'l.id as orderLineId',
      'l.line_no as lineNo',
      'l.sku_id as skuId',
      'l.title',
      'r.quantity',
      'r.amount_fen as amountFen',
    ])
    .where('r.refund_request_id', '=', sql<string>`any(${[...requestIds]}::text[])`)
    .orderBy('r.refund_request_id')
    .orderBy('l.line_no')
    .execute()
}

/** Of each line of some orders: pieces and fen asked for by live requests. */
export async function askedOf(
  db: Db,
  orderIds: readonly string[],
): Promise<Map<string, { pieces: number; amountFen: number }>> {
  if (orderIds.length === 0) return new Map()
  const { rows } = await sql<{ lineId: string; pieces: number; amountFen: number }>`
    select l.order_line_id as "lineId", sum(l.quantity)::int as pieces, sum(l.amount_fen)::bigint as "amountFen"
      from refund_request r join refund_request_line l on l.refund_request_id = r.id
     where r.order_id = any(${[...orderIds]}::text[]) and r.state in ('requested', 'approved', 'refunded')
     group by 1`.execute(db)
  return new Map(rows.map(({ lineId, ...asked }) => [lineId, asked]))
}

/** Of each line of some orders: the fen of requests that were agreed to and are not refunded yet. */
export async function agreedByLine(db: Db, orderIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ lineId: string; agreedFen: number }>`
    select l.order_line_id as "lineId", sum(l.amount_fen)::bigint as "agreedFen"
      from refund_request r join refund_request_line l on l.refund_request_id = r.id
     where r.order_id = any(${[...orderIds]}::text[]) and r.state = 'approved' group by 1`.execute(db)
  return new Map(rows.map(({ lineId, agreedFen }) => [lineId, agreedFen]))
}

/** Moves a request on; the order it belongs to is held by the caller. */
export async function moveRequest(
  db: Db,
  id: string,
  change: { state: RefundState; answer?: string; decidedAt?: Date; decidedBy?: string; settledAt?: Date },
): Promise<void> {
  await db
    .updateTable('refund_request')
    .set({
      state: change.state,
      ...(change.answer === undefined ? {} : { answer: change.answer }),
      ...(change.decidedAt ? { decided_at: change.decidedAt, decided_by: change.decidedBy ?? null } : {}),
      ...(change.settledAt ? { settled_at: change.settledAt } : {}),
    })
    .where('id', '=', id)
    .execute()
}

/** Requests that were refunded just now. */
export async function markRefunded(db: Db, ids: readonly string[], at: Date): Promise<void> {
  await db
    .updateTable('refund_request')
    .set({ state: 'refunded', settled_at: at })
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute()
}

/** Opens an after-sale unless the order has one. */
export async function openAfterSales(db: Db, rows: readonly Insertable<Schema['after_sale']>[]): Promise<void> {
  await insertMany(db, 'after_sale', rows, { onConflict: 'skip' })
}

/** Closes the after-sales of orders in which no request waits for anything any more. */
export async function closeQuietAfterSales(db: Db, orderIds: readonly string[], at: Date): Promise<void> {
  await sql`
    update after_sale s set closed_at = ${at}::timestamptz
     where s.order_id = any(${[...orderIds]}::text[]) and s.closed_at is null
       and not exists (
         select 1 from refund_request r where r.order_id = s.order_id and r.state in ('requested', 'approved'))`.execute(
    db,
  )
}

/** Requests in one state as staff may see them, oldest first: who waits longest comes first. */
export async function listRequests(
  db: Db,
  filter: { brandId: string; stores: StoreScope; state: RefundState; after?: string | undefined; rows: number },
) {
  const { brandId, stores, state, after, rows } = filter
  const found = await sql<StoredRequest & { orderNo: string; displayName: string | null; phoneMasked: string | null }>`
    select r.*, o.order_no as "orderNo", m.display_name as "displayName", m.phone_masked as "phoneMasked"
      from refund_request r
      join orders o on o.id = r.order_id
      left join member b on b.id = o.member_id
      left join member m on m.id = coalesce(b.merged_into, b.id)
     where r.brand_id = ${brandId} and r.state = ${state}
       and ${stores === 'all' ? sql`true` : sql`o.store_id = any(${[...stores]}::text[])`}
       and ${after === undefined ? sql`true` : sql`r.id > ${after}`}
     order by r.id limit ${rows}`.execute(db)
  return found.rows
}
