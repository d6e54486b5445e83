import { generateKeyPairSync } from 'node:crypto'
import type { placeOrder } from '../../contract/checkout'
import type { Output } from '../../contract/endpoint'
import { type PayNotice, paidTransaction, payStandIn } from '../support/pay-stand-in'
import { usePayments } from '../support/use-payments'
import { useWorld } from '../support/world'

const world = useWorld()
const paid = usePayments(world)
type Placed = Output<typeof placeOrder>

let storeId: string

beforeEach(async () => {
  storeId = await world.build.store({ name: '春熙路店' })
  await world.build.product({ productId: 'SOFA', title: '三人位沙发', skus: [{ priceFen: 129_900 }], inStores: 2 })
})

const shopper = (who = 'li') => world.shopper(who)
const finance = () => world.staff('finance')

async function place(key = 'checkout-1', who = 'li', quantity = 1): Promise<Placed> {
  return world.ok(
    shopper(who).call('placeOrder', {
      lines: [{ skuId: 'SOFA', quantity }],
      fulfilment: { kind: 'pickup', storeId },
      idempotencyKey: key,
    }),
  )
}
const start = ({ orderId }: Placed, who = 'li') => shopper(who).call('startPayment', { orderId })
const refresh = ({ orderId }: Placed, who = 'li') => shopper(who).call('refreshPayment', { orderId })
const stateOf = async ({ orderId }: Placed) => (await world.ok(shopper().call('showMyOrder', { orderId }))).state
const settle = () => world.ok(world.timer().call('settleUnpaid', {}))
const books = () => world.ok(finance().call('checkBooks', {}))

async function payThrough(order: Placed): Promise<void> {
  const { payment } = await world.ok(start(order))
  const pressed = await paid.pay.paySheet(payment!)
  if (!pressed.ok) throw new Error(pressed.reason)
}
const post = async ({ headers, rawBody }: PayNotice) => {
  const answer = await fetch(paid.notifyUrl, { method: 'POST', headers, body: new Uint8Array(rawBody) })
  return { status: answer.status, code: ((await answer.json()) as { code: string }).code }
}
/** Notifications as somebody would make them who knows the keys, or does not. */
const teller = () => payStandIn('wx0000000000000001', paid.pay.keys)
const transactionOf = ({ orderNo, paidFen }: Placed) =>
  paidTransaction(orderNo, paidFen, 'openid-li', world.clock.now())

test('the buyer pays the sheet, the notification books it once, and the goods can be fetched', async () => {
  const order = await place()
  const { state, payment } = await world.ok(start(order))
  expect([state, payment?.signType]).toEqual(['placed', 'RSA'])
  const pressed = await paid.pay.paySheet(payment!)
  expect(pressed).toMatchObject({ ok: true, told: { answers: [{ status: 200 }] } })
  expect(await world.ok(refresh(order))).toEqual({
    state: 'paid',
    paidFen: 129_900,
    pickUpCode: expect.stringMatching(/^1\d{9}$/),
  })
  // It was told, so nobody is asked again; and there is nothing left to pay.
  expect(paid.pay.requests.filter((request) => request.startsWith('GET'))).toEqual([])
  expect(await world.ok(start(order))).toEqual({ state: 'paid', payment: null })
  expect(await books()).toMatchObject({ isBalanced: true, counts: { orders: 1 } })
})

test('paid in the second it was placed, an order was not paid before it was there', async () => {
  world.clock.set('2026-03-01T10:00:00.900+08:00')
  const order = await place()
  await payThrough(order)
  const { timeline } = await world.ok(shopper().call('showMyOrder', { orderId: order.orderId }))
  expect(timeline.map(({ kind }) => kind)).toEqual(['placed', 'paid'])
})

test('pressed twice it is one payment', async () => {
  const order = await place()
  const sheets = [await world.ok(start(order)), await world.ok(start(order))].map(({ payment }) => payment!)
  expect(sheets[0]!.package).toBe(sheets[1]!.package)
  for (const sheet of sheets) await paid.pay.paySheet(sheet)
  expect(paid.pay.orders.size).toBe(1)
  expect(paid.pay.told.map(({ answers }) => answers[0]!.status)).toEqual([200, 200])
  expect(await books()).toMatchObject({ isBalanced: true, counts: { orders: 1 } })
})

test('a notification that got lost is made good by asking', async () => {
  const order = await place()
  paid.pay.notifications = 'lost'
  await payThrough(order)
  expect(await stateOf(order)).toBe('placed')
  expect(await world.ok(refresh(order))).toMatchObject({ state: 'paid', pickUpCode: expect.any(String) })
  // WeChat Pay goes on telling; it is the same payment.
  expect(await paid.pay.tellAgain(paid.pay.told[0]!)).toMatchObject({ status: 200 })
  expect(await books()).toMatchObject({ isBalanced: true, counts: { orders: 1 } })
})

test('whoever asks before anybody paid hears that nothing was paid', async () => {
  const order = await place()
  expect(await world.ok(refresh(order))).toEqual({ state: 'placed', paidFen: 129_900, pickUpCode: null })
  await world.ok(start(order))
  expect(await world.ok(refresh(order))).toMatchObject({ state: 'placed' })
})

test('somebody else’s order is neither paid, asked about nor named', async () => {
  const order = await place()
  expect(await world.refused(start(order, 'wang'))).toBe('order_unknown')
  expect(await world.refused(refresh(order, 'wang'))).toBe('order_unknown')
  expect(paid.pay.requests).toEqual([])
})

test('while WeChat Pay is away nothing is decided, and pressing again goes on', async () => {
  const order = await place()
  paid.pay.misbehave('prepay', 'lost-answer')
  expect(await world.refused(start(order))).toBe('outside_unavailable')
  await payThrough(order)
  expect(await stateOf(order)).toBe('paid')
})

test('paid while the answer was lost: pressing again finds the payment instead of a second sheet', async () => {
  const order = await place()
  paid.pay.notifications = 'lost'
  await payThrough(order)
  expect(await world.ok(start(order))).toEqual({ state: 'paid', payment: null })
  expect(await stateOf(order)).toBe('paid')
})

test('a forged, altered, stale or foreign notification is refused and pays nothing', async () => {
  const order = await place()
  const at = world.clock.now()
  const transaction = transactionOf(order)
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const old = new Date(at.getTime() - 301_000)
  const tell = (resource: object, options = {}) =>
    post(teller().notify('TRANSACTION.SUCCESS', resource, { at, ...options }))
  const refusals = [
    await tell(transaction, { forgedBy: privateKey }),
    await tell(transaction, { tamper: (body: string) => body.replace('支付成功', '支付失败') }),
    await tell(transaction, { at: old }),
    await tell(transaction, { sealedWith: 'x'.repeat(32) }),
    await tell({ ...transaction, mchid: '1900009999' }),
    await tell({ ...transaction, appid: 'wx9999999999999999' }),
  ]
  expect(refusals.map(({ code }) => code)).toEqual(Array(6).fill('FAIL'))
  expect(refusals.every(({ status }) => status >= 400)).toBe(true)
  expect(await stateOf(order)).toBe('placed')
})

test('a notification recorded and sent again later is refused, sent again at once it changes nothing', async () => {
  const order = await place()
  const notice = teller().notify('TRANSACTION.SUCCESS', transactionOf(order), { at: world.clock.now() })
  expect(await post(notice)).toEqual({ status: 200, code: 'SUCCESS' })
  expect(await post(notice)).toEqual({ status: 200, code: 'SUCCESS' })
  world.clock.advance({ minutes: 6 })
  expect((await post(notice)).code).toBe('FAIL')
  expect(await books()).toMatchObject({ isBalanced: true, counts: { orders: 1 } })
})

test('another amount than the order’s books nothing, told or asked for', async () => {
  const order = await place()
  const wrong = paidTransaction(order.orderNo, 1, 'openid-li', world.clock.now())
  expect((await post(teller().notify('TRANSACTION.SUCCESS', wrong, { at: world.clock.now() }))).code).toBe('FAIL')
  expect(await stateOf(order)).toBe('placed')

  paid.pay.notifications = 'lost'
  await payThrough(order)
  paid.pay.orders.get(order.orderNo)!.totalFen = 1
  expect(await world.refused(refresh(order))).toBe('order_amount_mismatch')
  expect(await stateOf(order)).toBe('placed')
  expect(world.logged.join()).toContain('payment_amount_mismatch')
})

test('a second transaction for one order is a conflict for finance to look at', async () => {
  const order = await place()
  await payThrough(order)
  const second = { ...transactionOf(order), transaction_id: '4200999999999999999999999999' }
  expect((await post(teller().notify('TRANSACTION.SUCCESS', second, { at: world.clock.now() }))).code).toBe('FAIL')
  expect(await books()).toMatchObject({ isBalanced: true, counts: { orders: 1 } })
})

test('when the time is over there is no sheet any more, and the goods are free again', async () => {
  const order = await place('checkout-1', 'li', 2)
  world.clock.advance({ minutes: 31 })
  expect(await world.refused(start(order))).toBe('order_expired')
  expect(await settle()).toEqual({ paid: 0, cancelled: 1, failed: 0 })
  expect(await stateOf(order)).toBe('cancelled')
  expect(await world.refused(start(order))).toBe('order_expired')
  expect(paid.pay.requests.at(-1)).toContain(`${order.orderNo}/close`)
  expect(await settle()).toEqual({ paid: 0, cancelled: 0, failed: 0 })
  await place('checkout-2', 'wang', 2)
})

test('what was paid in the last second is booked, not cancelled', async () => {
  const order = await place()
  paid.pay.notifications = 'lost'
  await payThrough(order)
  world.clock.advance({ minutes: 31 })
  expect(await settle()).toEqual({ paid: 1, cancelled: 0, failed: 0 })
  expect(await stateOf(order)).toBe('paid')
  expect(await books()).toMatchObject({ isBalanced: true, counts: { orders: 1 } })
})

test('paid between asking and closing: closing says so, and it is booked', async () => {
  const order = await place()
  paid.pay.notifications = 'lost'
  await payThrough(order)
  world.clock.advance({ minutes: 31 })
  // The first question is answered as if the buyer had not pressed yet.
  paid.pay.misbehave('query', { status: 404, code: 'ORDER_NOT_EXIST' })
  expect(await settle()).toEqual({ paid: 1, cancelled: 0, failed: 0 })
  expect(await stateOf(order)).toBe('paid')
})

test('one order WeChat Pay cannot answer for keeps no other waiting', async () => {
  const first = await place('checkout-1')
  world.clock.advance({ seconds: 1 })
  const second = await place('checkout-2')
  world.clock.advance({ minutes: 31 })
  paid.pay.misbehave('query', { status: 500 })
  expect(await settle()).toEqual({ paid: 0, cancelled: 1, failed: 1 })
  expect(await settle()).toEqual({ paid: 0, cancelled: 1, failed: 0 })
  expect([await stateOf(first), await stateOf(second)]).toEqual(['cancelled', 'cancelled'])
})

test('money that comes for an order that was given up is not lost: there are goods, so it is an order again', async () => {
  const order = await place()
  expect(await world.ok(shopper().call('cancelOrder', { orderId: order.orderId }))).toEqual({ state: 'cancelled' })
  expect(await post(teller().notify('TRANSACTION.SUCCESS', transactionOf(order), { at: world.clock.now() }))).toEqual({
    status: 200,
    code: 'SUCCESS',
  })
  expect(await stateOf(order)).toBe('paid')
  expect(await books()).toMatchObject({ isBalanced: true, counts: { orders: 1 } })
})

test('a buyer who has paid cannot give up by mistake: the order is paid', async () => {
  const order = await place()
  paid.pay.notifications = 'lost'
  await payThrough(order)
  expect(await world.ok(shopper().call('cancelOrder', { orderId: order.orderId }))).toEqual({ state: 'paid' })
})
