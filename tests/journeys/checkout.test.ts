import { buy, freePieces, tellPaid } from '../support/buying'
import { toTheirDoor } from '../support/parcels'
import { useWorld } from '../support/world'

const world = useWorld()

let storeId: string
beforeEach(async () => {
  storeId = await world.build.store({ name: '春熙店' })
  await world.build.sku('SOFA', 100_000)
  await world.build.sku('LAMP', 9_900)
})

const li = () => world.shopper('li')
const order = (over: object = {}) => ({
  lines: [{ skuId: 'SOFA', quantity: 2 }],
  fulfilment: { kind: 'pickup', storeId },
  idempotencyKey: 'checkout-1',
  ...over,
})
const place = (over: object = {}, who = 'li') => world.shopper(who).call('placeOrder', order(over))
const details = async (reply: ReturnType<typeof place>) => {
  const settled = await reply
  return settled.ok ? settled.data : { code: settled.error.code, ...settled.error.details }
}

test('a preview says what an order costs and what stands against it, and keeps nothing back', async () => {
  await world.build.stock('LAMP', storeId, 1)
  const lines = [
    { skuId: 'SOFA', quantity: 1 },
    { skuId: 'LAMP', quantity: 2 },
  ]
  const preview = await world.ok(li().call('previewOrder', { lines }))
  expect(preview).toMatchObject({ goodsFen: 119_800, freightFen: 0, payableFen: 119_800, isOrderable: true })
  expect(preview.lines[0]).toMatchObject({
    skuId: 'SOFA',
    unitFen: 100_000,
    quantity: 1,
    available: 1_000,
    isListed: true,
  })
  const inStore = await world.ok(li().call('previewOrder', { lines, fulfilment: { kind: 'pickup', storeId } }))
  expect(inStore.isOrderable).toBe(false)
  expect(inStore.lines[1]).toMatchObject({ skuId: 'LAMP', available: 1 })
  expect(await freePieces(world, 'LAMP', storeId)).toBe(1)

  expect(await world.refused(li().call('previewOrder', { lines: [{ skuId: 'NONE', quantity: 1 }] }))).toBe(
    'sku_unknown',
  )
  const nowhere = { kind: 'delivery', addressId: 'ad_nowhere' }
  expect(await world.refused(li().call('previewOrder', { lines, fulfilment: nowhere }))).toBe('address_unknown')
  expect(await world.refused(li().call('previewOrder', { lines: [] }))).toBe('invalid_input')
})

test('what is no longer on sale is shown so, and cannot be ordered', async () => {
  await world.build.product({ productId: 'OLD', isListed: false })
  const lines = [{ skuId: 'OLD', quantity: 1 }]
  const preview = await world.ok(li().call('previewOrder', { lines }))
  expect(preview).toMatchObject({ isOrderable: false, lines: [{ isListed: false }] })
  expect(await world.refused(place({ lines }))).toBe('sku_unknown')
})

test('an order keeps goods back where they are handed over, has half an hour to be paid, and empties the cart of them', async () => {
  for (const skuId of ['SOFA', 'LAMP']) {
    await world.ok(li().call('addToCart', { skuId, quantity: 1, idempotencyKey: `cart-${skuId}` }))
  }
  const placed = await world.ok(place({ remark: '周末取' }))
  expect(placed).toMatchObject({ state: 'placed', paidFen: 200_000, payBy: new Date('2026-03-01T10:30:00+08:00') })
  expect(await freePieces(world, 'SOFA', storeId)).toBe(998)
  expect(await freePieces(world, 'SOFA', null)).toBe(1_000)
  expect((await world.ok(li().call('showCart', {}))).lines.map(({ skuId }) => skuId)).toEqual(['LAMP'])

  const fulfilment = await toTheirDoor(world, 'li')
  await world.ok(place({ fulfilment, idempotencyKey: 'checkout-2' }))
  expect(await freePieces(world, 'SOFA', null)).toBe(998)
})

test('the price is the server’s: another sum than the shopper saw is refused, and nothing is kept back', async () => {
  expect(await details(place({ expectedFen: 199_999 }))).toEqual({ code: 'price_changed', payableFen: 200_000 })
  expect(await freePieces(world, 'SOFA', storeId)).toBe(1_000)
  expect(await world.ok(place({ expectedFen: 200_000 }))).toMatchObject({ paidFen: 200_000 })
})

test('of too few pieces nothing is ordered, and the short articles are named', async () => {
  await world.build.stock('LAMP', storeId, 1)
  const lines = [
    { skuId: 'SOFA', quantity: 1 },
    { skuId: 'LAMP', quantity: 1 },
    { skuId: 'LAMP', quantity: 1 },
  ]
  expect(await details(place({ lines }))).toEqual({ code: 'stock_short', skuIds: ['LAMP'] })
  expect(await freePieces(world, 'SOFA', storeId)).toBe(1_000)
  expect((await world.ok(li().call('listMyOrders', {}))).orders).toEqual([])
})

test('pressing twice is one order, whatever became of price and stock since; other content is refused', async () => {
  await world.build.stock('SOFA', storeId, 2)
  const placed = await world.ok(place({ expectedFen: 200_000 }))
  await world.db.updateTable('sku').set({ list_fen: 1 }).where('id', '=', 'SOFA').execute()
  expect(await world.ok(place({ expectedFen: 200_000 }))).toEqual(placed)
  expect(await world.refused(place({ lines: [{ skuId: 'SOFA', quantity: 1 }] }))).toBe('idempotency_conflict')
  expect(await world.refused(place({ remark: '别的' }))).toBe('idempotency_conflict')
  expect(await freePieces(world, 'SOFA', storeId)).toBe(0)
  // The key is the buyer's own: somebody else's same key is another order, which finds nothing left.
  expect(await world.refused(place({}, 'wang'))).toBe('stock_short')
})

test('an order is refused for a store that is closed or not there, and for an address of somebody else', async () => {
  const closed = await world.build.store({ status: 'closed' })
  const pickUp = (id: string) => ({ fulfilment: { kind: 'pickup', storeId: id } })
  expect(await world.refused(place(pickUp(closed)))).toBe('store_closed')
  expect(await world.refused(place(pickUp('st_nowhere')))).toBe('store_unknown')
  const theirs = await toTheirDoor(world, 'wang')
  expect(await world.refused(place({ fulfilment: theirs }))).toBe('address_unknown')
  expect(await world.refused(place({ fulfilment: { kind: 'drone' } }))).toBe('invalid_input')
  expect(await world.refused(place({ fulfilment: undefined }))).toBe('invalid_input')
})

test('a paid pick-up has a code of ten digits, its buyer is told, and what was sold is counted', async () => {
  const placed = await buy(world, 'li', [{ skuId: 'SOFA', quantity: 2 }], { storeId })
  const shown = await world.ok(li().call('showMyOrder', { orderId: placed.orderId }))
  expect(shown).toMatchObject({ state: 'paid', pickUpCode: expect.stringMatching(/^1\d{9}$/) })
  const notices = await world.db.selectFrom('outbox').select(['topic', 'payload']).execute()
  expect(notices).toMatchObject([{ topic: 'order_ready', payload: { orderId: placed.orderId, storeName: '春熙店' } }])
  const sold = await world.db.selectFrom('product').select('sold').where('id', '=', 'SOFA').executeTakeFirstOrThrow()
  expect(sold.sold).toBe(2)
  // Paid goods are still the buyer's, not gone yet.
  expect(await freePieces(world, 'SOFA', storeId)).toBe(998)
})

test('an order that is given up frees its goods, twice as once, and cannot be paid at WeChat Pay any more', async () => {
  const { orderId } = await world.ok(place())
  expect(await world.refused(world.shopper('wang').call('cancelOrder', { orderId }))).toBe('order_unknown')
  expect(await world.ok(li().call('cancelOrder', { orderId }))).toEqual({ state: 'cancelled' })
  expect(await world.ok(li().call('cancelOrder', { orderId }))).toEqual({ state: 'cancelled' })
  expect(await freePieces(world, 'SOFA', storeId)).toBe(1_000)
  const shown = await world.ok(li().call('showMyOrder', { orderId }))
  expect(shown).toMatchObject({ state: 'cancelled', allows: [] })
  expect(shown.timeline.map(({ kind }) => kind)).toEqual(['placed', 'cancelled'])
  expect(await world.ok(place())).toMatchObject({ orderId, state: 'cancelled' })
})

test('what turns out to be paid when it is given up is booked as paid; what was paid is not given up', async () => {
  const placed = await world.ok(place())
  await world.outside.payments.prepay({
    orderNo: placed.orderNo,
    totalFen: placed.paidFen,
    title: '沙发',
    openid: 'openid-li',
    payBy: placed.payBy!,
  })
  world.outside.payments.pay(placed.orderNo)
  const { orderId } = placed
  expect(await world.ok(li().call('cancelOrder', { orderId }))).toEqual({ state: 'paid' })
  expect((await world.ok(li().call('showMyOrder', { orderId }))).pickUpCode).toMatch(/^1\d{9}$/)
  expect(await world.refused(li().call('cancelOrder', { orderId }))).toBe('order_state')
})

test('while WeChat Pay cannot be reached nothing is given up', async () => {
  const { orderId } = await world.ok(place())
  world.outside.isDown = true
  expect(await world.refused(li().call('cancelOrder', { orderId }))).toBe('outside_unavailable')
  world.outside.isDown = false
  expect((await world.ok(li().call('showMyOrder', { orderId }))).state).toBe('placed')
})

test('money for an order that was given up has its goods again while there are some', async () => {
  const placed = await world.ok(place())
  await world.ok(li().call('cancelOrder', { orderId: placed.orderId }))
  expect(await world.ok(tellPaid(world, 'li', placed))).toMatchObject({ outcome: 'paid' })
  expect(await world.ok(tellPaid(world, 'li', placed))).toMatchObject({ outcome: 'repeated' })
  expect(await freePieces(world, 'SOFA', storeId)).toBe(998)
  const shown = await world.ok(li().call('showMyOrder', { orderId: placed.orderId }))
  expect(shown).toMatchObject({ state: 'paid', pickUpCode: expect.any(String), refundRequests: [] })
})

test('money for an order that was given up and sold to somebody else goes back at once, all of it', async () => {
  await world.build.stock('SOFA', storeId, 2)
  const placed = await world.ok(place())
  await world.ok(li().call('cancelOrder', { orderId: placed.orderId }))
  await buy(world, 'wang', [{ skuId: 'SOFA', quantity: 2 }], { storeId })
  await world.ok(tellPaid(world, 'li', placed))
  const shown = await world.ok(li().call('showMyOrder', { orderId: placed.orderId }))
  expect(shown).toMatchObject({
    state: 'paid',
    pickUpCode: null,
    allows: [],
    refundRequests: [{ state: 'approved', amountFen: 200_000, reason: expect.stringContaining('自动退款') }],
  })
  expect(shown.timeline.map(({ kind }) => kind)).toEqual(['placed', 'cancelled', 'paid', 'refund_requested'])
  const books = await world.ok(world.staff('finance').call('checkBooks', {}))
  expect(books.isBalanced).toBe(true)
})

test('another amount than the order’s books nothing', async () => {
  const placed = await world.ok(place())
  const wrong = tellPaid(world, 'li', placed, { amount: { total: 1 } })
  expect(await world.refused(wrong)).toBe('order_amount_mismatch')
  expect((await world.ok(li().call('showMyOrder', { orderId: placed.orderId }))).state).toBe('placed')
})
