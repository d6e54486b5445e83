import { canonicalHash } from '../kernel/canonical'
import { actorOf, type Ctx } from '../kernel/ctx'
import { allocateDiscount } from '../modules/commission/allocate-discount'
import * as inbox from '../modules/order/inbox.sql'
import * as orders from '../modules/order/order.sql'
import { bookParked } from './book-refunds'
import { type EarningOrder, earnCommission, type MoneyCtx } from './earn-commission'
import { amountFault, type BookedOrder, goodsFen, type PaidOrder, proofKey, timeFault } from './paid-order'
import { keyOf } from './paid-refund'

type BookingCtx = MoneyCtx & Pick<Ctx, 'outside'>
type Draft = { row: orders.NewOrder; lines: orders.NewOrderLine[] }

/**
 * Books sales that have been paid, from any source: the order, who earned it, and the ledger, all or nothing. Each order
 * gets its own outcome, in the order given: the same number again with the same content is `repeated`, with other content
 * a `conflict`, and a wrong amount, store or seller is `refused` while the others go on. One number of statements for one
 * order or a thousand; refunds that waited for these orders are booked with them.
 */
export async function bookPaidOrders(
  ctx: BookingCtx,
  brandId: string,
  paid: readonly PaidOrder[],
): Promise<BookedOrder[]> {
  const known = paid.map((order) => ({ ...order, member: blindMember(ctx, brandId, order.member) }))
  const refs = await orders.resolveRefs(ctx.db, brandId, known.map(refsOf))
  const faults = known.map((order, at) => amountFault(order) ?? timeFault(order, ctx.now) ?? refFault(order, refs[at]!))
  const drafts = known.map((order, at) => draftOrder(ctx, brandId, order, refs[at]!, !faults[at]))
  // Of one number twice in a batch the first counts, and the second is answered from it.
  const firsts = new Map<string, Draft>()
  for (const [at, draft] of drafts.entries()) {
    const key = keyOf(draft.row.source, draft.row.order_no)
    if (!faults[at] && !firsts.has(key)) firsts.set(key, draft)
  }

  await orders.insertOrders(
    ctx.db,
    [...firsts.values()].map(({ row }) => row),
  )
  const found = await orders.findOrders(
    ctx.db,
    brandId,
    [...firsts.values()].map(({ row }) => ({ source: row.source, orderNo: row.order_no })),
  )
  const stored = new Map(found.map((order) => [keyOf(order.source, order.order_no), order]))
  const fresh = [...firsts].filter(([key, { row }]) => stored.get(key)?.id === row.id).map(([, draft]) => draft)
  await orders.insertLines(
    ctx.db,
    fresh.flatMap(({ lines }) => lines),
  )
  await earnOrders(
    ctx,
    brandId,
    fresh.map(({ row, lines }) => earningOf(row, lines, null)),
  )

  const isBooked = new Set(fresh.map(({ row }) => row.id))
  return drafts.map(({ row }, at): BookedOrder => {
    const answer = { source: row.source, orderNo: row.order_no }
    const fault = faults[at]
    if (fault) return { ...answer, outcome: 'refused', code: fault }
    const order = stored.get(keyOf(row.source, row.order_no))
    // Nothing under this number although it was to be inserted: its proof of transfer belongs to another order.
    if (!order) return { ...answer, outcome: 'conflict', code: 'proof_used' }
    if (order.input_hash !== row.input_hash) return { ...answer, outcome: 'conflict', code: 'order_conflict' }
    return { ...answer, outcome: isBooked.has(row.id) ? 'booked' : 'repeated', orderId: order.id }
  })
}

/** The part every paid order takes, however it came to be paid: commission, and the refunds that waited for it. */
export async function earnOrders(
  ctx: MoneyCtx,
  brandId: string,
  paid: readonly (EarningOrder & { key: string })[],
): Promise<void> {
  if (paid.length === 0) return
  await earnCommission(ctx, brandId, paid)
  const waiting = await inbox.waitingFor(
    ctx.db,
    brandId,
    paid.map(({ key }) => key),
  )
  await bookParked(ctx, brandId, waiting)
}

/** What the commission of an order is worked out from. */
export function earningOf(
  row: orders.NewOrder | orders.Order,
  lines: readonly { id: string; net_fen: number }[],
  payerOpenid: string | null,
): EarningOrder & { key: string } {
  return {
    key: keyOf(row.source, row.order_no),
    orderId: row.id,
    memberId: row.member_id ?? null,
    storeId: row.store_id ?? null,
    sellerGuideId: row.seller_guide_id ?? null,
    paidAt: row.paid_at!,
    payerOpenid,
    lines: lines.map(({ id, net_fen }) => ({ lineId: id, netFen: net_fen })),
  }
}

/** When goods count as received where nobody says. */
const RECEIVED_AT: Record<PaidOrder['source'], (order: PaidOrder, now: Date) => Date | null> = {
  miniprogram: () => null,
  pos: ({ paidAt }) => paidAt,
  private_transfer: (_, now) => now,
}

function draftOrder(
  ctx: BookingCtx,
  brandId: string,
  order: PaidOrder,
  refs: orders.ResolvedRefs,
  isRight: boolean,
): Draft {
  const id = ctx.newId('or')
  const receivedAt = order.receivedAt ?? RECEIVED_AT[order.source](order, ctx.now)
  const goods = goodsFen(order.lines)
  const row: orders.NewOrder = {
    id,
    brand_id: brandId,
    source: order.source,
    order_no: order.orderNo,
    channel: order.channel,
    member_id: refs.memberId,
    store_id: refs.storeId ?? refs.sellerStoreId,
    seller_guide_id: refs.sellerId,
    state: receivedAt ? 'received' : 'paid',
    goods_fen: goods,
    discount_fen: order.discountFen,
    paid_fen: goods - order.discountFen,
    placed_at: order.paidAt,
    paid_at: order.paidAt,
    received_at: receivedAt,
    payment_ref: order.paymentRef ?? null,
    proof_ref: order.proofRef ?? null,
    input_hash: canonicalHash(order.proofRef ? { ...order, proofRef: proofKey(order.proofRef) } : order),
    recorded_by: actorOf(ctx.caller),
    recorded_at: ctx.now,
  }
  return { row, lines: isRight ? draftLines(ctx, id, order) : [] }
}

/** Lines with their part of the order's discount, allocated here once and never again. */
export function draftLines(
  ctx: Pick<Ctx, 'newId'>,
  orderId: string,
  { lines, discountFen }: Pick<PaidOrder, 'lines' | 'discountFen'>,
): orders.NewOrderLine[] {
  const discounts = allocateDiscount(
    discountFen,
    lines.map(({ quantity, unitFen }) => quantity * unitFen),
  )
  return lines.map(({ skuId, title, quantity, unitFen }, at) => ({
    id: ctx.newId('ol'),
    order_id: orderId,
    line_no: at + 1,
    sku_id: skuId,
    title,
    quantity,
    unit_fen: unitFen,
    discount_fen: discounts[at]!,
    net_fen: quantity * unitFen - discounts[at]!,
  }))
}

/** A phone is looked up, hashed and compared by its blind index only. */
function blindMember({ outside }: BookingCtx, brandId: string, member: PaidOrder['member']): PaidOrder['member'] {
  if (member?.by !== 'phone') return member
  return { by: 'phone', value: outside.vault.blindIndex(brandId, member.value) }
}

function refsOf({ member, store, seller }: PaidOrder): orders.OrderRefs {
  return {
    memberBy: member?.by ?? null,
    memberValue: member?.value ?? null,
    storeBy: store?.by ?? null,
    storeValue: store?.value ?? null,
    sellerBy: seller?.by ?? null,
    sellerValue: seller?.value ?? null,
  }
}

function refFault(order: PaidOrder, refs: orders.ResolvedRefs): 'store_unknown' | 'guide_unknown' | null {
  if (order.store && !refs.storeId) return 'store_unknown'
  return order.seller && !refs.sellerId ? 'guide_unknown' : null
}
