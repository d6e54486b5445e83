import type * as checkout from '../../contract/checkout'
import type { Output } from '../../contract/endpoint'
import type * as settlement from '../../contract/settlement'
import { DEFAULT_SPLIT_POLICY } from '../../server/modules/policy/default-split-policy'
import { shipAndReceive, toTheirDoor } from '../support/parcels'
import { useWorld } from '../support/world'

const world = useWorld()
type Placed = Output<typeof checkout.placeOrder>
type Closed = Output<typeof settlement.closePeriod>

let storeId: string
beforeEach(async () => {
  storeId = await world.build.store()
  const guideId = await world.build.guide(storeId)
  const memberId = await world.build.member({ phone: '13800000001', openid: 'openid-li' })
  await world.build.binding(memberId, guideId, storeId)
  await world.build.sku('SOFA', 1_000_00)
})

const finance = (name = 'finance') => world.staff('finance', { name })
const closeMonth = (periodId: string) => world.ok(finance('closer').call<Closed>('closePeriod', { periodId }))
async function buy(key: string): Promise<Placed> {
  const fulfilment = await toTheirDoor(world, 'li')
  const input = { lines: [{ skuId: 'SOFA', quantity: 1 }], fulfilment, storeId, idempotencyKey: key }
  const order = await world.ok(world.shopper('li').call<Placed>('placeOrder', input))
  await world.ok(
    world.payment().call('payNotify', {
      out_trade_no: order.orderNo,
      transaction_id: `tx-${order.orderNo}`,
      trade_state: 'SUCCESS',
      amount: { total: order.paidFen },
      success_time: world.clock.now().toISOString(),
    }),
  )
  await shipAndReceive(world, 'li', order.orderId)
  return order
}

async function refundWhole(order: Placed): Promise<void> {
  await world.ok(
    world.payment().call('refundNotify', {
      out_refund_no: `RF-${order.orderNo}`,
      out_trade_no: order.orderNo,
      refund_status: 'SUCCESS',
      amount: { refund: order.paidFen },
      success_time: world.clock.now().toISOString(),
    }),
  )
}

async function payOut(periodId: string): Promise<void> {
  await world.ok(finance('approver').call('approveStatements', { periodId }))
  await world.ok(finance().call('exportPayouts', { periodId }))
  const { statements } = await world.ok(finance().call('listStatements', { periodId }))
  const payouts = statements.map(({ statementId }) => ({ statementId, paymentRef: `wire-${statementId}` }))
  await world.ok(finance().call('recordPayouts', { payouts }))
}
const payMonth = async (periodId: string) => {
  await closeMonth(periodId)
  await payOut(periodId)
}

test('what matured after a month had ended is not paid with that month, however late it is closed', async () => {
  world.clock.set('2026-03-10T10:00:00+08:00')
  await buy('checkout-1')
  world.clock.set('2026-03-28T10:00:00+08:00')
  await buy('checkout-2')
  await world.ok(world.timer().call('matureOrders', {}))
  world.clock.set('2026-04-06T10:00:00+08:00')
  expect(await world.ok(world.timer().call('matureOrders', {}))).toMatchObject({ matured: 1 })

  expect(await closeMonth('2026-03')).toMatchObject({ earnedFen: 5_000, payableFen: 5_000 })
  world.clock.set('2026-05-02T10:00:00+08:00')
  expect(await closeMonth('2026-04')).toMatchObject({ earnedFen: 5_000, payableFen: 5_000 })
  expect(await world.ok(finance().call('checkBooks', {}))).toMatchObject({ isBalanced: true })
})

test('what is owed back since a month ended is kept back from a later month, not from that one', async () => {
  const first = await buy('checkout-1')
  world.clock.set('2026-03-20T10:00:00+08:00')
  await world.ok(world.timer().call('matureOrders', {}))
  world.clock.set('2026-04-02T10:00:00+08:00')
  await closeMonth('2026-03')
  await buy('checkout-2')
  world.clock.set('2026-04-20T10:00:00+08:00')
  await world.ok(world.timer().call('matureOrders', {}))
  world.clock.set('2026-05-02T10:00:00+08:00')
  await refundWhole(first)

  expect(await closeMonth('2026-04')).toMatchObject({ earnedFen: 5_000, clawbackFen: 0, payableFen: 5_000 })
  expect(await world.ok(finance().call('checkBooks', {}))).toMatchObject({ isBalanced: true })
})

test('nothing is kept back for a payout that is still on its way; it is once the payout has arrived', async () => {
  const first = await buy('checkout-1')
  world.clock.set('2026-03-20T10:00:00+08:00')
  await world.ok(world.timer().call('matureOrders', {}))
  await buy('checkout-2')
  world.clock.set('2026-04-02T10:00:00+08:00')
  await closeMonth('2026-03')
  await refundWhole(first)
  await world.ok(world.timer().call('matureOrders', {}))
  world.clock.set('2026-04-20T10:00:00+08:00')
  await world.ok(world.timer().call('matureOrders', {}))
  await buy('checkout-3')
  world.clock.set('2026-05-02T10:00:00+08:00')
  expect(await closeMonth('2026-04')).toMatchObject({ earnedFen: 5_000, clawbackFen: 0 })
  expect(await world.ok(finance().call('checkBooks', {}))).toMatchObject({ isBalanced: true })

  await payOut('2026-03')
  await world.ok(world.timer().call('matureOrders', {}))
  world.clock.set('2026-06-02T10:00:00+08:00')
  expect((await closeMonth('2026-05')).clawbackFen).toBeGreaterThan(0)
  expect(await world.ok(finance().call('checkBooks', {}))).toMatchObject({ isBalanced: true })
})

test('a month whose every statement is kept back whole is exported as nothing to pay, and is over', async () => {
  const doc = { ...DEFAULT_SPLIT_POLICY, netMaxPpm: 1_000_000 }
  const policy = { kind: 'split', doc, parentVersion: 1, effectiveFrom: world.clock.now(), note: '全额抵扣' }
  const { approvalId } = await world.ok(world.staff('hq_admin').call('publishPolicy', policy))
  await world.ok(finance().call('decideApproval', { approvalId, decision: 'approve', reason: '同意' }))
  const first = await buy('checkout-1')
  world.clock.set('2026-03-20T10:00:00+08:00')
  await world.ok(world.timer().call('matureOrders', {}))
  await buy('checkout-2')
  world.clock.set('2026-04-02T10:00:00+08:00')
  await payMonth('2026-03')
  await refundWhole(first)
  world.clock.set('2026-04-20T10:00:00+08:00')
  await world.ok(world.timer().call('matureOrders', {}))
  world.clock.set('2026-05-02T10:00:00+08:00')

  const periodId = '2026-04'
  expect(await closeMonth(periodId)).toMatchObject({ earnedFen: 5_000, clawbackFen: 5_000, payableFen: 0 })
  expect(await world.refused(finance().call('exportPayouts', { periodId }))).toBe('statement_state')
  const { approved } = await world.ok(finance('approver').call('approveStatements', { periodId }))
  expect(await world.ok(finance().call('exportPayouts', { periodId }))).toMatchObject({ statements: 0, payableFen: 0 })
  const { statements } = await world.ok(finance().call('listStatements', { periodId }))
  expect(statements.map(({ state }) => state)).toEqual(Array(approved).fill('paid'))
  expect(await world.ok(finance().call('checkBooks', {}))).toMatchObject({ isBalanced: true })
})
