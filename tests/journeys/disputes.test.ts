import type { Output } from '../../contract/endpoint'
import type * as orders from '../../contract/order'
import type * as settlement from '../../contract/settlement'
import { useWorld } from '../support/world'

const world = useWorld()
type Listed = Output<typeof orders.listOrders>
type Earnings = Output<typeof settlement.listMyEarnings>
type Opened = Output<typeof settlement.openDispute>
type Disputes = Output<typeof settlement.listDisputes>
type Books = Output<typeof settlement.checkBooks>

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
