import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** An agreed refund whose money has not moved yet. */
export type RefundToSend = {
  requestId: string
  orderId: string
  orderNo: string
  refundNo: string
  refundFen: number
  totalFen: number
  reason: string
  /** Whether WeChat Pay has said that it knows of it. */
  isSent: boolean
  asks: number
}

/** Refunds that are to be asked for or about now; those that wait for a person are left out. */
export async function refundsToSend(db: Db, brandId: string, now: Date, rows: number): Promise<RefundToSend[]> {
  const found = await sql<RefundToSend>`
    select r.id as "requestId", r.order_id as "orderId", o.order_no as "orderNo", r.refund_no as "refundNo",
           r.amount_fen as "refundFen", o.paid_fen as "totalFen", r.reason,
           s.sent_at is not null as "isSent", coalesce(s.asks, 0) as asks
      from refund_request r
      join orders o on o.id = r.order_id
      left join refund_sending s on s.refund_request_id = r.id
     where r.brand_id = ${brandId} and r.state = 'approved' and o.source = 'miniprogram'
       and s.parked_at is null and coalesce(s.ask_at, r.decided_at) <= ${now}
     order by coalesce(s.ask_at, r.decided_at), r.id limit ${rows}`.execute(db)
  return found.rows
}

/** Writes down that WeChat Pay was asked once more, and when it is to be asked again. */
export async function noteAsked(
  db: Db,
  asked: { requestId: string; brandId: string; sentAt: Date | null; askAt: Date; parkedAt: Date | null },
): Promise<void> {
  const { requestId, brandId, sentAt, askAt, parkedAt } = asked
  await sql`
    insert into refund_sending as s (refund_request_id, brand_id, sent_at, ask_at, asks, parked_at)
    values (${requestId}, ${brandId}, ${sentAt}::timestamptz, ${askAt}::timestamptz, 1, ${parkedAt}::timestamptz)
    on conflict (refund_request_id) do update
       set sent_at = coalesce(s.sent_at, excluded.sent_at), ask_at = excluded.ask_at, asks = s.asks + 1,
           parked_at = coalesce(s.parked_at, excluded.parked_at)`.execute(db)
}
