import { buy, tellPaid, tellRefunded } from '../support/buying'
import { shipAndReceive } from '../support/parcels'
import { useWorld } from '../support/world'

const world = useWorld()

let storeId: string
beforeEach(async () => {
  storeId = await world.build.store({ code: 'S1', name: '春熙店' })
  await world.build.product({
    productId: 'SOFA',
    title: '云栖沙发',
    choices: ['颜色'],
    skus: [{ skuId: 'SOFA', options: ['原木'], priceFen: 100_000 }],
  })
})

const li = () => world.shopper('li')
const one = [{ skuId: 'SOFA', quantity: 1 }]
const show = (orderId: string) => world.ok(li().call('showMyOrder', { orderId }))
const list = (tab: string, over: object = {}) => world.ok(li().call('listMyOrders', { tab, ...over }))
const ship = (orderId: string, over: object = {}) =>
  world.staff('hq_ops').call('shipOrder', { orderId, carrier: '顺丰速运', trackingNo: 'SF1', ...over })

test('each order stands in the tab of what it waits for, and the strip counts them', async () => {
  const pickUp = { kind: 'pickup', storeId }
  const placing = { lines: one, fulfilment: pickUp, idempotencyKey: 'checkout-1' }
  const placed = await world.ok(li().call('placeOrder', placing))
  const waiting = await buy(world, 'li', one, { storeId, key: 'checkout-2' })
  const toSend = await buy(world, 'li', one, { key: 'checkout-3' })
  const sent = await buy(world, 'li', one, { key: 'checkout-4' })
  await world.ok(ship(sent.orderId))
  const done = await buy(world, 'li', one, { key: 'checkout-5' })
  await shipAndReceive(world, 'li', done.orderId)
  await world.ok(li().call('openAfterSale', { orderId: done.orderId, reason: '划痕' }))

  const inTab = async (tab: string) => (await list(tab)).orders.map(({ orderId }) => orderId)
  expect(await inTab('toPay')).toEqual([placed.orderId])
  expect(await inTab('toSend')).toEqual([toSend.orderId])
  expect(await inTab('toReceive')).toEqual([sent.orderId, waiting.orderId])
  expect(await inTab('afterSale')).toEqual([done.orderId])
  expect(await inTab('all')).toHaveLength(5)
  expect((await list('toPay')).counts).toEqual({ all: 5, toPay: 1, toSend: 1, toReceive: 2, afterSale: 1 })
  const first = await list('all', { rows: 2 })
  const second = await list('all', { rows: 2, cursor: first.next })
  expect([...first.orders, ...second.orders].map(({ orderId }) => orderId)).toEqual((await inTab('all')).slice(0, 4))
  expect(await world.refused(li().call('listMyOrders', { tab: 'lost' }))).toBe('invalid_input')
})

test('what was refunded whole before it was sent waits for nothing', async () => {
  const { orderNo, paidFen } = await buy(world, 'li', one)
  await world.ok(tellRefunded(world, orderNo, 'RF-1', paidFen))
  expect((await list('toSend')).counts).toMatchObject({ toSend: 0, toReceive: 0 })
})

test('an order shows its articles as the mall does, and what may be done with it', async () => {
  const { orderId } = await buy(world, 'li', [{ skuId: 'SOFA', quantity: 2 }], { storeId })
  const { orders } = await list('all')
  expect(orders[0]).toMatchObject({
    orderId,
    fulfilment: 'pickup',
    storeName: '春熙店',
    allows: ['refund', 'showCode'],
    lines: [
      {
        lineNo: 1,
        skuId: 'SOFA',
        title: '云栖沙发 原木',
        options: ['原木'],
        productId: 'SOFA',
        pictureUrl: expect.stringContaining('product.svg'),
        quantity: 2,
        unitFen: 100_000,
        netFen: 200_000,
        refundedFen: 0,
        refundable: 2,
      },
    ],
  })
  const shown = await show(orderId)
  expect(shown).toMatchObject({ store: { storeId, name: '春熙店' }, delivery: null, guideName: null })
  expect(shown.timeline.map(({ kind }) => kind)).toEqual(['placed', 'paid'])
})

test('an order can be paid for half an hour; after it the page says so', async () => {
  const placing = { lines: one, fulfilment: { kind: 'pickup', storeId }, idempotencyKey: 'checkout-1' }
  const { orderId } = await world.ok(li().call('placeOrder', placing))
  expect(await show(orderId)).toMatchObject({ allows: ['pay', 'cancel'], pickUpCode: null })
  world.clock.advance({ minutes: 30 })
  expect((await show(orderId)).allows).toEqual(['cancel'])
})

test('a parcel is sent once, tells where it is, and is received when its buyer says so', async () => {
  const guideId = await world.build.guide(storeId, { name: '李梅' })
  const memberId = await world.build.member({ phone: '13800138000', openid: 'openid-li' })
  await world.build.binding(memberId, guideId, storeId)
  const { orderId } = await buy(world, 'li', one)
  expect(await show(orderId)).toMatchObject({
    pickUpCode: null,
    store: null,
    guideName: '李梅',
    delivery: { name: '李梅', phoneMasked: '138****8000', address: '四川省成都市锦江区春熙路 1 号', carrier: null },
  })
  expect(await world.refused(li().call('confirmReceived', { orderId }))).toBe('order_state')

  expect(await world.ok(ship(orderId))).toEqual({ orderId, state: 'shipped' })
  expect(await world.ok(ship(orderId))).toEqual({ orderId, state: 'shipped' })
  expect(await world.refused(ship(orderId, { trackingNo: 'SF2' }))).toBe('order_state')
  expect(await show(orderId)).toMatchObject({
    state: 'shipped',
    allows: ['confirm', 'refund'],
    delivery: { carrier: '顺丰速运', trackingNo: 'SF1' },
  })
  expect(await world.ok(li().call('confirmReceived', { orderId }))).toEqual({ state: 'received' })
  expect(await world.ok(li().call('confirmReceived', { orderId }))).toEqual({ state: 'received' })
  expect((await show(orderId)).timeline.map(({ kind }) => kind)).toEqual(['placed', 'paid', 'shipped', 'received'])
  const uploads = await world.db.selectFrom('outbox').select(['topic', 'payload']).execute()
  expect(uploads).toEqual([{ topic: 'shipping_upload', payload: { orderId } }])
  const { entries } = await world.ok(world.staff('hq_admin').call('listAudit', { action: 'shipOrder' }))
  expect(entries).toHaveLength(1)
})

test('what left the warehouse is gone from it, once', async () => {
  await world.build.stock('SOFA', null, 3)
  const { orderId } = await buy(world, 'li', one)
  await world.ok(ship(orderId))
  await world.ok(ship(orderId))
  const row = await world.db.selectFrom('stock').selectAll().where('location', '=', 'central').executeTakeFirstOrThrow()
  expect(row).toMatchObject({ on_hand: 2, reserved: 0 })
})

test('only what is to be sent is sent, by staff who may see the order', async () => {
  const waiting = await buy(world, 'li', one, { storeId, key: 'checkout-1' })
  expect(await world.refused(ship(waiting.orderId))).toBe('order_state')
  const paid = await buy(world, 'li', one, { key: 'checkout-2' })
  const elsewhere = await world.build.store()
  const manager = world.staff('store_manager', { storeIds: [elsewhere] })
  const parcel = { orderId: paid.orderId, carrier: '顺丰速运', trackingNo: 'SF1' }
  expect(await world.refused(manager.call('shipOrder', parcel))).toBe('order_unknown')
  expect(await world.refused(world.staff('finance').call('shipOrder', parcel))).toBe('forbidden')
  expect(await world.refused(ship(paid.orderId, { trackingNo: ' ' }))).toBe('invalid_input')
  await world.ok(tellRefunded(world, paid.orderNo, 'RF-1', paid.paidFen))
  expect(await world.refused(ship(paid.orderId))).toBe('order_state')
})

test('a parcel nobody confirms is received days after it left; what waits in a store waits', async () => {
  const waiting = await buy(world, 'li', one, { storeId, key: 'checkout-1' })
  const sent = await buy(world, 'li', one, { key: 'checkout-2' })
  world.clock.advance({ days: 9 })
  await world.ok(ship(sent.orderId))
  world.clock.advance({ days: 9 })
  expect(await world.ok(world.timer().call('matureOrders', {}))).toMatchObject({ received: 0 })
  world.clock.advance({ days: 2 })
  expect(await world.ok(world.timer().call('matureOrders', {}))).toMatchObject({ received: 1 })
  expect((await show(sent.orderId)).timeline.map(({ kind }) => kind)).toEqual(['placed', 'paid', 'shipped', 'received'])
  world.clock.advance({ days: 60 })
  await world.ok(world.timer().call('matureOrders', {}))
  expect((await show(waiting.orderId)).state).toBe('paid')
  expect((await show(sent.orderId)).state).toBe('matured')
})

test('an order from before goods were sent or fetched is confirmed once it was paid', async () => {
  const placing = { lines: one, fulfilment: { kind: 'pickup', storeId }, idempotencyKey: 'checkout-1' }
  const placed = await world.ok(li().call('placeOrder', placing))
  await world.db.updateTable('orders').set({ fulfilment: null, pay_by: null }).execute()
  await world.ok(tellPaid(world, 'li', placed))
  expect(await show(placed.orderId)).toMatchObject({ allows: ['confirm', 'refund'], pickUpCode: null, store: null })
  expect(await world.ok(li().call('confirmReceived', { orderId: placed.orderId }))).toEqual({ state: 'received' })
})

test('somebody else’s order is one that is not there', async () => {
  const { orderId } = await buy(world, 'li', one, { storeId })
  expect(await world.refused(world.shopper('wang').call('showMyOrder', { orderId }))).toBe('order_unknown')
  expect(await world.refused(li().call('showMyOrder', { orderId: 'or_nowhere' }))).toBe('order_unknown')
  expect((await world.ok(world.shopper('wang').call('listMyOrders', {}))).counts.all).toBe(0)
})

/** Orders that still tell where their buyer lives or what they wrote. */
const telling = async () => {
  const rows = await world.db.selectFrom('orders').select(['id', 'address_cipher', 'remark']).orderBy('id').execute()
  return rows.filter((row) => row.address_cipher !== null || row.remark !== '').map(({ id }) => id)
}

test('address and remark of an order go with its buyer’s account, but not before the parcel has arrived', async () => {
  await world.ok(li().call('register', { phone: '13800138000', acceptsContact: false }))
  const arrived = await buy(world, 'li', one, { key: 'checkout-1', remark: '请放门口' })
  await shipAndReceive(world, 'li', arrived.orderId)
  const sent = await buy(world, 'li', one, { key: 'checkout-2', remark: '请打 13800138000' })
  await world.ok(li().call('deleteMyAccount', { isConfirmed: true }))
  expect(await telling()).toEqual([sent.orderId])
  await world.ok(ship(sent.orderId))
  world.clock.advance({ days: 60 })
  await world.ok(world.timer().call('matureOrders', {}))
  world.clock.advance({ days: 60 })
  await world.ok(world.timer().call('matureOrders', {}))
  expect(await telling()).toEqual([])
})

test('what a buyer wrote and where their parcel goes is in what they take along', async () => {
  await world.ok(li().call('register', { phone: '13800138000', acceptsContact: false }))
  const { orderId, orderNo } = await buy(world, 'li', one, { remark: '请放门口' })
  const wish = { orderId, lines: [{ lineNo: 1, quantity: 1 }], reason: '不想要了', note: '买错了' }
  await world.ok(li().call('requestRefund', { ...wish, idempotencyKey: 'refund-key' }))
  expect(await world.ok(li().call('exportMyData', {}))).toMatchObject({
    orders: [{ orderNo, remark: '请放门口', sentTo: { name: '李梅', phone: '13800138000', street: '春熙路 1 号' } }],
    refundRequests: [{ orderNo, state: 'approved', reason: '不想要了', note: '买错了' }],
  })
})

test('what was bought as the visitor somebody was before goes with their account too', async () => {
  const { orderId } = await buy(world, 'li', one, { remark: '请打 13800138000' })
  const proof = { phone: '13800138000', acceptsContact: false }
  await world.ok(world.shopper('other', 'union-li').call('register', proof))
  // The first account is known by the same person's unionid from now on.
  await world.ok(world.shopper('li', 'union-li').call('setPersonalisation', { isOn: true }))
  await world.ok(li().call('deleteMyAccount', { isConfirmed: true }))
  expect(await telling()).toEqual([orderId])
  await world.ok(ship(orderId))
  for (let times = 0; times < 2; times++) {
    world.clock.advance({ days: 60 })
    await world.ok(world.timer().call('matureOrders', {}))
  }
  expect(await telling()).toEqual([])
})

test('an order whose money all went back before it was sent is over: nothing of a buyer who left stays on it', async () => {
  await world.ok(li().call('register', { phone: '13800138000', acceptsContact: false }))
  const before = await buy(world, 'li', one, { key: 'checkout-1', remark: '请放门口' })
  const after = await buy(world, 'li', one, { key: 'checkout-2', remark: '请打 13800138000' })
  const wish = { lines: [{ lineNo: 1, quantity: 1 }], reason: '不想要了', idempotencyKey: 'refund-key' }
  await world.ok(li().call('requestRefund', { ...wish, orderId: before.orderId }))
  await world.ok(world.timer().call('sendRefunds', {}))
  await world.ok(li().call('requestRefund', { ...wish, orderId: after.orderId }))
  await world.ok(li().call('deleteMyAccount', { isConfirmed: true }))
  expect(await telling()).toEqual([after.orderId])
  await world.ok(world.timer().call('sendRefunds', {}))
  expect(await telling()).toEqual([])
})
