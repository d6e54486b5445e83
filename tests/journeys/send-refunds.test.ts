import type { placeOrder } from '../../contract/checkout'
import type { Output } from '../../contract/endpoint'
import { paidTransaction, payStandIn } from '../support/pay-stand-in'
import { usePayments } from '../support/use-payments'
import { useWorld } from '../support/world'

const world = useWorld()
const paid = usePayments(world)
type Placed = Output<typeof placeOrder>
let storeId: string

beforeEach(async () => {
  storeId = await world.build.store()
  await world.build.product({ productId: 'SOFA', inStores: 3 })
})

const shopper = (who = 'li') => world.shopper(who)
const send = () => world.ok(world.timer().call('sendRefunds', {}))
const books = () => world.ok(world.staff('finance').call('checkBooks', {}))
const order = ({ orderId }: Placed) => world.ok(shopper().call('showMyOrder', { orderId }))
const requestOf = async (placed: Placed) => (await order(placed)).refundRequests[0]!
const asked = () => paid.pay.requests.filter((request) => request.includes('/v3/refund'))

async function place(key = 'checkout-1', quantity = 2, who = 'li'): Promise<Placed> {
  return world.ok(
    shopper(who).call('placeOrder', {
      lines: [{ skuId: 'SOFA', quantity }],
      fulfilment: { kind: 'pickup', storeId },
      idempotencyKey: key,
    }),
  )
}
async function bought(key = 'checkout-1', quantity = 2): Promise<Placed> {
  const placed = await place(key, quantity)
  const { payment } = await world.ok(shopper().call('startPayment', { orderId: placed.orderId }))
  await paid.pay.paySheet(payment!)
  return placed
}
async function wantsBack({ orderId }: Placed, quantity = 1, key = 'refund-1'): Promise<void> {
  const lines = [{ lineNo: 1, quantity }]
  await world.ok(shopper().call('requestRefund', { orderId, lines, reason: '尺寸不合适', idempotencyKey: key }))
}

test('goods that were not fetched are refunded at once: asked for, under way, arrived, booked', async () => {
  const placed = await bought()
  await wantsBack(placed)
  expect(await requestOf(placed)).toMatchObject({ state: 'approved', amountFen: 100_000 })
  expect(await send()).toEqual({ sent: 1, refunded: 0, failed: 0 })
  const [refund] = [...paid.pay.refunds.values()]
  expect(refund).toMatchObject({ orderNo: placed.orderNo, refundFen: 100_000, status: 'PROCESSING' })
  // Not asked about again at once.
  expect(await send()).toEqual({ sent: 0, refunded: 0, failed: 0 })

  paid.pay.notifications = 'lost'
  await paid.pay.finishRefund(refund!.refundNo)
  world.clock.advance({ minutes: 1 })
  expect(await send()).toEqual({ sent: 0, refunded: 1, failed: 0 })
  expect(await requestOf(placed)).toMatchObject({ state: 'refunded' })
  expect(await books()).toMatchObject({ isBalanced: true, counts: { refunds: 1 } })
  expect((await order(placed)).lines[0]).toMatchObject({ refundedFen: 100_000 })
})

test('told by notification and found by asking it is one refund', async () => {
  const placed = await bought()
  await wantsBack(placed)
  await send()
  const [refundNo] = [...paid.pay.refunds.keys()]
  const told = await paid.pay.finishRefund(refundNo!)
  expect(told.answers).toMatchObject([{ status: 200 }])
  expect(await requestOf(placed)).toMatchObject({ state: 'refunded' })
  world.clock.advance({ minutes: 5 })
  expect(await send()).toEqual({ sent: 0, refunded: 0, failed: 0 })
  expect(await paid.pay.tellAgain(told)).toMatchObject({ status: 200 })
  expect(await books()).toMatchObject({ isBalanced: true, counts: { refunds: 1 } })
})

test('when the answer is lost the same refund is asked for again, and money goes back once', async () => {
  const placed = await bought()
  await wantsBack(placed)
  paid.pay.misbehave('refund', 'lost-answer')
  expect(await send()).toEqual({ sent: 0, refunded: 0, failed: 1 })
  expect(paid.pay.refunds.size).toBe(1)
  world.clock.advance({ minutes: 1 })
  expect(await send()).toEqual({ sent: 1, refunded: 0, failed: 0 })
  expect([paid.pay.refunds.size, paid.pay.orders.get(placed.orderNo)?.refundedFen]).toEqual([1, 100_000])
  expect(asked()).toEqual(['POST /v3/refund/domestic/refunds', 'POST /v3/refund/domestic/refunds'])
})

test('what is under way for long is asked about less and less often', async () => {
  const placed = await bought()
  await wantsBack(placed)
  for (let minute = 0; minute < 40; minute++) {
    await send()
    world.clock.advance({ minutes: 1 })
  }
  // After 0, 1, 3, 7, 15 and 31 minutes.
  expect(asked()).toHaveLength(6)
})

test('money that cannot reach the buyer waits for a person, is on record once, and can still arrive', async () => {
  const placed = await bought()
  await wantsBack(placed)
  await send()
  const [refundNo] = [...paid.pay.refunds.keys()]
  paid.pay.notifications = 'lost'
  await paid.pay.finishRefund(refundNo!, 'ABNORMAL')
  world.clock.advance({ minutes: 1 })
  expect(await send()).toEqual({ sent: 1, refunded: 0, failed: 0 })
  world.clock.advance({ hours: 2 })
  expect(await send()).toEqual({ sent: 0, refunded: 0, failed: 0 })
  expect(world.logged.filter((line) => line.includes('refund_parked'))).toHaveLength(1)
  expect(await requestOf(placed)).toMatchObject({ state: 'approved' })

  // Finance puts it right in WeChat Pay's console.
  paid.pay.notifications = 'posted'
  await paid.pay.finishRefund(refundNo!, 'SUCCESS')
  expect(await requestOf(placed)).toMatchObject({ state: 'refunded' })
  expect(await books()).toMatchObject({ isBalanced: true, counts: { refunds: 1 } })
})

test('one refund that fails keeps no other waiting', async () => {
  const first = await bought('checkout-1', 1)
  await wantsBack(first)
  world.clock.advance({ seconds: 1 })
  const second = await bought('checkout-2', 1)
  await wantsBack(second, 1, 'refund-2')
  paid.pay.misbehave('refund', { status: 403, code: 'NOT_ENOUGH' })
  expect(await send()).toEqual({ sent: 1, refunded: 0, failed: 1 })
  world.clock.advance({ minutes: 1 })
  await send()
  expect(paid.pay.refunds.size).toBe(2)
})

test('what headquarters has not agreed to is not sent', async () => {
  const placed = await bought()
  const { pickUpCode } = await order(placed)
  const guideId = await world.build.guide(storeId)
  await world.ok(world.guide(guideId).call('confirmHandOver', { code: pickUpCode }))
  await wantsBack(placed)
  expect(await send()).toEqual({ sent: 0, refunded: 0, failed: 0 })
  const { refundRequestId } = await requestOf(placed)
  const agreed = { refundRequestId, isApproved: true, answer: '同意退款' }
  await world.ok(world.staff('hq_ops').call('decideRefund', agreed))
  expect(await send()).toEqual({ sent: 1, refunded: 0, failed: 0 })
})

test('money for an order that was given up and sold out meanwhile goes back by itself', async () => {
  const placed = await place('checkout-1', 3)
  await world.ok(shopper().call('cancelOrder', { orderId: placed.orderId }))
  await place('checkout-2', 3, 'wang')
  // A payment under way at the moment of closing: WeChat Pay took the money after all.
  const pay = payStandIn('wx0000000000000001', paid.pay.keys)
  const at = world.clock.now()
  const transaction = paidTransaction(placed.orderNo, placed.paidFen, 'openid-li', at)
  const { headers, rawBody } = pay.notify('TRANSACTION.SUCCESS', transaction, { at })
  const answer = await fetch(paid.notifyUrl, { method: 'POST', headers, body: new Uint8Array(rawBody) })
  expect(answer.status).toBe(200)
  expect(await requestOf(placed)).toMatchObject({ state: 'approved', amountFen: placed.paidFen })
  expect(await books()).toMatchObject({ isBalanced: true, counts: { orders: 1 } })
})
