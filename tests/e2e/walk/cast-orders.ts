import { strict as assert } from 'node:assert'
import type { Caller } from '../product'

type Sold = { skuId: string; productId: string }
/** What is ordered below of each article, at most: sent from the warehouse, fetched in the store. */
const SENT_PIECES = 12
const FETCHED_PIECES = 3
const GOODS = [0, 1, 2] as const

/** Articles the store has now, so that they can be fetched there, and that can be sent too. */
export async function soldAt(buyer: Caller, storeId: string): Promise<Sold[]> {
  const inStore = { inStockAt: storeId, rows: 30 }
  const { products } = await buyer.call<{ products: { productId: string }[] }>('searchProducts', inStore)
  const found: Sold[] = []
  for (const { productId } of products) {
    const { skus } = await buyer.call<{ skus: { skuId: string; deliverable: number }[] }>('showProduct', { productId })
    for (const { skuId } of skus.filter(({ deliverable }) => deliverable >= SENT_PIECES)) {
      const wanted = { lines: [{ skuId, quantity: FETCHED_PIECES }], fulfilment: { kind: 'pickup', storeId } }
      if (!(await buyer.call<{ isOrderable: boolean }>('previewOrder', wanted)).isOrderable) continue
      found.push({ skuId, productId })
      break
    }
    if (found.length === GOODS.length) return found
  }
  throw new Error(`the first store has only ${found.length} articles to fetch`)
}

/** Two places to send to, the second with the longest names the country has. Answers the first. */
export async function giveAddresses(buyer: Caller): Promise<string> {
  const home = { province: '上海市', city: '上海市', district: '黄浦区', street: '人民大道 200 号 12 号楼 2304 室' }
  const first = await buyer.call<{ addressId: string }>('saveMyAddress', {
    ...home,
    name: '欧阳若曦',
    phone: '13800138001',
    isDefault: true,
    idempotencyKey: 'walk-address-1',
  })
  await buyer.call('saveMyAddress', {
    province: '新疆维吾尔自治区',
    city: '巴音郭楞蒙古自治州',
    district: '焉耆回族自治县',
    street: '解放路与团结路交叉口东北角幸福家园小区 18 幢 3 单元 1702 室，门卫代收',
    name: '阿依古丽·买买提',
    phone: '13800138002',
    idempotencyKey: 'walk-address-2',
  })
  return first.addressId
}

type Crew = { buyer: Caller; guide: Caller; hq: Caller }

/** One order of every state a shopper may look at. */
export async function placeOrders(address: string, crew: Crew, sold: Sold[], storeId: string, addressId: string) {
  const { buyer, guide, hq } = crew
  const place = async (name: string, kind: 'pickup' | 'delivery', goods: number[]) => {
    const order = await buyer.call<{ orderId: string; orderNo: string }>('placeOrder', {
      lines: goods.map((at) => ({ skuId: sold[at]!.skuId, quantity: 1 + (at % 2) })),
      fulfilment: kind === 'pickup' ? { kind, storeId } : { kind, addressId },
      remark: kind === 'delivery' ? '送货前请先打电话，电梯要预约' : '',
      idempotencyKey: `walk-order-${name}`,
    })
    return order
  }
  const pay = async ({ orderId, orderNo }: { orderId: string; orderNo: string }) => {
    const paid = await fetch(`${address}/stand-in/pay/${orderNo}`, { method: 'POST' })
    assert.equal(paid.status, 200)
    return orderId
  }
  const codeOf = async (orderId: string) =>
    (await buyer.call<{ pickUpCode: string }>('showMyOrder', { orderId })).pickUpCode
  const unpaid = await place('unpaid', 'delivery', [0, 1, 2])
  const cancelled = await place('cancelled', 'pickup', [0])
  await buyer.call('cancelOrder', { orderId: cancelled.orderId })
  const done = await pay(await place('done', 'pickup', [0, 1]))
  const usedPickUpCode = await codeOf(done)
  await guide.call('confirmHandOver', { code: usedPickUpCode })
  const send = async (name: string) => {
    const orderId = await pay(await place(name, 'delivery', [1]))
    await hq.call('shipOrder', { orderId, carrier: '顺丰速运', trackingNo: 'SF1234567890123' })
    return orderId
  }
  const askBack = (orderId: string) =>
    buyer.call<{ refundRequestId: string }>('requestRefund', {
      orderId,
      lines: [{ lineNo: 1, quantity: 1 }],
      reason: '规格选错了',
      note: '量错了门洞，进不去',
      idempotencyKey: `walk-refund-${orderId}`,
    })
  const sent = await send('sent')
  const refunding = await send('refunding')
  await askBack(refunding)
  const refused = await send('refused')
  const { refundRequestId } = await askBack(refused)
  await hq.call('decideRefund', { refundRequestId, isApproved: false, answer: '商品已安装使用，请联系门店检修' })
  // What was not sent yet is given back without asking anybody.
  const refunded = await pay(await place('refunded', 'delivery', [1]))
  await askBack(refunded)
  const ready = await pay(await place('ready', 'pickup', [0, 2]))
  const orders = {
    unpaid: unpaid.orderId,
    cancelled: cancelled.orderId,
    done,
    sent,
    refunding,
    refused,
    refunded,
    ready,
    paid: await pay(await place('paid', 'delivery', [0])),
  }
  return { orders, usedPickUpCode, pickUpCode: await codeOf(ready) }
}
