import type * as z from 'zod'
import type { RefundRequest } from '../../contract/refund-request'
import type { Db } from '../kernel/ctx'
import { groupBy } from '../kernel/group-by'
import { requestLines, type StoredRequest } from '../modules/order/refund-request.sql'

type Shown = z.output<typeof RefundRequest>

/** Refund requests as they are told to whoever may see them, in the order given. */
export async function showRefundRequests(db: Db, stored: readonly StoredRequest[]): Promise<Shown[]> {
  const ids = stored.map(({ id }) => id)
  const lines = groupBy(await requestLines(db, ids), ({ refundRequestId }) => refundRequestId)
  return stored.map((request) => ({
    refundRequestId: request.id,
    refundNo: request.refund_no,
    state: request.state,
    amountFen: request.amount_fen,
    reason: request.reason,
    note: request.note,
    lines: (lines.get(request.id) ?? []).map(({ lineNo, title, quantity, amountFen }) => ({
      lineNo,
      title,
      quantity,
      amountFen,
    })),
    answer: request.answer,
    requestedAt: request.requested_at,
    settledAt: request.settled_at,
  }))
}
