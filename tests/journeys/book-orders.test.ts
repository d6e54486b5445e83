import { bookPaidOrders } from '../../server/flows/book-orders'
import { bookRefunds } from '../../server/flows/book-refunds'
import type { PaidOrder } from '../../server/flows/paid-order'
import { useWorld } from '../support/world'

const world = useWorld()
const clock = () => ({ kind: 'clock' as const, brandId: world.brandId })

function order(over: Partial<PaidOrder> = {}): PaidOrder {
  return {
    source: 'pos',
    orderNo: 'P1',
    channel: 'store_scan',
    member: null,
    store: null,
    seller: null,
    lines: [{ skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 19_999 }],
    discountFen: 0,
    paidAt: world.clock.now(),
    ...over,
  }
}
const book = (...orders: PaidOrder[]) => world.run(clock(), (ctx) => bookPaidOrders(ctx, world.brandId, orders))
const refund = (refundNo: string, amountFen: number, orderNo = 'P1') =>
  world.run(clock(), (ctx) =>
    bookRefunds(ctx, world.brandId, [
      { source: 'pos', orderNo, refundNo, amountFen, reason: '退货', refundedAt: world.clock.now() },
    ]),
  )
const lots = () => world.db.selectFrom('lot').selectAll().orderBy('ordinal').execute()
const expenseFen = async () => {
  const rows = await world.db.selectFrom('posting').selectAll().execute()
  const of = (side: 'debit' | 'credit') =>
    rows.filter((row) => row[side] === 'expense').reduce((sum, row) => sum + row.amount_fen, 0)
  return of('debit') - of('credit')
}

test('a till sale names its seller, who shares the pool with the store and HQ', async () => {
  const storeId = await world.build.store({ code: 'S1' })
  await world.build.guide(storeId, { code: 'G1' })
  const [booked] = await book(order({ seller: { by: 'code', value: 'G1' } }))
  expect(booked).toMatchObject({ outcome: 'booked' })
  expect((await lots()).map(({ role, party_kind }) => [role, party_kind])).toEqual([
    ['active_guide', 'guide'],
    ['store', 'store'],
    ['hq', 'hq'],
  ])
  expect(await expenseFen()).toBe(999)
})

test('the same number twice in a batch, again later, and with another amount', async () => {
  const many = await book(order(), order(), order({ discountFen: 1 }))
  expect(many.map(({ outcome }) => outcome)).toEqual(['booked', 'repeated', 'conflict'])
  expect((await book(order())).map(({ outcome }) => outcome)).toEqual(['repeated'])
  expect(await expenseFen()).toBe(999)
})

test('wrong amounts and unknown places are refused one by one while the others are kept', async () => {
  const line = { skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 19_999 }
  const booked = await book(
    order({ orderNo: 'A', lines: [{ ...line, unitFen: -1 }] }),
    order({ orderNo: 'B', lines: [{ ...line, unitFen: 0.5 }] }),
    order({ orderNo: 'C', discountFen: 20_000 }),
    order({ orderNo: 'D', lines: [] }),
    order({ orderNo: 'E', store: { by: 'code', value: 'NOWHERE' } }),
    order({ orderNo: 'F', seller: { by: 'code', value: 'NOBODY' } }),
    order({ orderNo: 'G' }),
  )
  expect(booked.map((one) => ('code' in one ? one.code : one.outcome))).toEqual([
    'amount_invalid',
    'amount_invalid',
    'amount_invalid',
    'amount_invalid',
    'store_unknown',
    'guide_unknown',
    'booked',
  ])
})

test('a refund before its order is parked and booked with it', async () => {
  expect(await refund('R1', 10_000)).toMatchObject([{ outcome: 'parked' }])
  expect(await refund('R1', 10_000)).toMatchObject([{ outcome: 'parked' }])
  expect(await refund('R1', 10_001)).toMatchObject([{ outcome: 'refused', code: 'refund_conflict' }])
  await book(order())
  expect(await expenseFen()).toBe(499)
  expect(await refund('R1', 10_000)).toMatchObject([{ outcome: 'repeated' }])
  expect(await refund('R1', 9_999)).toMatchObject([{ outcome: 'refused', code: 'refund_conflict' }])
  expect(await refund('R2', 10_000)).toMatchObject([{ outcome: 'refused', code: 'refund_exceeds' }])
  expect(await refund('R2', 9_999)).toMatchObject([{ outcome: 'booked' }])
  expect(await expenseFen()).toBe(0)
})
