import { inTransaction } from '../../server/kernel/in-transaction'
import { insertMany } from '../../server/kernel/insert-many'
import { availability, CENTRAL, releaseHolds, reserveStock, takeHolds } from '../../server/modules/stock/stock.sql'
import { useWorld } from '../support/world'

const world = useWorld()
const hq = () => world.staff('hq_ops')
const save = (...products: object[]) => hq().call('saveProducts', { products })
const count = (...rows: object[]) => hq().call('setStock', { rows })
const audit = async (action: string) =>
  (await world.ok(world.staff('hq_admin').call('listAudit', { action }))).entries.map(({ target, detail }) => ({
    target,
    detail,
  }))

const SOFA = {
  productId: 'SOFA',
  title: '云栖沙发',
  makerName: '山居',
  category: '沙发',
  picturePaths: ['sofa/1.svg', 'sofa/2.svg'],
  story: ['坐得深。'],
  facts: [{ name: '材质', value: '橡木' }],
  choices: ['颜色'],
  skus: [
    { skuId: 'SOFA-G', options: ['灰'], priceFen: 300_000, picturePath: 'sofa/1.svg' },
    { skuId: 'SOFA-W', options: ['白'], priceFen: 320_000, picturePath: 'sofa/2.svg' },
  ],
}
test('counts are kept row by row, each fault says its row, and the audit has what stood there before', async () => {
  await world.ok(save(SOFA))
  await world.build.store({ code: 'S1' })
  const first = await world.ok(
    count(
      { storeCode: null, skuId: 'SOFA-G', onHand: 3 },
      { storeCode: 'S9', skuId: 'SOFA-G', onHand: 3 },
      { storeCode: 'S1', skuId: 'NONE', onHand: 3 },
      { storeCode: 'S1', skuId: 'SOFA-G', onHand: 1 },
      { storeCode: 'S1', skuId: 'SOFA-G', onHand: 2 },
    ),
  )
  expect(first).toEqual({
    saved: 3,
    faults: [
      { row: 2, code: 'store_unknown' },
      { row: 3, code: 'sku_unknown' },
    ],
  })
  await world.ok(count({ storeCode: null, skuId: 'SOFA-G', onHand: 8 }))
  expect((await audit('setStock'))[0]).toEqual({
    target: world.brandId,
    detail: { before: [[CENTRAL, 'SOFA-G', 3]], after: [[CENTRAL, 'SOFA-G', 8]] },
  })
  const found = await world.ok(world.anonymous('shopper').call('findStock', { skuId: 'SOFA-G', quantity: 2 }))
  expect(found.stores).toHaveLength(1)
  for (const row of [{ onHand: -1 }, { onHand: 1.5 }, { onHand: 1_000_001 }, { storeCode: 'a b' }]) {
    expect(await world.refused(count({ storeCode: null, skuId: 'SOFA-G', onHand: 1, ...row }))).toBe('invalid_input')
  }
})

async function orders(...ids: string[]) {
  const { brandId, clock } = world
  const rows = ids.map((id) => ({
    id,
    brand_id: brandId,
    source: 'miniprogram' as const,
    order_no: id,
    channel: 'mall' as const,
    member_id: null,
    store_id: null,
    state: 'placed' as const,
    goods_fen: 1,
    discount_fen: 0,
    paid_fen: 1,
    placed_at: clock.now(),
    input_hash: id,
    recorded_by: 'shopper',
    recorded_at: clock.now(),
  }))
  await insertMany(world.db, 'orders', rows)
}

const reserve = (orderId: string, lines: { skuId: string; quantity: number }[], location = CENTRAL) => {
  const { db, brandId, clock } = world
  return inTransaction(db, (tx) => reserveStock(tx, { brandId, orderId, location, lines, now: clock.now() }))
}
const free = async (location = CENTRAL) =>
  Object.fromEntries(await availability(world.db, world.brandId, location, ['SOFA-G', 'SOFA-W', 'NONE']))

test('goods are kept for an order all or nothing, and what is short is named', async () => {
  await world.ok(save(SOFA))
  await world.ok(
    count({ storeCode: null, skuId: 'SOFA-G', onHand: 3 }, { storeCode: null, skuId: 'SOFA-W', onHand: 1 }),
  )
  await orders('or_1', 'or_2')
  const both = (gray: number, white: number) => [
    { skuId: 'SOFA-W', quantity: white },
    { skuId: 'SOFA-G', quantity: gray },
  ]
  expect(await reserve('or_1', both(2, 2))).toEqual({ short: ['SOFA-W'] })
  expect(await reserve('or_1', both(4, 2))).toEqual({ short: ['SOFA-G', 'SOFA-W'] })
  expect(await reserve('or_1', [...both(1, 1), { skuId: 'NONE', quantity: 1 }])).toEqual({ short: ['NONE'] })
  expect(await free()).toEqual({ 'SOFA-G': 3, 'SOFA-W': 1, NONE: 0 })
  expect(await reserve('or_1', both(2, 1))).toEqual({ short: [] })
  expect(await free()).toEqual({ 'SOFA-G': 1, 'SOFA-W': 0, NONE: 0 })
  expect(await reserve('or_2', both(1, 1))).toEqual({ short: ['SOFA-W'] })
  expect(await reserve('or_2', both(1, 1), 'st_elsewhere')).toEqual({ short: ['SOFA-G', 'SOFA-W'] })
})

test('what is held is given back or taken once, whatever is said afterwards', async () => {
  await world.ok(save(SOFA))
  await world.ok(count({ storeCode: null, skuId: 'SOFA-G', onHand: 5 }))
  await orders('or_1', 'or_2')
  await reserve('or_1', [{ skuId: 'SOFA-G', quantity: 2 }])
  await reserve('or_2', [{ skuId: 'SOFA-G', quantity: 1 }])
  const now = world.clock.now()
  expect(await releaseHolds(world.db, 'or_1', now)).toBe(1)
  expect(await releaseHolds(world.db, 'or_1', now)).toBe(0)
  expect(await takeHolds(world.db, 'or_1', now)).toBe(0)
  expect(await takeHolds(world.db, 'or_2', now)).toBe(1)
  expect(await takeHolds(world.db, 'or_2', now)).toBe(0)
  const stock = await world.db.selectFrom('stock').select(['on_hand', 'reserved']).execute()
  expect(stock).toEqual([{ on_hand: 4, reserved: 0 }])
})

test('a count below what is kept for orders is refused, and the rest of the call is not', async () => {
  await world.ok(save(SOFA))
  await world.ok(count({ storeCode: null, skuId: 'SOFA-G', onHand: 5 }))
  await orders('or_1')
  await reserve('or_1', [{ skuId: 'SOFA-G', quantity: 2 }])
  const told = await world.ok(
    count({ storeCode: null, skuId: 'SOFA-G', onHand: 1 }, { storeCode: null, skuId: 'SOFA-W', onHand: 4 }),
  )
  expect(told).toEqual({ saved: 1, faults: [{ row: 1, code: 'stock_reserved' }] })
  expect(await free()).toEqual({ 'SOFA-G': 3, 'SOFA-W': 4, NONE: 0 })
  expect(await world.ok(count({ storeCode: null, skuId: 'SOFA-G', onHand: 2 }))).toEqual({ saved: 1, faults: [] })
  expect(await free()).toEqual({ 'SOFA-G': 0, 'SOFA-W': 4, NONE: 0 })
})
