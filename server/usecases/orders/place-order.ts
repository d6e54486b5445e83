import type { placeOrder as endpoint } from '../../../contract/checkout'
import type { Input, Output } from '../../../contract/endpoint'
import { draftLines } from '../../flows/book-orders'
import { checkStore, chooseDestination, type Destination } from '../../flows/choose-destination'
import { findOrCreatePerson } from '../../flows/find-person'
import { type BasketLine, piecesOf, priceBasket } from '../../flows/price-basket'
import { openAddress, sealAddress } from '../../flows/seal-address'
import { AppError } from '../../kernel/app-error'
import { canonicalHash } from '../../kernel/canonical'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { insertTogether } from '../../kernel/insert-many'
import { MINUTE_MS } from '../../kernel/shanghai-time'
import { removeBought } from '../../modules/cart/bought-lines.sql'
import { addressLabel } from '../../modules/member/address.sql'
import { orderAddressLabel } from '../../modules/order/mall-order.sql'
import * as orders from '../../modules/order/order.sql'
import { reserveStock } from '../../modules/stock/stock.sql'

/** How long goods are kept back for somebody who has not paid. */
const PAY_WITHIN_MS = 30 * MINUTE_MS

/**
 * A shopper orders in the mall. Prices are the server's, and another sum than the shopper saw is refused. Goods are kept
 * back at the store that hands them over or in the warehouse, all of them or none, until the time to pay is over; what
 * was ordered leaves the cart. The order number is made from the buyer and the key of the checkout, so that pressing
 * twice finds the same order, whatever has become of price and stock since. It earns nothing before it is paid.
 */
export async function placeOrder(
  ctx: Ctx<CallerOf<'shopper'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid, unionid } = ctx.caller
  const orderNo = `FB${canonicalHash({ brandId, openid, key: input.idempotencyKey }).slice(0, 24).toUpperCase()}`
  const { lines: wanted, fulfilment, storeId = null, remark } = input
  const inputHash = canonicalHash({ lines: wanted, fulfilment, storeId, remark })
  const before = await findPlaced(ctx, orderNo, inputHash)
  if (before) return before

  const { memberId } = await findOrCreatePerson(ctx, { brandId, openid, unionid, channel: 'mall' })
  const destination = await chooseDestination(ctx, fulfilment)
  if (storeId && storeId !== destination.storeId) await checkStore(ctx, storeId)
  const { lines, goodsFen } = await priceBasket(ctx, brandId, wanted)
  const delisted = lines.find(({ isListed }) => !isListed)
  if (delisted) throw new AppError('sku_unknown', { skuId: delisted.skuId })
  if (input.expectedFen !== undefined && input.expectedFen !== goodsFen)
    throw new AppError('price_changed', { payableFen: goodsFen })

  const order = draftOrder(ctx, { ...input, orderNo, inputHash, memberId, goodsFen }, destination)
  await orders.insertOrders(ctx.db, [order])
  const placed = await findPlaced(ctx, orderNo, inputHash)
  // Pressed twice in one moment: the other press was first, and its order is the answer.
  if (placed?.orderId === order.id) await fillOrder(ctx, order, lines, destination.location)
  return placed!
}

/** The order of this number, as it is answered. Throws `idempotency_conflict` when it was placed with other content. */
async function findPlaced(ctx: Ctx<CallerOf<'shopper'>>, orderNo: string, inputHash: string) {
  const [order] = await orders.findOrders(ctx.db, ctx.caller.brandId, [{ source: 'miniprogram', orderNo }])
  if (!order) return null
  if (order.input_hash !== inputHash) throw new AppError('idempotency_conflict', { orderNo })
  return { orderId: order.id, orderNo, paidFen: order.paid_fen, state: order.state, payBy: order.pay_by }
}

function draftOrder(
  ctx: Ctx<CallerOf<'shopper'>>,
  of: Input<typeof endpoint> & { orderNo: string; inputHash: string; memberId: string; goodsFen: number },
  { storeId, address }: Destination,
): orders.NewOrder {
  const { vault } = ctx.outside
  const id = ctx.newId('or')
  // Sealed anew for the order: what the shopper changes in their book later does not redirect the parcel.
  const parcelFor = address && openAddress(vault, address.cipher, addressLabel(address.id))
  return {
    id,
    brand_id: ctx.caller.brandId,
    source: 'miniprogram',
    order_no: of.orderNo,
    channel: 'mall',
    member_id: of.memberId,
    store_id: storeId ?? of.storeId ?? null,
    state: 'placed',
    goods_fen: of.goodsFen,
    discount_fen: 0,
    paid_fen: of.goodsFen,
    placed_at: ctx.now,
    input_hash: of.inputHash,
    recorded_by: 'shopper',
    recorded_at: ctx.now,
    fulfilment: of.fulfilment.kind,
    pay_by: new Date(ctx.now.getTime() + PAY_WITHIN_MS),
    remark: of.remark,
    address_cipher: parcelFor && sealAddress(vault, parcelFor, orderAddressLabel(id)),
  }
}

/** Lines, event and goods of an order that is new. Throws `stock_short`, and then nothing of it happened. */
async function fillOrder(
  ctx: Ctx<CallerOf<'shopper'>>,
  order: orders.NewOrder,
  basket: readonly BasketLine[],
  location: string,
): Promise<void> {
  const { id: orderId, brand_id: brandId, member_id: memberId } = order
  const lines = piecesOf(basket)
  const event = { id: ctx.newId('ev'), brand_id: brandId, order_id: orderId, kind: 'placed', actor: 'shopper' }
  await insertTogether(ctx.db, {
    order_line: draftLines(ctx, orderId, { lines: basket, discountFen: 0 }),
    order_event: [{ ...event, detail: {}, at: ctx.now }],
  })
  const skuIds = lines.map(({ skuId }) => skuId)
  await removeBought(ctx.db, memberId!, skuIds)
  // Last, because from here on everybody who wants the same goods waits for the commit.
  const { short } = await reserveStock(ctx.db, { brandId, orderId, location, lines, now: ctx.now })
  if (short.length > 0) throw new AppError('stock_short', { skuIds: short })
}
