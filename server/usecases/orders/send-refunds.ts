import type { Input, Output } from '../../../contract/endpoint'
import type { sendRefunds as endpoint } from '../../../contract/refund-request'
import { bookRefunds } from '../../flows/book-refunds'
import { inLanes } from '../../flows/each-on-its-own'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { inTransaction } from '../../kernel/in-transaction'
import type { RefundStatus } from '../../kernel/outside'
import { HOUR_MS, MINUTE_MS } from '../../kernel/shanghai-time'
import { noteEvents } from '../../modules/order/order.sql'
import { noteAsked, type RefundToSend, refundsToSend } from '../../modules/order/refund-sending.sql'

type ClockCtx = Ctx<CallerOf<'clock'>>

/** Reads which refunds are to be asked for or about; each is then sent on its own by `sendRefunds`. */
export async function findRefundsToSend(ctx: ClockCtx, { rows }: Input<typeof endpoint>): Promise<RefundToSend[]> {
  return refundsToSend(ctx.db, ctx.caller.brandId, ctx.now, rows)
}

/**
 * Asks WeChat Pay to give agreed money back, under the number of the request: asked again after an unknown outcome it is
 * the same refund. What arrived is booked, what is under way is asked about again, each time later, and what cannot
 * arrive waits for a person. One refund that fails keeps no other waiting.
 */
export async function sendRefunds(ctx: ClockCtx, due: RefundToSend[]): Promise<Output<typeof endpoint>> {
  const moved = await inLanes(
    ctx,
    due,
    ({ orderId }) => ({ orderId }),
    (refund) => sendOne(ctx, refund),
  )
  const refunded = moved.filter((outcome) => outcome === 'refunded').length
  return { sent: moved.length - refunded, refunded, failed: due.length - moved.length }
}

async function sendOne(ctx: ClockCtx, refund: RefundToSend): Promise<'refunded' | 'sent'> {
  const { requestId } = refund
  const note = (sentAt: Date | null, parkedAt: Date | null) =>
    noteAsked(ctx.db, {
      requestId,
      brandId: ctx.caller.brandId,
      sentAt,
      askAt: nextAsk(ctx.now, refund.asks),
      parkedAt,
    })
  // Asked or booked in vain, it is tried again, later, and lets the others pass.
  const later = (sentAt: Date | null) => async (error: unknown) => {
    await note(sentAt, null)
    throw error
  }
  // Whether it was heard is not known.
  const status = await ask(ctx, refund).catch(later(null))
  if (status.state === 'done') {
    await book(ctx, refund, status.refundedAt).catch(later(ctx.now))
    return 'refunded'
  }
  if (status.state === 'processing') await note(ctx.now, null)
  else await park(ctx, refund, status.state, () => note(ctx.now, ctx.now))
  return 'sent'
}

async function ask({ outside }: ClockCtx, refund: RefundToSend): Promise<RefundStatus> {
  const known = refund.isSent ? await outside.payments.queryRefund(refund.refundNo) : null
  return known && known.state !== 'unknown' ? known : outside.payments.refund(refund)
}

async function book(ctx: ClockCtx, refund: RefundToSend, refundedAt: Date): Promise<void> {
  const { orderNo, refundNo, refundFen: amountFen, reason } = refund
  await inTransaction(ctx.db, async (db) => {
    const paid = { source: 'miniprogram' as const, orderNo, refundNo, amountFen, reason, refundedAt }
    const [booked] = await bookRefunds({ ...ctx, db }, ctx.caller.brandId, [paid])
    if (booked!.outcome === 'refused') throw new AppError(booked!.code, { refundNo })
  })
}

/** WeChat Pay cannot bring the money to the buyer: that is on record, told in the log, and not tried for ever. */
async function park(ctx: ClockCtx, refund: RefundToSend, state: string, note: () => Promise<void>): Promise<void> {
  const { orderId, refundNo } = refund
  await note()
  const event = { orderId, kind: 'refund_parked', actor: actorOf(ctx.caller), detail: { refundNo, state }, at: ctx.now }
  await noteEvents(ctx.db, [{ id: ctx.newId('ev'), brandId: ctx.caller.brandId, ...event }])
  ctx.log('error', 'refund_parked', { requestId: ctx.requestId, orderId, refundNo, state })
}

/** After 1, 2, 4 … minutes, at most an hour: most refunds take minutes, some days. */
function nextAsk(now: Date, asks: number): Date {
  return new Date(now.getTime() + Math.min(2 ** Math.min(asks, 10) * MINUTE_MS, HOUR_MS))
}
