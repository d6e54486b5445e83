import { useWorld } from '../support/world'

const world = useWorld()
const finance = () => world.staff('finance')
const line = { skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 100_000 }
const now = () => world.clock.now().toISOString()
const onRecord = async (action: string) => {
  const { entries } = await world.ok(world.staff('hq_admin').call('listAudit', { action }))
  return entries.map(({ actor, target, detail }) => ({ by: actor.split(':')[0], target, detail }))
}

test('who took in a page of sales, and what became of its rows, is on record once', async () => {
  await world.build.store({ code: 'S1' })
  const row = (orderNo: string, storeCode: string) => ({ orderNo, storeCode, lines: [line], paidAt: now() })
  await world.ok(finance().call('importOrders', { orders: [row('T1', 'S1'), row('T2', 'NOWHERE')] }))
  expect(await onRecord('importOrders')).toEqual([
    { by: 'ops', target: world.brandId, detail: { after: { booked: 1, repeated: 0, faults: 1 } } },
  ])
})

test('who recorded a refund, of which order and how much, is on record, and a repeat adds nothing', async () => {
  await world.build.store({ code: 'S1' })
  const sale = { orderNo: 'T1', storeCode: 'S1', lines: [line], paidAt: now() }
  await world.ok(finance().call('importOrders', { orders: [sale] }))
  const given = { source: 'pos', orderNo: 'T1', amountFen: 40_000 }
  const refund = { ...given, refundNo: 'R1', reason: '退货', refundedAt: now() }
  await world.ok(finance().call('recordRefund', refund))
  expect(await world.ok(finance().call('recordRefund', refund))).toEqual({ outcome: 'repeated' })
  expect(await onRecord('recordRefund')).toEqual([
    { by: 'ops', target: 'R1', detail: { after: { ...given, outcome: 'booked' }, reason: '退货' } },
  ])
})

test('a deal a guide keyed in is on record with its amount', async () => {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId)
  const memberId = await world.build.member({ phone: '13800000001' })
  await world.build.binding(memberId, guideId, storeId)
  const deal = { orderNo: 'W1', memberId, lines: [line], discountFen: 1, proofRef: 'P-1', paidAt: now() }
  const { orderId } = await world.ok(world.guide(guideId).call('keyInTransfer', deal))
  await world.ok(world.guide(guideId).call('keyInTransfer', deal))
  expect(await onRecord('keyInTransfer')).toEqual([
    { by: 'guide', target: orderId, detail: { after: { orderNo: 'W1', paidFen: 99_999 } } },
  ])
})

test('everything on record is named after the call that did it', async () => {
  const policy = { kind: 'scoring', parentVersion: 1, effectiveFrom: now(), note: '不变' }
  const { versions } = await world.ok(world.staff('hq_admin').call('listPolicies', { kind: 'scoring' }))
  await world.ok(world.staff('hq_admin').call('publishPolicy', { ...policy, doc: versions[0]!.doc }))
  expect(await onRecord('publishPolicy')).toHaveLength(1)
})
