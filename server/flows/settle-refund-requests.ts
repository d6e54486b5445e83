import { actorOf } from '../kernel/ctx'
import { insertTogether } from '../kernel/insert-many'
import { outboxRow } from '../modules/notice/outbox.sql'
import * as requests from '../modules/order/refund-request.sql'
import type { MoneyCtx } from './earn-commission'
import type { PaidRefund } from './paid-refund'

/** What a buyer asked for under a refund's number, by line. */
export type AskedRefund = {
  requestId: string
  orderId: string
  amountFen: number
  reason: string
  /** Agreed to, and not refunded yet. */
  isAgreed: boolean
  /** WeChat Pay could not bring the money: a person has to. */
  isParked: boolean
  lines: { lineNo: number; amountFen: number }[]
}

/** The requests behind refunds, by refund number; most refunds of tills have none. */
export async function requestsBehind(
  ctx: MoneyCtx,
  brandId: string,
  refundNos: readonly string[],
): Promise<Map<string, AskedRefund>> {
  const found = await requests.requestsByRefundNo(ctx.db, brandId, refundNos)
  if (found.length === 0) return new Map()
  const lines = await requests.requestLines(
    ctx.db,
    found.map(({ id }) => id),
  )
  return new Map(
    found.map(({ id, orderId, refundNo, amountFen, reason, state, parkedAt }) => {
      const own = lines.filter((line) => line.refundRequestId === id && line.amountFen > 0)
      const parts = own.map((line) => ({ lineNo: line.lineNo, amountFen: line.amountFen }))
      const standing = { isAgreed: state === 'approved', isParked: parkedAt !== null }
      return [refundNo, { requestId: id, orderId, amountFen, reason, ...standing, lines: parts }]
    }),
  )
}

/** A refund as it was asked for: the lines it belongs to are those of the request, whatever the outside says of it. */
export function asAsked(refund: PaidRefund, asked: AskedRefund | undefined): PaidRefund {
  return asked ? { ...refund, lines: asked.lines, reason: asked.reason } : refund
}

/**
 * Requests whose money has gone back are done: the buyer is told, the order's story goes on, and where no other request
 * waits the after-sale is closed, so that what is left of the order may become payable.
 */
export async function settleRefundRequests(
  ctx: MoneyCtx,
  brandId: string,
  done: readonly { asked: AskedRefund; refundNo: string; memberId: string | null; refundedAt: Date }[],
): Promise<void> {
  if (done.length === 0) return
  const { db, now } = ctx
  await requests.markRefunded(
    db,
    done.map(({ asked }) => asked.requestId),
    now,
  )
  const orderIds = done.map(({ asked }) => asked.orderId)
  await requests.closeQuietAfterSales(db, orderIds, now)
  const events = done.map(({ asked, refundNo, refundedAt }) => ({
    id: ctx.newId('ev'),
    brand_id: brandId,
    order_id: asked.orderId,
    kind: 'refunded',
    actor: actorOf(ctx.caller),
    detail: { refundNo, amountFen: asked.amountFen },
    at: refundedAt,
  }))
  const notices = done.flatMap(({ asked: { orderId, amountFen }, refundNo, memberId }) => {
    if (!memberId) return []
    const notice = { topic: 'refund_done' as const, key: refundNo, payload: { memberId, orderId, amountFen } }
    return [outboxRow(notice, { id: ctx.newId('ob'), brandId, now })]
  })
  await insertTogether(db, { order_event: events, outbox: notices })
}
