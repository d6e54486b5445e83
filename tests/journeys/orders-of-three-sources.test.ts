import type { Books } from '../../contract/book-sums'
import type { Output } from '../../contract/endpoint'
import type * as myOrders from '../../contract/my-order'
import type * as orders from '../../contract/order'
import { toTheirDoor } from '../support/parcels'
import { useWorld } from '../support/world'

const world = useWorld()
type Imported = Output<typeof orders.importOrders>
type Listed = Output<typeof orders.listOrders>
type KeyedIn = Output<typeof orders.keyInTransfer>
type Mine = Output<typeof myOrders.listMyOrders>

const finance = () => world.staff('finance')
const books = () => world.ok(finance().call<Books>('checkBooks', {}))
const line = { skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 100_000 }
const tillRow = (orderNo: string, over: object = {}) => ({
  orderNo,
  storeCode: 'S1',
  lines: [line],
  paidAt: world.clock.now().toISOString(),
  ...over,
})
const importRows = (...rows: object[]) => world.ok(finance().call<Imported>('importOrders', { orders: rows }))

test('a page of till sales keeps the good rows, names the others, and may be sent again', async () => {
  const storeId = await world.build.store({ code: 'S1' })
  await world.build.guide(storeId, { code: 'G1' })
  await world.build.member({ phone: '13800000001' })
  const rows = [
    tillRow('T1', { sellerCode: 'G1', memberPhone: '138 0000 0001' }),
    tillRow('T2', { storeCode: 'NOWHERE' }),
    tillRow('T3', { lines: [{ ...line, unitFen: 0.5 }] }),
    tillRow('T4', { lines: [{ ...line, unitFen: -5 }] }),
    tillRow('T1', { sellerCode: 'G1', memberPhone: '13800000001', discountFen: 1 }),
    tillRow('T5'),
  ]
  expect(await importRows(...rows)).toEqual({
    booked: 2,
    repeated: 0,
    faults: [
      { row: 2, orderNo: 'T2', code: 'store_unknown' },
      { row: 3, orderNo: 'T3', code: 'amount_invalid' },
      { row: 4, orderNo: 'T4', code: 'amount_invalid' },
      { row: 5, orderNo: 'T1', code: 'order_conflict' },
    ],
  })
  expect(
    await importRows(tillRow('T1', { sellerCode: 'G1', memberPhone: '13800000001' }), tillRow('T5')),
  ).toMatchObject({
    booked: 0,
    repeated: 2,
  })
  expect(await books()).toMatchObject({ isBalanced: true, counts: { orders: 2 }, sums: { linesFen: 10_000 } })
  expect(await world.refused(world.staff('store_manager').call('importOrders', { orders: rows }))).toBe('forbidden')
})

test('a discount on the order is spread over its lines once, to the fen', async () => {
  await world.build.store({ code: 'S1' })
  const lines = [line, { ...line, unitFen: 50_000 }, { ...line, unitFen: 1 }]
  await importRows(tillRow('T1', { lines, discountFen: 10_001 }))
  const stored = await world.db.selectFrom('order_line').selectAll().orderBy('line_no').execute()
  expect(stored.map(({ discount_fen }) => discount_fen)).toEqual([6_667, 3_334, 0])
  expect((await books()).isBalanced).toBe(true)
})

test('staff of a store see the orders of their store only', async () => {
  const own = await world.build.store({ code: 'S1' })
  await world.build.store({ code: 'S2' })
  await importRows(tillRow('T1'), tillRow('T2', { storeCode: 'S2' }))
  const seen = await world.ok(world.staff('store_manager', { storeIds: [own] }).call<Listed>('listOrders', {}))
  expect(seen.orders.map(({ orderNo }) => orderNo)).toEqual(['T1'])
  const all = await world.ok(finance().call<Listed>('listOrders', { rows: 1 }))
  expect(all.orders).toHaveLength(1)
  const rest = await world.ok(finance().call<Listed>('listOrders', { rows: 1, cursor: all.next }))
  expect(new Set([...all.orders, ...rest.orders].map(({ orderNo }) => orderNo))).toEqual(new Set(['T1', 'T2']))
  const hidden = all.orders.concat(rest.orders).find(({ orderNo }) => orderNo === 'T2')!
  const manager = world.staff('store_manager', { storeIds: [own] })
  expect(await world.refused(manager.call('explainOrder', { orderId: hidden.orderId }))).toBe('order_unknown')
})

test('a refund recorded before its sale waits for it, and none goes beyond what was paid', async () => {
  await world.build.store({ code: 'S1' })
  const refund = (refundNo: string, amountFen: number, over: object = {}) =>
    finance().call('recordRefund', {
      source: 'pos',
      orderNo: 'T1',
      refundNo,
      amountFen,
      reason: '退货',
      refundedAt: '2026-03-01T09:00:00+08:00',
      ...over,
    })
  expect(await world.ok(refund('R1', 40_000))).toEqual({ outcome: 'parked' })
  await importRows(tillRow('T1'))
  expect(await world.ok(refund('R1', 40_000))).toEqual({ outcome: 'repeated' })
  expect(await world.refused(refund('R1', 40_001))).toBe('refund_conflict')
  expect(await world.refused(refund('R2', 60_001))).toBe('refund_exceeds')
  expect(await world.refused(refund('R2', 0))).toBe('invalid_input')
  expect(await world.refused(refund('R2', 10.5))).toBe('invalid_input')
  expect(await world.refused(refund('R2', 10, { lines: [{ lineNo: 9, amountFen: 10 }] }))).toBe('refund_exceeds')
  expect(await world.ok(refund('R2', 60_000, { lines: [{ lineNo: 1, amountFen: 60_000 }] }))).toEqual({
    outcome: 'booked',
  })
  expect(await books()).toMatchObject({ isBalanced: true, counts: { refunds: 2 }, sums: { linesFen: 0 } })
})

test('a refund and its sale that missed each other are brought together by the clock', async () => {
  await world.build.store({ code: 'S1' })
  await importRows(tillRow('T1'))
  const payload = {
    source: 'pos',
    orderNo: 'T1',
    refundNo: 'R1',
    amountFen: 100_000,
    reason: '退货',
    refundedAt: world.clock.now(),
  }
  await world.db
    .insertInto('inbox')
    .values({
      brand_id: world.brandId,
      source: 'refund',
      external_id: 'R1',
      waits_for: 'pos:T1',
      payload: JSON.stringify(payload),
      payload_hash: 'as parked',
      state: 'parked',
      received_at: world.clock.now(),
    })
    .execute()
  expect(await world.ok(world.timer().call('pickUpRefunds', {}))).toEqual({ booked: 1 })
  expect(await world.ok(world.timer().call('pickUpRefunds', {}))).toEqual({ booked: 0 })
  expect((await books()).sums.linesFen).toBe(0)
})

test('a guide keys in a private transfer with its proof, once', async () => {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId)
  const memberId = await world.build.member({ phone: '13800000001' })
  await world.build.binding(memberId, guideId, storeId)
  const deal = {
    orderNo: 'W1',
    memberId,
    lines: [line],
    proofRef: 'transfer-77',
    paidAt: world.clock.now().toISOString(),
  }
  const keyIn = (over: object = {}) => world.guide(guideId).call<KeyedIn>('keyInTransfer', { ...deal, ...over })

  expect(await world.refused(keyIn({ proofRef: '  ' }))).toBe('proof_missing')
  expect(await world.refused(keyIn({ lines: [{ ...line, unitFen: -1 }] }))).toBe('invalid_input')
  expect(await world.refused(keyIn({ discountFen: 100_001 }))).toBe('amount_invalid')
  expect(await world.refused(keyIn({ discountFen: 100_000 }))).toBe('amount_invalid')
  const stranger = await world.build.member({ phone: '13800000002' })
  expect(await world.refused(keyIn({ memberId: stranger }))).toBe('not_found')

  const booked = await world.ok(keyIn())
  expect(booked.outcome).toBe('booked')
  expect(await world.ok(keyIn())).toEqual({ ...booked, outcome: 'repeated' })
  for (const proofRef of ['transfer-77', ' TRANSFER-77 ', 'ｔransfer-７7']) {
    expect(await world.refused(keyIn({ orderNo: 'W2', proofRef }))).toBe('proof_used')
    expect(await world.ok(keyIn({ proofRef }))).toEqual({ ...booked, outcome: 'repeated' })
  }
  expect(await world.refused(keyIn({ discountFen: 1 }))).toBe('order_conflict')
  const touches = await world.db.selectFrom('touchpoint').selectAll().execute()
  expect(touches).toMatchObject([{ kind: 'deal_keyed', guide_id: guideId, quality: 3 }])
  expect(await books()).toMatchObject({ isBalanced: true, counts: { orders: 1 } })
})

test('a shopper orders at the shop’s price, once a checkout, and sees their own orders only', async () => {
  await world.build.sku('SOFA', 100_000)
  const storeId = await world.build.store()
  const closed = await world.build.store({ status: 'closed' })
  const fulfilment = await toTheirDoor(world, 'li')
  const cart = { lines: [{ skuId: 'SOFA', quantity: 2 }], fulfilment, storeId, idempotencyKey: 'checkout-1' }
  const place = (over: object = {}) => world.shopper('li').call('placeOrder', { ...cart, ...over })
  const placed = await world.ok(place())
  expect(placed).toMatchObject({ paidFen: 200_000, state: 'placed' })
  expect(await world.ok(place())).toEqual(placed)
  expect(await world.refused(place({ lines: [{ skuId: 'SOFA', quantity: 3 }] }))).toBe('idempotency_conflict')
  expect(await world.refused(place({ lines: [{ skuId: 'NONE', quantity: 1 }], idempotencyKey: 'checkout-2' }))).toBe(
    'sku_unknown',
  )
  expect(await world.refused(place({ storeId: closed, idempotencyKey: 'checkout-2' }))).toBe('store_closed')
  expect(await world.refused(place({ storeId: 'st_nowhere', idempotencyKey: 'checkout-2' }))).toBe('store_unknown')
  expect(await world.refused(place({ lines: [{ skuId: 'SOFA', quantity: -1 }] }))).toBe('invalid_input')
  expect(await world.refused(place({ unitFen: 1 }))).toBe('invalid_input')

  const { orders: mine } = await world.ok(world.shopper('li').call<Mine>('listMyOrders', {}))
  expect(mine).toHaveLength(1)
  expect((await world.ok(world.shopper('wu').call<Mine>('listMyOrders', {}))).orders).toEqual([])
  const orderId = mine[0]!.orderId
  expect(await world.refused(world.shopper('wu').call('confirmReceived', { orderId }))).toBe('order_unknown')
  expect(await world.refused(world.shopper('li').call('confirmReceived', { orderId }))).toBe('order_state')
  expect(await world.refused(world.shopper('li').call('openAfterSale', { orderId, reason: '坏了' }))).toBe(
    'order_state',
  )
})

test('while an after-sale is open nothing becomes payable', async () => {
  await world.build.store({ code: 'S1' })
  await world.build.member({ phone: '13800000001', openid: 'openid-li' })
  await importRows(tillRow('T1', { memberPhone: '13800000001' }))
  const { orders: mine } = await world.ok(world.shopper('li').call<Mine>('listMyOrders', {}))
  const orderId = mine[0]!.orderId
  const opened = await world.ok(world.shopper('li').call('openAfterSale', { orderId, reason: '划痕' }))
  expect(await world.ok(world.shopper('li').call('openAfterSale', { orderId, reason: '划痕' }))).toEqual(opened)
  world.clock.advance({ days: 8 })
  expect(await world.ok(world.timer().call('matureOrders', {}))).toMatchObject({ matured: 0 })
  await world.ok(world.staff('hq_ops').call('closeAfterSale', { orderId }))
  expect(await world.refused(world.staff('hq_ops').call('closeAfterSale', { orderId }))).toBe('order_state')
  expect(await world.refused(world.staff('store_manager').call('closeAfterSale', { orderId }))).toBe('order_unknown')
  expect(await world.ok(world.timer().call('matureOrders', {}))).toMatchObject({ matured: 1 })
  expect(await world.refused(world.shopper('li').call('openAfterSale', { orderId, reason: '划痕' }))).toBe(
    'order_state',
  )
})
