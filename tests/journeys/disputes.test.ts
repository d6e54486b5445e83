import type { Books } from '../../contract/book-sums'
import type { Output } from '../../contract/endpoint'
import type * as orders from '../../contract/order'
import type { listMyDisputes } from '../../contract/own-dispute'
import type * as settlement from '../../contract/settlement'
import { useWorld } from '../support/world'

const world = useWorld()
type Listed = Output<typeof orders.listOrders>
type Earnings = Output<typeof settlement.listMyEarnings>
type Opened = Output<typeof settlement.openDispute>
type Disputes = Output<typeof settlement.listDisputes>
type OwnDisputes = Output<typeof listMyDisputes>

async function sell(sellerCode: string): Promise<string> {
  const line = { skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 100_000 }
  const sale = { orderNo: 'T1', storeCode: 'S1', sellerCode, lines: [line], paidAt: world.clock.now().toISOString() }
  await world.ok(world.staff('finance').call('importOrders', { orders: [sale] }))
  return (await world.ok(world.staff('finance').call<Listed>('listOrders', {}))).orders[0]!.orderId
}
const totals = async (guideId: string) =>
  (await world.ok(world.guide(guideId).call<Earnings>('listMyEarnings', {}))).totals

test('a disputed order is frozen for its guides until HQ decides, then goes on where it was', async () => {
  const storeId = await world.build.store({ code: 'S1' })
  const seller = await world.build.guide(storeId, { code: 'G1' })
  const stranger = await world.build.guide(storeId, { code: 'G2' })
  const orderId = await sell('G1')
  expect(await totals(seller)).toMatchObject({ accrued: 3_500 })

  expect(await world.refused(world.guide(stranger).call('openDispute', { orderId, reason: '我接待的' }))).toBe(
    'order_unknown',
  )
  const opened = await world.ok(world.guide(seller).call<Opened>('openDispute', { orderId, reason: '份额不对' }))
  expect(opened.heldFen).toBe(3_500)
  expect(await world.refused(world.guide(seller).call('openDispute', { orderId, reason: '再来' }))).toBe('dispute_open')
  expect(await totals(seller)).toMatchObject({ accrued: 0, held: 3_500 })
  world.clock.advance({ days: 8 })
  expect(await world.ok(world.timer().call('matureOrders', {}))).toMatchObject({ matured: 0 })

  // A refund meanwhile takes from the frozen money.
  const refund = {
    source: 'pos',
    orderNo: 'T1',
    refundNo: 'R1',
    amountFen: 50_000,
    reason: '退货',
    refundedAt: world.clock.now(),
  }
  await world.ok(world.staff('finance').call('recordRefund', refund))
  expect(await totals(seller)).toMatchObject({ held: 1_750 })

  const { disputes } = await world.ok(world.staff('hq_ops').call<Disputes>('listDisputes', {}))
  expect(disputes).toMatchObject([{ disputeId: opened.disputeId, orderNo: 'T1' }])
  const decision = { disputeId: opened.disputeId, resolution: '维持原归因' }
  expect(await world.ok(world.staff('hq_ops').call('resolveDispute', decision))).toMatchObject({ releasedFen: 1_750 })
  expect(await world.refused(world.staff('hq_ops').call('resolveDispute', decision))).toBe('dispute_state')
  expect(await world.refused(world.staff('hq_ops').call('resolveDispute', { ...decision, disputeId: 'dp_none' }))).toBe(
    'not_found',
  )
  expect((await world.ok(world.staff('hq_ops').call<Disputes>('listDisputes', {}))).disputes).toEqual([])

  expect(await world.ok(world.timer().call('matureOrders', {}))).toMatchObject({ matured: 1 })
  expect(await totals(seller)).toMatchObject({ available: 1_750, held: 0 })
  expect((await world.ok(world.staff('finance').call<Books>('checkBooks', {}))).isBalanced).toBe(true)
})

const ownDisputes = async (guideId: string, filter: object = {}) =>
  (await world.ok(world.guide(guideId).call<OwnDisputes>('listMyDisputes', filter))).disputes

test('the guide reads what became of their dispute: the answer, who gave it, and what it did to their fen', async () => {
  const storeId = await world.build.store({ code: 'S1' })
  const seller = await world.build.guide(storeId, { code: 'G1', openid: 'openid-seller' })
  const colleague = await world.build.guide(storeId, { code: 'G2' })
  const orderId = await sell('G1')
  const { disputeId } = await world.ok(world.guide(seller).call<Opened>('openDispute', { orderId, reason: '份额不对' }))
  expect(await ownDisputes(seller)).toEqual([
    {
      disputeId,
      orderId,
      orderNo: 'T1',
      title: '沙发',
      reason: '份额不对',
      openedAt: world.clock.now(),
      fenAtOpening: 3_500,
      fenSince: 3_500,
      heldFen: 3_500,
      answer: null,
    },
  ])

  world.clock.advance({ hours: 1 })
  const refund = { source: 'pos', orderNo: 'T1', refundNo: 'R1', amountFen: 50_000, reason: '退货' }
  await world.ok(world.staff('finance').call('recordRefund', { ...refund, refundedAt: world.clock.now() }))
  world.clock.advance({ hours: 1 })
  const resolution = '维持原归因，顾客 13800138000 退了一半'
  await world.ok(world.staff('finance', { name: '陈静怡' }).call('resolveDispute', { disputeId, resolution }))
  const answeredAt = world.clock.now()

  // What happens later is no part of the answer.
  world.clock.advance({ hours: 1 })
  const rest = { ...refund, refundNo: 'R2', refundedAt: world.clock.now() }
  await world.ok(world.staff('finance').call('recordRefund', rest))
  const [answered] = await ownDisputes(seller, { orderId })
  expect(answered).toMatchObject({ fenAtOpening: 3_500, fenSince: 1_750, heldFen: 0 })
  expect(answered?.answer).toEqual({
    text: '维持原归因，顾客 138****8000 退了一半',
    at: answeredAt,
    by: { role: 'finance', name: '陈**' },
    releasedFen: 1_750,
    releasedTo: 'accrued',
  })

  expect(await ownDisputes(colleague)).toEqual([])
  expect(await ownDisputes(colleague, { orderId })).toEqual([])
  expect(await world.refused(world.staff('finance').call('listMyDisputes', {}))).toBe('not_found')
})

test('an answer reaches the guide like other notices, and is news on their workbench for a week', async () => {
  const storeId = await world.build.store({ code: 'S1' })
  const seller = await world.build.guide(storeId, { code: 'G1', openid: 'openid-seller' })
  const orderId = await sell('G1')
  const { disputeId } = await world.ok(world.guide(seller).call<Opened>('openDispute', { orderId, reason: '份额不对' }))
  const news = async () => (await world.ok(world.guide(seller).call('myWorkbench', {}))).disputesAnswered
  expect(await news()).toBe(0)
  await world.ok(world.staff('hq_ops').call('resolveDispute', { disputeId, resolution: '维持原归因' }))
  expect(await world.ok(world.timer().call('deliverOutbox', {}))).toMatchObject({ sent: 1 })
  expect(world.outside.sent).toMatchObject([
    { openid: 'openid-seller', page: 'guide/disputes/index', fields: { thing1: '争议处理结果' } },
  ])
  expect(JSON.stringify(world.outside.sent)).not.toContain('维持')
  expect(await news()).toBe(1)
  world.clock.advance({ days: 8 })
  expect(await news()).toBe(0)
})

test('a long list of disputes comes page by page, the newest first', async () => {
  const storeId = await world.build.store({ code: 'S1' })
  const seller = await world.build.guide(storeId, { code: 'G1' })
  const orderId = await sell('G1')
  const made: string[] = []
  for (const reason of ['一', '二', '三']) {
    const { disputeId } = await world.ok(world.guide(seller).call<Opened>('openDispute', { orderId, reason }))
    await world.ok(world.staff('hq_ops').call('resolveDispute', { disputeId, resolution: `答${reason}` }))
    world.clock.advance({ hours: 1 })
    made.push(disputeId)
  }
  const first = await world.ok(world.guide(seller).call<OwnDisputes>('listMyDisputes', { rows: 2 }))
  const rest = await ownDisputes(seller, { rows: 2, cursor: first.next! })
  expect([...first.disputes, ...rest].map(({ disputeId }) => disputeId)).toEqual(made.toReversed())
})
