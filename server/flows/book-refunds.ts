import type { ErrorCode } from '../../contract/errors'
import { canonicalHash } from '../kernel/canonical'
import * as inbox from '../modules/order/inbox.sql'
import * as orders from '../modules/order/order.sql'
import * as refunds from '../modules/order/refund.sql'
import type { MoneyCtx } from './earn-commission'
import { openRefundBook } from './open-refund-book'
import { keyOf, PaidRefund } from './paid-refund'

export type BookedRefund = { refundNo: string; orderNo: string } & (
  | { outcome: 'booked' | 'repeated'; refundId: string }
  | { outcome: 'parked' }
  | { outcome: 'refused'; code: ErrorCode }
)

/**
 * Books refunds, each with what it takes back from every party, to the fen and in whatever order they come. The orders
 * are locked first, so that refunds never add up to more than was paid. A refund whose order is not known (or not paid)
 * yet is parked and picked up when it comes. The same number again gets the same answer, with another amount it is
 * refused. A fixed number of statements however many refunds.
 */
export async function bookRefunds(
  ctx: MoneyCtx,
  brandId: string,
  wanted: readonly PaidRefund[],
): Promise<BookedRefund[]> {
  if (wanted.length === 0) return []
  const held = await orders.findOrders(ctx.db, brandId, wanted, true)
  const paid = new Map(
    held.filter((order) => order.state !== 'placed').map((order) => [keyOf(order.source, order.order_no), order]),
  )
  const known = new Map(
    (
      await refunds.findRefunds(
        ctx.db,
        brandId,
        wanted.map(({ refundNo }) => refundNo),
      )
    ).map((refund) => [refund.refund_no, { id: refund.id, hash: refund.input_hash }]),
  )
  const orderIds = [...paid.values()].map(({ id }) => id)
  const isNew = wanted.some(({ refundNo, source, orderNo }) => !known.has(refundNo) && paid.has(keyOf(source, orderNo)))
  const book = isNew ? await openRefundBook(ctx, brandId, orderIds) : null

  const toPark: PaidRefund[] = []
  const results = wanted.map((refund): BookedRefund | null => {
    const { refundNo, orderNo } = refund
    const hash = canonicalHash(refund)
    const before = known.get(refundNo)
    const order = paid.get(keyOf(refund.source, orderNo))
    if (before?.hash === hash) return { refundNo, orderNo, outcome: 'repeated', refundId: before.id }
    if (before) return { refundNo, orderNo, ...CONFLICT }
    if (!order || !book) {
      toPark.push(refund)
      return null
    }
    const refundId = ctx.newId('rf')
    if (!book.take(refund, order, refundId, hash))
      return { refundNo, orderNo, outcome: 'refused', code: 'refund_exceeds' }
    known.set(refundNo, { id: refundId, hash })
    return { refundNo, orderNo, outcome: 'booked', refundId }
  })
  await book?.write()
  const parked = (await parkAll(ctx, brandId, toPark)).values()
  return results.map((result) => result ?? parked.next().value!)
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
