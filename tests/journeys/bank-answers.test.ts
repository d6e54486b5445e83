import type { Output } from '../../contract/endpoint'
import type * as settlement from '../../contract/settlement'
import { shipAndReceive, toTheirDoor } from '../support/parcels'
import { useWorld } from '../support/world'

// The bank pays some of a list, cannot pay others, and says nothing of the rest.
const world = useWorld()
type Placed = { orderId: string; orderNo: string; paidFen: number }
type Recorded = Output<typeof settlement.recordPayouts>

const PERIOD = { periodId: '2026-03' }
const finance = (name = 'finance') => world.staff('finance', { name })
const record = (payouts: object[], more = {}) =>
  world.ok(finance().call<Recorded>('recordPayouts', { ...PERIOD, payouts, ...more }))
const listed = async (payout?: string) =>
  (await world.ok(finance().call('listStatements', { ...PERIOD, ...(payout ? { payout } : {}) }))).statements
const exported = () => world.ok(finance().call<Output<typeof settlement.exportPayouts>>('exportPayouts', PERIOD))
const balanced = async () =>
  expect(await world.ok(finance().call('checkBooks', {}))).toMatchObject({
    isBalanced: true,
    sums: { ledgerSumFen: 0 },
  })
const paidOutFen = async () => (await world.ok(finance().call('checkBooks', {}))).sums.paidOutFen

/** A month with a statement each for the guide, the store and headquarters, exported. */
beforeEach(async () => {
  const storeId = await world.build.store()
  const memberId = await world.build.member({ phone: '13800000001', openid: 'openid-li' })
  await world.build.binding(memberId, await world.build.guide(storeId), storeId)
  await world.build.sku('SOFA', 1_000_00)
  const fulfilment = await toTheirDoor(world, 'li')
  const wanted = { lines: [{ skuId: 'SOFA', quantity: 1 }], fulfilment, storeId, idempotencyKey: 'checkout-1' }
  const order = await world.ok(world.shopper('li').call<Placed>('placeOrder', wanted))
  const paid = {
    out_trade_no: order.orderNo,
    transaction_id: 'tx-1',
    trade_state: 'SUCCESS',
    amount: { total: order.paidFen },
    success_time: world.clock.now().toISOString(),
  }
  await world.ok(world.payment().call('payNotify', paid))
  await shipAndReceive(world, 'li', order.orderId)
  world.clock.advance({ days: 8 })
  await world.ok(world.timer().call('matureOrders', {}))
  world.clock.set('2026-04-02T09:00:00+08:00')
  await world.ok(finance('closer').call('closePeriod', PERIOD))
  await world.ok(finance('approver').call('approveStatements', PERIOD))
  await exported()
})

test('paid, failed and left out are told apart before and when they are recorded', async () => {
  const [first, second, third] = await listed()
  const said = [
    { statementId: first!.statementId, paymentRef: '2026040200000001' },
    { statementId: second!.statementId, paymentRef: 'R-2', failReason: '户名不符' },
  ]
  const all = [first!, second!, third!].reduce((sum, { payableFen }) => sum + payableFen, 0)
  const expected = {
    paid: 1,
    paidFen: first!.payableFen,
    failed: 1,
    failedFen: second!.payableFen,
    repeated: 0,
    listed: { statements: 2, fen: first!.payableFen + second!.payableFen },
    due: { statements: 3, fen: all },
  }
  expect(await record(said, { isPreview: true })).toEqual(expected)
  expect(await paidOutFen()).toBe(0)
  expect(await record(said)).toEqual(expected)

  expect(await listed('paid')).toMatchObject([{ paymentRef: '2026040200000001', failReason: null }])
  expect(await listed('failed')).toMatchObject([
    { statementId: second!.statementId, state: 'exported', failReason: '户名不符', paidAt: null, paymentRef: null },
  ])
  expect(await listed('waiting')).toHaveLength(2)
  const { periods } = await world.ok(finance().call('listPeriods', PERIOD))
  expect(periods[0]).toMatchObject({ statements: { paid: 1, exported: 2, failed: 1 }, paidFen: first!.payableFen })
  const { statement } = await world.ok(finance().call('showStatement', { statementId: second!.statementId }))
  expect(statement).toMatchObject({ failReason: '户名不符', failedAt: world.clock.now() })
  expect(await paidOutFen()).toBe(first!.payableFen)
  await balanced()
})

test('what failed or was left out is in the next list, and nothing counts twice however often a list is pasted', async () => {
  const [first, second, third] = await listed()
  const said = [
    { statementId: first!.statementId, paymentRef: 'B-1' },
    { statementId: second!.statementId, failReason: '户名不符' },
  ]
  await record(said)
  expect(await record(said)).toMatchObject({ paid: 0, failed: 0, repeated: 2, listed: { statements: 1 } })
  expect(await exported()).toMatchObject({ statements: 2, payableFen: second!.payableFen + third!.payableFen })

  const later = [second!, third!].map(({ statementId }, at) => ({ statementId, paymentRef: `B-${at + 2}` }))
  expect(await record(later)).toMatchObject({ paid: 2, failed: 0, repeated: 0 })
  expect(await record([...said, later[1]!])).toMatchObject({ paid: 0, failed: 0, repeated: 3, due: { statements: 0 } })
  expect((await listed()).map(({ paymentRef, failReason }) => [paymentRef, failReason])).toEqual([
    ['B-1', null],
    ['B-2', null],
    ['B-3', null],
  ])
  expect(await paidOutFen()).toBe(5_000)
  await balanced()
  // What the bank said stays on record, also the failure that was made good.
  const results = await world.db.selectFrom('payout_result').select(['result', 'payment_ref', 'reason']).execute()
  expect(results).toHaveLength(4)
  expect(results).toContainEqual({ result: 'failed', payment_ref: null, reason: '户名不符' })
  await expect(world.db.deleteFrom('payout_result').execute()).rejects.toThrow()
})

test('a list that says two things, of another month, or of what is paid already is refused whole', async () => {
  const [first, second] = await listed()
  const { statementId } = first!
  const refused = (payouts: object[], more: object = PERIOD) =>
    world.refused(finance().call('recordPayouts', { payouts, ...more }))
  expect(await refused([{ statementId }])).toBe('invalid_input')
  expect(
    await refused([
      { statementId, paymentRef: 'B-1' },
      { statementId, failReason: '退票' },
    ]),
  ).toBe('invalid_input')
  expect(await refused([{ statementId, paymentRef: 'B-1' }], { periodId: '2026-04' })).toBe('payout_other_period')
  await record([{ statementId, paymentRef: 'B-1' }])
  const other = { statementId: second!.statementId, paymentRef: 'B-2' }
  expect(await refused([other, { statementId, failReason: '退票' }])).toBe('statement_state')
  expect(await listed('waiting')).toHaveLength(2)
  await balanced()
})
