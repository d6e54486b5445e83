import { DAY_MS, HOUR_MS } from '../../server/kernel/shanghai-time'
import { useWorld } from '../support/world'

const world = useWorld()
const line = { skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 100_000 }
const after = (ms: number) => new Date(world.clock.now().getTime() + ms).toISOString()

async function keyIn(orderNo: string, paidAt: unknown) {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId)
  const memberId = await world.build.member()
  await world.build.binding(memberId, guideId, storeId)
  const deal = { orderNo, memberId, lines: [line], proofRef: `proof-${orderNo}`, paidAt }
  return world.guide(guideId).call('keyInTransfer', deal)
}

test('a deal keyed in with an old date waits through the whole return window all the same', async () => {
  await world.ok(keyIn('W1', after(-30 * DAY_MS)))
  expect(await world.ok(world.timer().call('matureOrders', {}))).toEqual({ received: 0, matured: 0 })
  world.clock.advance({ days: 7 })
  expect(await world.ok(world.timer().call('matureOrders', {}))).toEqual({ received: 0, matured: 1 })
})

test('a sale that says it is paid tomorrow, or at no time that can be meant, is refused', async () => {
  expect(await world.refused(keyIn('W1', after(DAY_MS)))).toBe('paid_in_future')
  const [noInstant, noZone] = [
    [null, true, 0, 20_260_301, '11', 'March 7'],
    ['2026-02-28', '2026-02-28T10:00:00'],
  ]
  const noDay = ['2026-02-30T10:00:00+08:00', '+275760-09-13T00:00:00.000Z', '0026-03-01T00:00:00Z']
  for (const never of [...noInstant, ...noZone, ...noDay]) {
    expect(await world.refused(keyIn('W1', never))).toBe('invalid_input')
  }
  expect(await world.ok(keyIn('W2', '2026-02-28T10:00:00+08:00'))).toMatchObject({ outcome: 'booked' })
  expect(await world.ok(keyIn('W3', '2026-02-28T02:00:00Z'))).toMatchObject({ outcome: 'booked' })
})

test('one row of a till’s page with an impossible time or quantity does not refuse the others', async () => {
  await world.build.store({ code: 'S1' })
  const row = (orderNo: string, over: object) => ({
    orderNo,
    storeCode: 'S1',
    lines: [line],
    paidAt: after(-HOUR_MS),
    ...over,
  })
  const page = [
    row('T1', {}),
    row('T2', { paidAt: after(HOUR_MS) }),
    row('T3', { lines: [{ ...line, quantity: 3_000_000_000, unitFen: 0 }] }),
    // A till whose clock is a little fast.
    row('T4', { paidAt: after(60_000) }),
  ]
  expect(await world.ok(world.staff('finance').call('importOrders', { orders: page }))).toEqual({
    booked: 2,
    repeated: 0,
    faults: [
      { row: 2, orderNo: 'T2', code: 'paid_in_future' },
      { row: 3, orderNo: 'T3', code: 'amount_invalid' },
    ],
  })
})

test('a refund that is to happen tomorrow is none yet', async () => {
  const refund = { source: 'pos', orderNo: 'T1', refundNo: 'R1', amountFen: 1, reason: '退货' }
  const record = (refundedAt: string) => world.staff('finance').call('recordRefund', { ...refund, refundedAt })
  expect(await world.refused(record(after(DAY_MS)))).toBe('refunded_in_future')
  expect(await world.ok(record(after(60_000)))).toEqual({ outcome: 'parked' })
})
