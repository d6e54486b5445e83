import type { Books } from '../../contract/book-sums'
import type { Output } from '../../contract/endpoint'
import type * as orders from '../../contract/order'
import type * as settlement from '../../contract/settlement'
import { noteTouch } from '../../server/flows/note-touch'
import { type Placed, tellPaid } from '../support/buying'
import { shipAndReceive, toTheirDoor } from '../support/parcels'
import { useWorld } from '../support/world'

const world = useWorld()
type Explained = Output<typeof orders.explainOrder>
type Earnings = Output<typeof settlement.listMyEarnings>
type Closed = Output<typeof settlement.closePeriod>
type Statements = Output<typeof settlement.listStatements>
type Exported = Output<typeof settlement.exportPayouts>

let storeId: string
let guideId: string
let memberId: string
beforeEach(async () => {
  storeId = await world.build.store()
  guideId = await world.build.guide(storeId, { name: '李梅' })
  memberId = await world.build.member({ phone: '13800000001', openid: 'openid-li' })
  await world.build.binding(memberId, guideId, storeId)
  await world.build.sku('SOFA', 1_000_00)
})

const ops = (name = 'finance') => world.staff('finance', { name })
async function touch(by: string) {
  const caller = { kind: 'clock' as const, brandId: world.brandId }
  await world.run(caller, (ctx) =>
    noteTouch(ctx, {
      brandId: world.brandId,
      memberId,
      kind: 'consultation',
      channel: 'guide_share',
      guideId: by,
      storeId,
      proof: 'server',
      idempotencyKey: `touch-${by}-${world.clock.now().getTime()}`,
      occurredAt: world.clock.now(),
    }),
  )
}
async function place(key = 'checkout-1', quantity = 1): Promise<Placed> {
  const cart = { lines: [{ skuId: 'SOFA', quantity }], storeId, idempotencyKey: key }
  const fulfilment = await toTheirDoor(world, 'li')
  return world.ok(world.shopper('li').call('placeOrder', { ...cart, fulfilment }))
}
const refunding = (order: Placed, refundNo: string, refundFen: number) => ({
  out_refund_no: refundNo,
  out_trade_no: order.orderNo,
  refund_status: 'SUCCESS',
  amount: { refund: refundFen },
  success_time: world.clock.now().toISOString(),
})
const pay = (order: Placed) => world.ok(tellPaid(world, 'li', order))
const earnings = (id = guideId) => world.ok(world.guide(id).call<Earnings>('listMyEarnings', {}))
const books = () => world.ok(ops().call<Books>('checkBooks', {}))
async function settleMonth(periodId: string): Promise<Closed> {
  const closed = await world.ok(ops('closer').call<Closed>('closePeriod', { periodId }))
  await world.ok(ops('approver').call('approveStatements', { periodId }))
  if (closed.payableFen > 0) {
    await world.ok(ops().call('exportPayouts', { periodId }))
    const { statements } = await world.ok(ops().call<Statements>('listStatements', { periodId }))
    const payouts = statements.map(({ statementId }) => ({ statementId, paymentRef: `wire-${statementId}` }))
    await world.ok(ops().call('recordPayouts', { payouts }))
  }
  return closed
}

test('from the mall to the payout, a refund after it, and what is owed back kept from the next month', async () => {
  await touch(guideId)
  const order = await place()
  expect(await pay(order)).toEqual({ orderNo: order.orderNo, outcome: 'paid' })
  // 1,000 yuan: a pool of 50, of which the guide has 3/10 as bound and 4/10 as active guide.
  expect((await earnings()).totals).toMatchObject({ accrued: 3_500, available: 0 })

  await shipAndReceive(world, 'li', order.orderId)
  world.clock.advance({ days: 6 })
  expect(await world.ok(world.timer().call('matureOrders', {}))).toEqual({ received: 0, matured: 0 })
  world.clock.advance({ days: 1 })
  expect(await world.ok(world.timer().call('matureOrders', {}))).toEqual({ received: 0, matured: 1 })
  expect((await earnings()).totals).toMatchObject({ accrued: 0, available: 3_500 })

  expect(await world.refused(ops().call('closePeriod', { periodId: '2026-03' }))).toBe('period_open')
  expect(await world.refused(ops().call('closePeriod', { periodId: '2025-01' }))).toBe('period_unknown')
  world.clock.set('2026-04-02T09:00:00+08:00')
  const closed = await world.ok(ops('closer').call<Closed>('closePeriod', { periodId: '2026-03' }))
  expect(closed).toMatchObject({ statements: 3, earnedFen: 5_000, clawbackFen: 0, payableFen: 5_000 })
  expect(await world.ok(ops('closer').call('closePeriod', { periodId: '2026-03' }))).toEqual(closed)
  expect(await world.refused(ops('closer').call('approveStatements', { periodId: '2026-03' }))).toBe('same_person')
  expect(await world.refused(ops().call('exportPayouts', { periodId: '2026-03' }))).toBe('statement_state')
  expect(await world.ok(ops('approver').call('approveStatements', { periodId: '2026-03' }))).toEqual({ approved: 3 })

  const exported = await world.ok(ops().call<Exported>('exportPayouts', { periodId: '2026-03' }))
  expect(await world.ok(ops().call('exportPayouts', { periodId: '2026-03' }))).toEqual(exported)
  expect((await earnings()).totals).toMatchObject({ available: 0, in_transit: 3_500 })
  const { statements } = await world.ok(ops().call<Statements>('listStatements', { periodId: '2026-03' }))
  const payouts = statements.map(({ statementId }) => ({ statementId, paymentRef: `wire-${statementId}` }))
  const first = await world.ok(ops().call('recordPayouts', { payouts: payouts.slice(0, 1) }))
  const rest = await world.ok(ops().call('exportPayouts', { periodId: '2026-03' }))
  expect([exported.url, rest.url].map((url) => /2026-03-\d/.exec(url)?.[0])).toEqual(['2026-03-3', '2026-03-2'])
  expect((await world.ok(ops().call('recordPayouts', { payouts }))).paidFen).toBe(5_000 - first.paidFen)
  expect(await world.ok(ops().call('recordPayouts', { payouts }))).toMatchObject({ paid: 0, repeated: 3, paidFen: 0 })
  const other = { payouts: [{ ...payouts[0]!, paymentRef: 'wire-other' }] }
  expect(await world.refused(ops().call('recordPayouts', other))).toBe('statement_state')

  await world.ok(world.payment().call('refundNotify', refunding(order, 'RF1', 40_000)))
  expect((await earnings()).totals).toMatchObject({ cash: 3_500, clawback: 1_400 })

  await touch(guideId)
  const next = await place('checkout-2')
  await pay(next)
  await shipAndReceive(world, 'li', next.orderId)
  world.clock.advance({ days: 8 })
  await world.ok(world.timer().call('matureOrders', {}))
  world.clock.set('2026-05-01T09:00:00+08:00')
  expect(await settleMonth('2026-04')).toMatchObject({ earnedFen: 5_000, clawbackFen: 2_000, payableFen: 3_000 })
  expect((await earnings()).totals).toEqual({
    accrued: 0,
    available: 0,
    held: 0,
    in_transit: 0,
    cash: 5_600,
    clawback: 0,
  })
  expect(await books()).toMatchObject({
    isBalanced: true,
    sums: { poolFen: 8_000, linesFen: 8_000, paidOutFen: 8_000, owedFen: 0 },
  })
})

test('a refund between closing and payout leaves the statement alone and is owed back', async () => {
  await touch(guideId)
  const order = await place()
  await pay(order)
  await shipAndReceive(world, 'li', order.orderId)
  world.clock.advance({ days: 8 })
  await world.ok(world.timer().call('matureOrders', {}))
  world.clock.set('2026-04-01T09:00:00+08:00')
  await world.ok(ops('closer').call('closePeriod', { periodId: '2026-03' }))
  await world.ok(world.payment().call('refundNotify', refunding(order, 'RF1', 100_000)))
  expect((await earnings()).totals).toMatchObject({ in_transit: 3_500, clawback: 3_500 })
  expect((await books()).isBalanced).toBe(true)
})

test('at most half of a month is kept back, and the months are closed one after the other', async () => {
  await touch(guideId)
  const first = await place('checkout-1')
  const second = await place('checkout-2')
  for (const order of [first, second]) {
    await pay(order)
    await shipAndReceive(world, 'li', order.orderId)
  }
  world.clock.advance({ days: 8 })
  await world.ok(world.timer().call('matureOrders', {}))
  world.clock.set('2026-04-01T09:00:00+08:00')
  await settleMonth('2026-03')
  await world.ok(world.payment().call('refundNotify', refunding(first, 'RF1', 100_000)))
  await world.ok(world.payment().call('refundNotify', refunding(second, 'RF2', 100_000)))
  await touch(guideId)
  const third = await place('checkout-3')
  await pay(third)
  await shipAndReceive(world, 'li', third.orderId)
  world.clock.advance({ days: 8 })
  await world.ok(world.timer().call('matureOrders', {}))
  world.clock.set('2026-06-01T09:00:00+08:00')
  await place('checkout-4').then(pay)
  world.clock.set('2026-07-01T09:00:00+08:00')
  expect(await world.refused(ops().call('closePeriod', { periodId: '2026-06' }))).toBe('period_blocked')
  expect(await settleMonth('2026-04')).toMatchObject({ earnedFen: 5_000, clawbackFen: 2_500, payableFen: 2_500 })
  expect((await earnings()).totals).toMatchObject({ clawback: 7_000 - 1_750 })
  expect((await books()).isBalanced).toBe(true)
})

test('twenty deliveries of one callback pay once, and another amount or transfer books nothing', async () => {
  const order = await place()
  const tell = (over: object = {}) => tellPaid(world, 'li', order, over)
  expect(await world.refused(tell({ amount: { total: order.paidFen - 1 } }))).toBe('order_amount_mismatch')
  expect(await world.ok(tell({ trade_state: 'NOTPAY' }))).toMatchObject({ outcome: 'ignored' })
  expect(await world.refused(tell({ out_trade_no: 'FB0' }))).toBe('order_unknown')
  expect(await world.refused(tell({ success_time: undefined }))).toBe('invalid_input')
  expect((await books()).counts.orders).toBe(0)

  const deliveries = Array.from({ length: 20 }, () => world.ok(tell()))
  const outcomes = (await Promise.all(deliveries)).map(({ outcome }) => outcome)
  expect(outcomes.filter((outcome) => outcome === 'paid')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome === 'repeated')).toHaveLength(19)
  expect((await books()).sums.linesFen).toBe(5_000)
  expect(await world.refused(tell({ transaction_id: 'tx-other' }))).toBe('order_conflict')
})

test('a refund that WeChat reports before the payment waits for it, and the order tells its whole story', async () => {
  await touch(guideId)
  const order = await place()
  const early = refunding(order, 'RF1', 30_000)
  expect(await world.ok(world.payment().call('refundNotify', early))).toMatchObject({ outcome: 'parked' })
  await pay(order)
  expect(await world.ok(world.payment().call('refundNotify', early))).toMatchObject({ outcome: 'repeated' })
  const closedRefund = { ...early, out_refund_no: 'RF9', refund_status: 'CLOSED' }
  expect(await world.ok(world.payment().call('refundNotify', closedRefund))).toMatchObject({ outcome: 'ignored' })
  expect(await world.refused(world.payment().call('refundNotify', refunding(order, 'RF2', 70_001)))).toBe(
    'refund_exceeds',
  )
  expect(await world.refused(world.payment().call('refundNotify', refunding(order, 'RF1', 1)))).toBe('refund_conflict')

  const told = await world.ok(world.guide(guideId).call<Explained>('explainOrder', { orderId: order.orderId }))
  expect(told.attribution).toMatchObject({
    outcome: 'attributed',
    rule: 'touches',
    bound: { name: '李梅', code: 'B01' },
  })
  expect(told.attribution.path).toMatchObject([{ code: 'A11', creditPpm: 1_000_000 }])
  const [line] = told.lines
  expect(line).toMatchObject({ poolFen: 5_000, poolNowFen: 3_500 })
  expect(line!.lots.reduce((sum, lot) => sum + lot.amountFen, 0)).toBe(line!.poolFen)
  expect(line!.lots.reduce((sum, lot) => sum + lot.amountNowFen, 0)).toBe(line!.poolNowFen)
  expect(told.steps.map(({ kind }) => kind)).toContain('refund')
  expect(told.refunds).toMatchObject([{ refundNo: 'RF1', amountFen: 30_000 }])

  const stranger = await world.build.guide(storeId, { name: '王五' })
  expect(await world.refused(world.guide(stranger).call('explainOrder', { orderId: order.orderId }))).toBe(
    'order_unknown',
  )
})

test('a guide who buys for themselves earns nothing from it', async () => {
  await world.db.updateTable('guide').set({ openid: 'openid-li' }).where('id', '=', guideId).execute()
  await touch(guideId)
  const order = await place()
  await pay(order)
  expect((await earnings()).lines).toEqual([])
  const told = await world.ok(world.staff('hq_ops').call<Explained>('explainOrder', { orderId: order.orderId }))
  expect(told.attribution).toMatchObject({ outcome: 'unknown', rule: 'unknown', bound: { code: 'B04' } })
  expect(told.attribution.path).toMatchObject([{ code: 'W04', creditPpm: 0 }])
})
