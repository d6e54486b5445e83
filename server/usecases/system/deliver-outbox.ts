import type { deliverOutbox as endpoint } from '../../../contract/clock'
import type { Input, Output } from '../../../contract/endpoint'
import { tellGuide } from '../../flows/tell-guide'
import { tellShopper } from '../../flows/tell-shopper'
import { uploadShipping } from '../../flows/upload-shipping'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { MINUTE_MS } from '../../kernel/shanghai-time'
import { type DueNotice, leaseDue, markFailed, markSent } from '../../modules/notice/outbox.sql'

const LEASE_MS = 5 * MINUTE_MS
/** After this many tries a notice is parked and shown to ops: WeChat has said no often enough. */
const TRIES_MAX = 6

/** Takes the notices that are due; the lease lets another run have them back if this one dies. */
export async function leaseOutbox(ctx: Ctx<CallerOf<'clock'>>, input: Input<typeof endpoint>): Promise<DueNotice[]> {
  const leaseUntil = new Date(ctx.now.getTime() + LEASE_MS)
  return leaseDue(ctx.db, { brandId: ctx.caller.brandId, now: ctx.now, leaseUntil, rows: input.rows })
}

/**
 * Sends what was leased, after the commit, and notes each at once: a run that is killed sends none of the others twice.
 * An outage is tried again, each time twice as late.
 */
export async function deliverOutbox(ctx: Ctx<CallerOf<'clock'>>, due: DueNotice[]): Promise<Output<typeof endpoint>> {
  const counts = { sent: 0, failed: 0, parked: 0 }
  for (const notice of due) {
    const error = await send(ctx, notice)
    if (error === null) {
      await markSent(ctx.db, notice.id, ctx.now)
      counts.sent += 1
      continue
    }
    const isLast = notice.attempts >= TRIES_MAX
    const dueAt = new Date(ctx.now.getTime() + 2 ** notice.attempts * MINUTE_MS)
    await markFailed(ctx.db, notice.id, { error, dueAt, parkedAt: isLast ? ctx.now : null })
    counts[isLast ? 'parked' : 'failed'] += 1
  }
  return counts
}

type Delivery = (ctx: Ctx<CallerOf<'clock'>>, notice: DueNotice) => Promise<void>

/** What is not for guides; a topic this release does not know leads them to their workbench. */
const DELIVERIES: Record<string, Delivery> = {
  order_ready: (ctx, notice) => tellShopper(ctx, 'order_ready', notice),
  request_answered: (ctx, notice) => tellShopper(ctx, 'request_answered', notice),
  refund_done: (ctx, notice) => tellShopper(ctx, 'refund_done', notice),
  shipping_upload: (ctx, notice) => uploadShipping(ctx, ctx.caller.brandId, notice),
}

/** Null when it arrived, else what stood in the way, without anything personal. */
async function send(ctx: Ctx<CallerOf<'clock'>>, notice: DueNotice): Promise<string | null> {
  try {
    await (DELIVERIES[notice.topic] ?? tellGuide)(ctx, notice)
    return null
  } catch (error) {
    if (error instanceof AppError) return [error.code, ...Object.values(error.details)].join(' ')
    // Our own fault with one notice: it is tried and parked like any other, and keeps none of the rest waiting.
    const { requestId } = ctx
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
    ctx.log('error', 'notice_failed', { requestId, noticeId: notice.id, error: cause })
    return 'internal'
  }
}
