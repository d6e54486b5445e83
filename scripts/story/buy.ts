import { findOrCreatePerson } from '../../server/flows/find-person'
import type { Caller } from '../../server/kernel/ctx'
import { inTransaction } from '../../server/kernel/in-transaction'
import { DAY_MS, MINUTE_MS } from '../../server/kernel/shanghai-time'
import { stockStore } from '../catalogue/open-shop'
import { WARES, type Ware, waresOf } from '../catalogue/wares'
import { draw, pick } from './draw'
import { call, contextAt, must, type Stage } from './stage'

export type Seller = { id: string; code: string; role: 'guide' | 'store_manager' | 'concierge'; storeId: string | null }

/** A sale that is about to happen: who buys from whom, where and when. */
export type Sale = {
  key: string
  at: Date
  phone: string
  memberId: string | null
  storeId: string | null
  storeCode: string | null
  seller: Seller | null
}
export type Sold = { source: 'miniprogram' | 'pos' | 'private_transfer'; orderNo: string; paidFen: number }

const HQ = (stage: Stage): Caller => ({
  kind: 'ops',
  brandId: stage.brandId,
  staffId: 'sf_story',
  role: 'hq_ops',
  stores: 'all',
})
/** A buyer fetches what they paid for within the hour. */
const FETCHED_AFTER_MS = 60 * MINUTE_MS
const PAYMENT = (stage: Stage): Caller => ({ kind: 'payment', brandId: stage.brandId })

/** Of ten sales four are paid in the mini-program, four at a till, two by private transfer that the guide keys in. */
export function sell(stage: Stage, sale: Sale): Promise<Sold> {
  const chance = draw(stage.seed, sale.key, 'source')
  if (chance < 0.2 && sale.memberId && sale.seller) return keyIn(stage, sale, sale.memberId, sale.seller)
  if (chance < 0.6) return payInMiniProgram(stage, sale)
  return ringUp(stage, sale)
}

/** In a store people buy what stands there. */
function basketOf(stage: Stage, { key, storeCode }: Sale): { sku: Ware; quantity: number }[] {
  const skus = storeCode === null ? WARES : waresOf(storeCode)
  const lines = 1 + Math.floor(draw(stage.seed, key, 'lines') * 3)
  const chosen = Array.from({ length: lines }, (_, index) => pick(skus, stage.seed, key, 'sku', index))
  return [...new Set(chosen)].map((sku, index) => ({
    sku,
    quantity: draw(stage.seed, key, 'two', index) < 0.15 ? 2 : 1,
  }))
}

const soldLines = (basket: ReturnType<typeof basketOf>) =>
  basket.map(({ sku, quantity }) => ({ skuId: sku.id, title: sku.title, quantity, unitFen: sku.listFen }))
const sumFen = (basket: ReturnType<typeof basketOf>) =>
  basket.reduce((sum, { sku, quantity }) => sum + sku.listFen * quantity, 0)

async function payInMiniProgram(stage: Stage, sale: Sale): Promise<Sold> {
  const openid = `o-${sale.phone}`
  const { brandId } = stage
  const ctx = contextAt(stage, null, sale.at)
  await inTransaction(stage.db, (db) =>
    findOrCreatePerson({ ...ctx, db }, { brandId, phone: sale.phone, openid, channel: 'mall' }),
  )
  const shopper: Caller = { kind: 'shopper', brandId, openid, unionid: null }
  const lines = basketOf(stage, sale).map(({ sku, quantity }) => ({ skuId: sku.id, quantity }))
  if (sale.storeCode !== null) await stockStore(stage, sale.storeCode, sale.at)
  const fulfilment = sale.storeId
    ? { kind: 'pickup', storeId: sale.storeId }
    : { kind: 'delivery', addressId: await homeOf(stage, shopper, sale) }
  const order = { lines, fulfilment, idempotencyKey: `order-${sale.key}` }
  const placed = await must<{ orderNo: string; paidFen: number }>(call(stage, shopper, 'placeOrder', order, sale.at))
  const paidAt = new Date(sale.at.getTime() + MINUTE_MS)
  const notice = {
    out_trade_no: placed.orderNo,
    transaction_id: `wx-${sale.key}`.slice(0, 60),
    trade_state: 'SUCCESS',
    amount: { total: placed.paidFen },
    payer: { openid },
    success_time: paidAt.toISOString(),
  }
  await must(call(stage, PAYMENT(stage), 'payNotify', notice, paidAt))
  await bringHome(stage, placed.orderNo, new Date(paidAt.getTime() + FETCHED_AFTER_MS))
  return { source: 'miniprogram', orderNo: placed.orderNo, paidFen: placed.paidFen }
}

async function homeOf(stage: Stage, shopper: Caller, { phone, at }: Sale): Promise<string> {
  const home = {
    name: '家',
    phone,
    province: '四川省',
    city: '成都市',
    street: '春熙路 1 号',
    idempotencyKey: `home-${phone}`,
  }
  const { addressId } = await must<{ addressId: string }>(call(stage, shopper, 'saveMyAddress', home, at))
  return addressId
}

/** What is bought for a store is fetched there, from whoever stands at its counter; the rest is sent. */
async function bringHome(stage: Stage, orderNo: string, at: Date): Promise<void> {
  const { db, brandId } = stage
  const order = await db
    .selectFrom('orders as o')
    .leftJoin('guide_store as p', 'p.store_id', 'o.store_id')
    .leftJoin('guide as g', (join) => join.onRef('g.id', '=', 'p.guide_id').on('g.employment', '=', 'active'))
    .select(['o.id as orderId', 'o.pick_up_code as code', 'o.store_id as storeId', 'g.id as guideId', 'g.role'])
    .where('o.brand_id', '=', brandId)
    .where('o.order_no', '=', orderNo)
    .orderBy('g.id')
    .limit(1)
    .executeTakeFirstOrThrow()
  const { orderId, code, storeId, guideId, role } = order
  if (!code) {
    const parcel = { orderId, carrier: '顺丰速运', trackingNo: `SF${orderNo.slice(2)}` }
    await must(call(stage, HQ(stage), 'shipOrder', parcel, at))
  } else if (guideId && role && storeId) {
    const guide: Caller = { kind: 'guide', brandId, guideId, role, storeIds: [storeId] }
    await must(call(stage, guide, 'confirmHandOver', { code }, at))
  }
}

async function ringUp(stage: Stage, sale: Sale): Promise<Sold> {
  const basket = basketOf(stage, sale)
  // A coupon at the till now and then, in whole yuan; a buyer who leaves no number stays unknown.
  const discountFen = draw(stage.seed, sale.key, 'coupon') < 0.3 ? Math.floor(sumFen(basket) / 2000) * 100 : 0
  const isStranger = draw(stage.seed, sale.key, 'stranger') < 0.06
  const orderNo = `POS-${sale.key.slice(0, 24)}`
  const order = {
    orderNo,
    storeCode: sale.storeCode ?? '',
    sellerCode: isStranger ? null : (sale.seller?.code ?? null),
    memberPhone: isStranger ? null : sale.phone,
    lines: soldLines(basket),
    discountFen,
    paidAt: sale.at.toISOString(),
  }
  const { faults } = await must<{ faults: { code: string }[] }>(
    call(stage, HQ(stage), 'importOrders', { orders: [order] }, sale.at),
  )
  if (faults[0]) throw new Error(`${orderNo}: ${faults[0].code}`)
  return { source: 'pos', orderNo, paidFen: sumFen(basket) - discountFen }
}

async function keyIn(stage: Stage, sale: Sale, memberId: string, seller: Seller): Promise<Sold> {
  const basket = basketOf(stage, sale)
  const guide: Caller = {
    kind: 'guide',
    brandId: stage.brandId,
    guideId: seller.id,
    role: seller.role,
    storeIds: seller.storeId ? [seller.storeId] : [],
  }
  const orderNo = `ZZ-${sale.key.slice(0, 24)}`
  const deal = {
    orderNo,
    memberId,
    lines: soldLines(basket),
    proofRef: `transfer/${sale.key}`,
    paidAt: sale.at.toISOString(),
  }
  await must(call(stage, guide, 'keyInTransfer', deal, sale.at))
  return { source: 'private_transfer', orderNo, paidFen: sumFen(basket) }
}

export type Return = { sold: Sold; key: string; at: Date; amountFen: number }

/** Whether, when and how much of a sale is given back: one in twenty, half of them whole, the rest in part. */
export function returnOf(seed: number, key: string, sold: Sold, soldAt: Date): Return | null {
  if (draw(seed, key, 'return') >= 0.05) return null
  const isWhole = draw(seed, key, 'whole') < 0.5
  const amountFen = isWhole
    ? sold.paidFen
    : Math.max(1, Math.floor(sold.paidFen * (0.1 + draw(seed, key, 'part') * 0.7)))
  const days = 1 + draw(seed, key, 'days') * 45
  return { sold, key, at: new Date(soldAt.getTime() + Math.floor(days * DAY_MS)), amountFen }
}

/** Gives money back: WeChat Pay tells of it for mini-program orders, headquarters enters the others. */
export async function giveBack(stage: Stage, { sold, key, at, amountFen }: Return): Promise<void> {
  const refundNo = `RF-${key.slice(0, 24)}`
  if (sold.source === 'miniprogram') {
    const notice = {
      out_refund_no: refundNo,
      out_trade_no: sold.orderNo,
      refund_status: 'SUCCESS',
      amount: { refund: amountFen },
      success_time: at.toISOString(),
    }
    await must(call(stage, PAYMENT(stage), 'refundNotify', notice, at))
    return
  }
  const refund = {
    source: sold.source,
    orderNo: sold.orderNo,
    refundNo,
    amountFen,
    reason: '七天无理由退货',
    refundedAt: at.toISOString(),
  }
  await must(call(stage, HQ(stage), 'recordRefund', refund, at))
}
