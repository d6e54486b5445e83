import type { ErrorCode } from '../../contract/errors'
import { canonicalHash } from '../kernel/canonical'
import * as inbox from '../modules/order/inbox.sql'
import { forgetWhoLeft } from '../modules/order/mall-order.sql'
import * as orders from '../modules/order/order.sql'
import * as refunds from '../modules/order/refund.sql'
import { releaseHolds } from '../modules/stock/stock.sql'
import type { MoneyCtx } from './earn-commission'
import { openRefundBook } from './open-refund-book'
import { keyOf, PaidRefund } from './paid-refund'
import { type AskedRefund, asAsked, requestsBehind, settleRefundRequests } from './settle-refund-requests'

export type BookedRefund = { refundNo: string; orderNo: string } & (
  | { outcome: 'booked' | 'repeated'; refundId: string }
  | { outcome: 'parked' }
  | { outcome: 'refused'; code: ErrorCode }
)

/**
 * Books refunds, each with what it takes back from every party, to the fen and in whatever order they come. The orders
 * are locked first, so that refunds never add up to more than was paid. A refund whose order is not known (or not paid)
 * yet is parked and picked up when it comes. The same number again gets the same answer, with another amount it is
 * refused. One that a buyer asked for belongs to the lines they asked for, and settles their request; one made by hand
 * leaves alone what was agreed to with buyers and is still on its way. A fixed number of statements however many refunds.
 */
export async function bookRefunds(
  ctx: MoneyCtx,
  brandId: string,
  wanted: readonly PaidRefund[],
): Promise<BookedRefund[]> {
  if (wanted.length === 0) return []
  const held = await orders.findOrders(ctx.db, brandId, wanted, true)
  const paid = new Map(
    held.filter((order) => order.paid_at !== null).map((order) => [keyOf(order.source, order.order_no), order]),
  )
  const numbers = wanted.map(({ refundNo }) => refundNo)
  const known = new Map(
    (await refunds.findRefunds(ctx.db, brandId, numbers)).map((refund) => [
      refund.refund_no,
      { id: refund.id, hash: refund.input_hash },
    ]),
  )
  const askedBy = await requestsBehind(ctx, brandId, numbers)
  const orderIds = [...paid.values()].map(({ id }) => id)
  const isNew = wanted.some(({ refundNo, source, orderNo }) => !known.has(refundNo) && paid.has(keyOf(source, orderNo)))
  const book = isNew ? await openRefundBook(ctx, brandId, orderIds) : null

  const toPark: PaidRefund[] = []
  const booked: { refund: PaidRefund; order: orders.Order }[] = []
  const results = wanted.map((refund): BookedRefund | null => {
    const { refundNo, orderNo } = refund
    const asked = askedBy.get(refundNo)
    const hash = hashOf(refund, asked)
    const before = known.get(refundNo)
    const order = paid.get(keyOf(refund.source, orderNo))
    if (before?.hash === hash) return { refundNo, orderNo, outcome: 'repeated', refundId: before.id }
    if (before || !isAsAsked(refund, order, asked)) return { refundNo, orderNo, ...CONFLICT }
    if (!order || !book) {
      toPark.push(refund)
      return null
    }
    const refundId = ctx.newId('rf')
    // What a person pays back under the number of a request that WeChat Pay is to bring as well would be paid twice.
    if (ctx.caller.kind === 'ops' && asked?.isAgreed && !asked.isParked)
      return { refundNo, orderNo, outcome: 'refused', code: 'refund_state' }
    const hasMoved = asked?.isAgreed || ctx.caller.kind === 'payment'
    if (!book.take(asAsked(refund, asked), order, refundId, hash, hasMoved))
      return { refundNo, orderNo, outcome: 'refused', code: 'refund_exceeds' }
    known.set(refundNo, { id: refundId, hash })
    booked.push({ refund, order })
    return { refundNo, orderNo, outcome: 'booked', refundId }
  })
  await book?.write()
  await followUp(ctx, brandId, booked, askedBy, (orderId) => book?.leftFen(orderId) ?? 0)
  const parked = (await parkAll(ctx, brandId, toPark)).values()
  return results.map((result) => result ?? parked.next().value!)
}

/** What makes two tellings of one refund the same. Of one that was asked for the number says it all but the amount. */
function hashOf(refund: PaidRefund, asked: AskedRefund | undefined): string {
  const { source, orderNo, refundNo, amountFen } = refund
  return canonicalHash(asked ? { source, orderNo, refundNo, amountFen } : refund)
}

/** Whether a refund under the number of a request is for its order and its amount. */
function isAsAsked(refund: PaidRefund, order: orders.Order | undefined, asked: AskedRefund | undefined): boolean {
  return !asked || (asked.orderId === order?.id && asked.amountFen === refund.amountFen)
}

/** Settles the requests behind refunds, and ends an order of which nothing is left to hand over: its goods are free. */
async function followUp(
  ctx: MoneyCtx,
  brandId: string,
  booked: readonly { refund: PaidRefund; order: orders.Order }[],
  askedBy: ReadonlyMap<string, AskedRefund>,
  leftFen: (orderId: string) => number,
): Promise<void> {
  const done = booked.flatMap(({ refund: { refundNo, refundedAt }, order }) => {
    const asked = askedBy.get(refundNo)
    return asked ? [{ asked, refundNo, memberId: order.member_id, refundedAt }] : []
  })
  await settleRefundRequests(ctx, brandId, done)
  const waiting = booked.filter(({ order }) => order.state === 'paid' && order.fulfilment !== null)
  const over = [...new Set(waiting.map(({ order }) => order.id))].filter((orderId) => leftFen(orderId) === 0)
  for (const orderId of over) await releaseHolds(ctx.db, orderId, ctx.now)
  if (over.length > 0) await forgetWhoLeft(ctx.db, over)
}

const CONFLICT = { outcome: 'refused', code: 'refund_conflict' } as const

async function parkAll(ctx: MoneyCtx, brandId: string, toPark: readonly PaidRefund[]): Promise<BookedRefund[]> {
  const items = toPark.map((refund) => ({
    externalId: refund.refundNo,
    waitsFor: keyOf(refund.source, refund.orderNo),
    payload: refund,
    payloadHash: canonicalHash(refund),
  }))
  const parked = new Map(
    (await inbox.park(ctx.db, brandId, items, ctx.now)).map((row) => [row.external_id, row.payload_hash]),
  )
  return items.map(({ externalId, payload, payloadHash }) => ({
    refundNo: externalId,
    orderNo: payload.orderNo,
    ...(parked.get(externalId) === payloadHash ? { outcome: 'parked' as const } : CONFLICT),
  }))
}

/** Books parked refunds whose orders have come, and writes down what became of each. Returns how many were booked. */
export async function bookParked(ctx: MoneyCtx, brandId: string, payloads: readonly unknown[]): Promise<number> {
  const wanted = payloads.map((payload) => PaidRefund.parse(payload))
  const booked = await bookRefunds(ctx, brandId, wanted)
  const settled = booked.flatMap((result) => {
    if (result.outcome === 'parked') return []
    const state = result.outcome === 'refused' ? ('refused' as const) : ('done' as const)
    return [
      { externalId: result.refundNo, state, outcome: result.outcome === 'refused' ? result.code : result.refundId },
    ]
  })
  await inbox.settleParked(ctx.db, brandId, settled, ctx.now)
  return settled.filter(({ state }) => state === 'done').length
}
