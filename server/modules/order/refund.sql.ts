import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import type { Schema } from '../../kernel/schema'

export type Refund = Selectable<Schema['refund']>
export type NewRefund = Insertable<Schema['refund']>
export type NewRefundLine = Insertable<Schema['refund_line']>

/** Refunds already booked under any of these numbers. */
export async function findRefunds(db: Db, brandId: string, refundNos: readonly string[]): Promise<Refund[]> {
  return db
    .selectFrom('refund')
    .selectAll()
    .where('brand_id', '=', brandId)
    .where('refund_no', '=', sql<string>`any(${[...refundNos]}::text[])`)
    .execute()
}

/** What has been refunded of each line so far, in fen. */
export async function refundedByLine(db: Db, orderIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ lineId: string; refundedFen: number }>`
    select r.order_line_id as "lineId", sum(r.amount_fen)::bigint as "refundedFen"
      from order_line l join refund_line r on r.order_line_id = l.id
     where l.order_id = any(${[...orderIds]}::text[]) group by 1`.execute(db)
  return new Map(rows.map(({ lineId, refundedFen }) => [lineId, refundedFen]))
}

export async function insertRefunds(
  db: Db,
  refunds: readonly NewRefund[],
  lines: readonly NewRefundLine[],
): Promise<void> {
  await insertMany(db, 'refund', refunds)
  await insertMany(db, 'refund_line', lines)
}

/** Refunds of one order with what each took from its lines, oldest first. */
export async function refundsOf(db: Db, orderId: string) {
  return db
    .selectFrom('refund')
    .select(['id', 'refund_no as refundNo', 'amount_fen as amountFen', 'reason', 'refunded_at as refundedAt'])
    .where('order_id', '=', orderId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
}
