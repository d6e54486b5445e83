import type { placeOrder } from '../../contract/checkout'
import type { Output } from '../../contract/endpoint'
import { findDisagreements } from '../../scripts/chaos/find-disagreements'
import { useServer } from '../support/use-server'
import type { ReplyOf } from '../support/world'

const server = useServer()
type Placed = Output<typeof placeOrder>

const AT_ONCE = 10
const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))
const codesOf = async (replies: Promise<ReplyOf<unknown>>[]) =>
  (await Promise.all(replies)).map((reply) => (reply.ok ? 'ok' : reply.error.code))

async function placed(key = 'checkout-1'): Promise<Placed> {
  const storeId = await server.world.build.store()
  await server.world.build.product({ productId: 'SOFA', inStores: 1 })
  const fulfilment = { kind: 'pickup', storeId }
  const lines = [{ skuId: 'SOFA', quantity: 1 }]
  const order = { lines, fulfilment, idempotencyKey: key }
  return server.world.ok(server.world.shopper('li').call('placeOrder', order))
}
const tell = ({ orderNo, paidFen }: Placed) =>
  server.world.payment().call('payNotify', {
    out_trade_no: orderNo,
    transaction_id: `tx-${orderNo}`,
    trade_state: 'SUCCESS',
    amount: { total: paidFen },
    payer: { openid: 'openid-li' },
    success_time: server.world.clock.now(),
  })
const call = (name: 'refreshPayment' | 'startPayment' | 'cancelOrder', { orderId }: Placed) =>
  server.world.shopper('li').call(name, { orderId })
const settle = () => server.world.timer().call('settleUnpaid', {})

async function expectOneOrder(): Promise<void> {
  const books = await server.world.ok(server.world.staff('finance').call('checkBooks', {}))
  expect(books).toMatchObject({ isBalanced: true, counts: { orders: 1 } })
  expect(await findDisagreements(server.world.db)).toEqual([])
  const paidEvents = await server.world.db.selectFrom('order_event').select('id').where('kind', '=', 'paid').execute()
  expect(paidEvents).toHaveLength(1)
}

test('told, asked about and timed out at once, a payment is booked once', async () => {
  const order = await placed()
  await server.world.ok(call('startPayment', order))
  server.world.outside.payments.pay(order.orderNo)
  server.world.clock.advance({ minutes: 31 })
  const codes = await codesOf([
    ...times(AT_ONCE, () => tell(order)),
    ...times(AT_ONCE, () => call('refreshPayment', order)),
    ...times(AT_ONCE, settle),
  ])
  expect(codes).toEqual(times(3 * AT_ONCE, () => 'ok'))
  await expectOneOrder()
})

test('given up by its buyer, timed out and paid at once, an order ends up paid, and its goods are kept back once', async () => {
  const order = await placed()
  await server.world.ok(call('startPayment', order))
  server.world.clock.advance({ minutes: 31 })
  await Promise.all([
    ...times(AT_ONCE, () => call('cancelOrder', order)),
    ...times(AT_ONCE, settle),
    ...times(AT_ONCE, () => tell(order)),
  ])
  // WeChat Pay took the money, so whoever came first, in the end the order is paid and its goods are kept back.
  await expectOneOrder()
  const { state } = await server.world.ok(server.world.shopper('li').call('showMyOrder', { orderId: order.orderId }))
  expect(state).toBe('paid')
  const stock = await server.world.db
    .selectFrom('stock')
    .select(['on_hand', 'reserved'])
    .where('location', '<>', '')
    .execute()
  expect(stock.reduce((sum, { reserved }) => sum + reserved, 0)).toBe(1)
})

test('twenty runs that send one refund at once ask for one and book one', async () => {
  const order = await placed()
  await server.world.ok(tell(order))
  const wish = { orderId: order.orderId, lines: [{ lineNo: 1, quantity: 1 }], reason: '不想要了' }
  await server.world.ok(server.world.shopper('li').call('requestRefund', { ...wish, idempotencyKey: 'refund-1' }))
  const runs = await Promise.all(times(2 * AT_ONCE, () => server.world.timer().call('sendRefunds', {})))
  expect(runs.every((run) => run.ok)).toBe(true)
  expect(server.world.outside.payments.refunds.size).toBe(1)
  const books = await server.world.ok(server.world.staff('finance').call('checkBooks', {}))
  expect(books).toMatchObject({ isBalanced: true, counts: { refunds: 1 } })
})
