import { buy, freePieces, type Line, type Placed, tellPaid, tellRefunded } from '../support/buying'
import { shipAndReceive } from '../support/parcels'
import { useWorld } from '../support/world'

const world = useWorld()

let storeId: string
let guideId: string
beforeEach(async () => {
  storeId = await world.build.store()
  guideId = await world.build.guide(storeId)
  await world.build.sku('SOFA', 100_000)
  await world.build.sku('CUP', 30_000)
})

const TWICE = [
  { skuId: 'SOFA', quantity: 1 },
  { skuId: 'SOFA', quantity: 2 },
]
const li = () => world.shopper('li')
const show = (orderId: string) => world.ok(li().call('showMyOrder', { orderId }))
const books = () => world.ok(world.staff('finance').call('checkBooks', {}))
const handOver = async (orderId: string) =>
  world.ok(world.guide(guideId).call('confirmHandOver', { code: (await show(orderId)).pickUpCode }))

let asked = 0
function ask(orderId: string, lines: { lineNo: number; quantity: number }[]) {
  asked += 1
  return li().call('requestRefund', { orderId, lines, reason: '不合适', idempotencyKey: `refund-${asked}-key` })
}
function refundByHand({ orderNo }: Placed, amountFen: number, over: object = {}) {
  const refund = { source: 'miniprogram', orderNo, refundNo: 'HQ-1', amountFen, reason: '补偿', ...over }
  return world.staff('finance').call('recordRefund', { ...refund, refundedAt: world.clock.now() })
}
/** An order that was given up, for which WeChat Pay took the money after all. */
async function givenUp(lines: readonly Line[]): Promise<Placed> {
  const order = { lines, fulfilment: { kind: 'pickup', storeId }, idempotencyKey: 'checkout-1' }
  const placed = await world.ok(li().call('placeOrder', order))
  await world.ok(li().call('cancelOrder', { orderId: placed.orderId }))
  return placed
}

test('an order that names an article twice and was paid too late is an order again, with all of its goods', async () => {
  const placed = await givenUp(TWICE)
  await world.ok(tellPaid(world, 'li', placed))
  expect(await freePieces(world, 'SOFA', storeId)).toBe(997)
  expect(await handOver(placed.orderId)).toMatchObject({ outcome: 'done', items: [{ quantity: 1 }, { quantity: 2 }] })
  expect(await freePieces(world, 'SOFA', storeId)).toBe(997)
  expect(await books()).toMatchObject({ isBalanced: true, counts: { orders: 1 } })
})

test('one of which there are too few by then is refunded whole, line by line', async () => {
  const placed = await givenUp(TWICE)
  await buy(world, 'wang', [{ skuId: 'SOFA', quantity: 998 }], { storeId })
  await world.ok(tellPaid(world, 'li', placed))
  const { refundRequests } = await show(placed.orderId)
  expect(refundRequests).toMatchObject([{ state: 'approved', amountFen: 300_000 }])
  expect(refundRequests[0]!.lines.map(({ amountFen }) => amountFen)).toEqual([100_000, 200_000])
  expect(await freePieces(world, 'SOFA', storeId)).toBe(2)
})

test('money that was agreed to go back is not given back by hand a second time', async () => {
  const placed = await buy(
    world,
    'li',
    [
      { skuId: 'SOFA', quantity: 2 },
      { skuId: 'CUP', quantity: 1 },
    ],
    { storeId },
  )
  const request = await world.ok(ask(placed.orderId, [{ lineNo: 1, quantity: 1 }]))
  expect(await world.refused(refundByHand(placed, 130_001))).toBe('refund_exceeds')
  const onOneLine = { lines: [{ lineNo: 1, amountFen: 100_001 }] }
  expect(await world.refused(refundByHand(placed, 100_001, onOneLine))).toBe('refund_exceeds')
  // All that is free goes back by hand; what was agreed is still there when it is sent.
  expect(await world.ok(refundByHand(placed, 130_000))).toEqual({ outcome: 'booked' })
  expect(await world.ok(world.timer().call('sendRefunds', {}))).toEqual({ sent: 0, refunded: 1, failed: 0 })
  expect(await show(placed.orderId)).toMatchObject({ refundedFen: 230_000, refundRequests: [{ state: 'refunded' }] })
  expect(request.amountFen).toBe(100_000)
  expect(await books()).toMatchObject({ isBalanced: true, sums: { poolFen: 0 } })
})

test('what WeChat Pay itself gave back is booked, whatever was agreed here', async () => {
  const placed = await buy(world, 'li', [{ skuId: 'SOFA', quantity: 2 }], { storeId })
  await world.ok(ask(placed.orderId, [{ lineNo: 1, quantity: 1 }]))
  const portal = tellRefunded(world, placed.orderNo, 'RF-portal', 200_000)
  expect(await world.ok(portal)).toMatchObject({ outcome: 'booked' })
  expect((await show(placed.orderId)).refundedFen).toBe(200_000)
  // The agreed refund has nothing left to be booked on: a person has to look, and it lets the others pass meanwhile.
  const send = () => world.ok(world.timer().call('sendRefunds', {}))
  expect(await send()).toEqual({ sent: 0, refunded: 0, failed: 1 })
  expect(await send()).toEqual({ sent: 0, refunded: 0, failed: 0 })
})

test('a line whose money all went back without a request is not handed over, and its goods stay in the store', async () => {
  const lines = [
    { skuId: 'SOFA', quantity: 2 },
    { skuId: 'CUP', quantity: 1 },
  ]
  const placed = await buy(world, 'li', lines, { storeId })
  await world.ok(refundByHand(placed, 200_000, { lines: [{ lineNo: 1, amountFen: 200_000 }] }))
  expect(await handOver(placed.orderId)).toMatchObject({ items: [{ quantity: 1 }] })
  expect([await freePieces(world, 'SOFA', storeId), await freePieces(world, 'CUP', storeId)]).toEqual([1_000, 999])
  const stock = await world.db
    .selectFrom('stock')
    .selectAll()
    .where('location', '=', storeId)
    .orderBy('sku_id')
    .execute()
  expect(stock).toMatchObject([
    { sku_id: 'CUP', on_hand: 999, reserved: 0 },
    { sku_id: 'SOFA', on_hand: 1_000, reserved: 0 },
  ])
})

test('of a line with one piece agreed and the rest given back by hand nothing is handed over', async () => {
  const lines = [
    { skuId: 'SOFA', quantity: 3 },
    { skuId: 'SOFA', quantity: 1 },
  ]
  const placed = await buy(world, 'li', lines, { storeId })
  await world.ok(ask(placed.orderId, [{ lineNo: 1, quantity: 1 }]))
  await world.ok(refundByHand(placed, 200_000, { lines: [{ lineNo: 1, amountFen: 200_000 }] }))
  expect(await handOver(placed.orderId)).toMatchObject({ items: [{ quantity: 1 }] })
  expect(await freePieces(world, 'SOFA', storeId)).toBe(999)
  expect(await world.ok(world.timer().call('sendRefunds', {}))).toMatchObject({ refunded: 1, failed: 0 })
})

test('HQ agrees to what is left of the lines that were asked for, whatever else waits for an answer', async () => {
  const placed = await buy(world, 'li', [
    { skuId: 'SOFA', quantity: 2 },
    { skuId: 'CUP', quantity: 1 },
  ])
  await shipAndReceive(world, 'li', placed.orderId)
  const requests = [
    await world.ok(ask(placed.orderId, [{ lineNo: 1, quantity: 1 }])),
    await world.ok(ask(placed.orderId, [{ lineNo: 1, quantity: 1 }])),
    await world.ok(ask(placed.orderId, [{ lineNo: 2, quantity: 1 }])),
  ]
  await world.ok(refundByHand(placed, 100_000, { lines: [{ lineNo: 1, amountFen: 100_000 }] }))
  const agree = ({ refundRequestId }: { refundRequestId: string }) =>
    world.staff('hq_ops').call('decideRefund', { refundRequestId, isApproved: true, answer: '同意' })
  expect(await world.ok(agree(requests[2]!))).toEqual({ state: 'approved' })
  expect(await world.ok(agree(requests[0]!))).toEqual({ state: 'approved' })
  expect(await world.refused(agree(requests[1]!))).toBe('refund_exceeds')
  expect(await world.ok(world.timer().call('sendRefunds', {}))).toEqual({ sent: 0, refunded: 2, failed: 0 })
})

describe('under the number of a request', () => {
  const park = (refundRequestId: string) => {
    const at = world.clock.now()
    const sending = { refund_request_id: refundRequestId, asks: 1, ask_at: at, sent_at: at, parked_at: at }
    return world.db
      .insertInto('refund_sending')
      .values((eb) => ({ ...sending, brand_id: eb.selectFrom('brand').select('id').limit(1) }))
      .execute()
  }

  test('nothing is given back by hand while WeChat Pay is to bring it, and all of it once it cannot', async () => {
    const placed = await buy(world, 'li', [{ skuId: 'SOFA', quantity: 2 }], { storeId })
    const { refundNo, refundRequestId } = await world.ok(ask(placed.orderId, [{ lineNo: 1, quantity: 1 }]))
    expect(await world.refused(refundByHand(placed, 100_000, { refundNo }))).toBe('refund_state')
    await park(refundRequestId)
    expect(await world.ok(refundByHand(placed, 100_000, { refundNo }))).toEqual({ outcome: 'booked' })
    expect((await show(placed.orderId)).refundRequests).toMatchObject([{ state: 'refunded' }])
    expect(await world.ok(world.timer().call('sendRefunds', {}))).toEqual({ sent: 0, refunded: 0, failed: 0 })
  })

  test('that was declined nothing is taken of what was agreed since', async () => {
    const placed = await buy(world, 'li', [{ skuId: 'SOFA', quantity: 1 }])
    await shipAndReceive(world, 'li', placed.orderId)
    const decide = (refundRequestId: string, isApproved: boolean) =>
      world.ok(world.staff('hq_ops').call('decideRefund', { refundRequestId, isApproved, answer: '已核对' }))
    const declined = await world.ok(ask(placed.orderId, [{ lineNo: 1, quantity: 1 }]))
    await decide(declined.refundRequestId, false)
    const agreed = await world.ok(ask(placed.orderId, [{ lineNo: 1, quantity: 1 }]))
    await decide(agreed.refundRequestId, true)
    const { refundNo } = declined
    expect(await world.refused(refundByHand(placed, 100_000, { refundNo }))).toBe('refund_exceeds')
    expect(await world.ok(world.timer().call('sendRefunds', {}))).toEqual({ sent: 0, refunded: 1, failed: 0 })
  })
})
