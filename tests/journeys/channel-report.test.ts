import { useWorld } from '../support/world'

const world = useWorld()
const PERIOD = { from: '2026-03-01', to: '2026-03-31' }
const finance = () => world.staff('finance')
const report = (period: object = PERIOD) => world.ok(finance().call('attributionReport', period))
const count = (input: object = {}) => world.ok(world.timer().call('countAttribution', input))

let soldCount = 0
async function sell(storeCode: string, memberPhone: string | null, yuan: number) {
  const line = { skuId: await world.build.sku(), title: '沙发', quantity: 1, unitFen: yuan * 100 }
  const paidAt = world.clock.now().toISOString()
  const order = { orderNo: `R-${++soldCount}`, storeCode, memberPhone, lines: [line], paidAt }
  expect(await world.ok(finance().call('importOrders', { orders: [order] }))).toMatchObject({ booked: 1 })
}
async function scan(who: string, wish: object) {
  const { codes } = await world.ok(world.staff('hq_ops').call('createCodes', { codes: [wish] }))
  await world.ok(world.shopper(who).call('recordScan', { code: codes[0]!.code }))
  world.clock.advance({ minutes: 1 })
}

test('sales are given to channels under three models side by side, what nobody knows stands apart', async () => {
  const storeId = await world.build.store({ code: 'S001', name: '春熙路店' })
  const guideId = await world.build.guide(storeId, { name: '王芳' })
  await world.build.member({ phone: '13800138001', openid: 'openid-a' })
  await world.build.member({ phone: '13800138002', channel: 'partner' })
  await scan('a', { kind: 'channel', channel: 'live', storeId })
  await scan('a', { kind: 'guide', guideId, storeId })
  await sell('S001', '13800138001', 1_000)
  await sell('S001', '13800138002', 500)
  await sell('S001', null, 200)

  expect(await report()).toMatchObject({ orders: 0, channels: [], waiting: 3, countedAt: null })
  expect(await count()).toEqual({ counted: 3 })
  expect(await count()).toEqual({ counted: 0 })
  const told = await report()
  expect(told).toMatchObject({ orders: 3, amountFen: 170_000, waiting: 0 })
  expect(told.evidence).toEqual([
    { evidence: 'proven', orders: 1, amountFen: 100_000 },
    { evidence: 'inferred', orders: 1, amountFen: 50_000 },
    { evidence: 'unknown', orders: 1, amountFen: 20_000 },
  ])
  expect(
    told.channels.map(({ channel, models }) => [
      channel,
      models.first.amountFen,
      models.last.amountFen,
      models.linear.amountFen,
    ]),
  ).toEqual([
    ['guide_share', 0, 100_000, 50_000],
    ['live', 100_000, 0, 50_000],
    ['partner', 50_000, 50_000, 50_000],
  ])
  expect(told.channels.find(({ channel }) => channel === 'partner')).toMatchObject({ inferredFen: 50_000 })
  expect(told.paths[0]).toEqual({
    channels: ['live', 'guide_share'],
    evidence: 'proven',
    orders: 1,
    amountFen: 100_000,
  })
  expect(told.otherPaths).toEqual({ paths: 0, orders: 0, amountFen: 0 })
  expect(told.ways.find(({ way }) => way === 'store_pos')).toEqual({ way: 'store_pos', orders: 3, amountFen: 170_000 })
  expect(told.ways).toHaveLength(5)
  expect(await report({ from: '2026-02-01', to: '2026-02-28' })).toMatchObject({ orders: 0 })
  expect(await world.refused(finance().call('attributionReport', { from: '2026-01-01', to: '2026-06-01' }))).toBe(
    'invalid_input',
  )

  // An order of the same day that is recorded later is counted into its day, and a small batch misses none.
  world.clock.advance({ hours: 1 })
  await sell('S001', null, 30)
  await sell('S001', null, 30)
  expect(await count({ rows: 1 })).toEqual({ counted: 1 })
  expect(await count({ rows: 1 })).toEqual({ counted: 1 })
  expect(await report()).toMatchObject({ orders: 5, amountFen: 176_000, waiting: 0 })
})

test('a sale keyed in by a guide is a way of its own, and a store’s online share counts it', async () => {
  const storeId = await world.build.store({ code: 'S001', name: '春熙路店' })
  const guideId = await world.build.guide(storeId)
  const memberId = await world.build.member({ phone: '13800138001', openid: 'openid-a' })
  await world.build.binding(memberId, guideId, storeId)
  const lines = [{ skuId: await world.build.sku(), title: '床', quantity: 1, unitFen: 300_000 }]
  const deal = { orderNo: 'T-1', memberId, lines, proofRef: 'proof-1', paidAt: world.clock.now().toISOString() }
  await world.ok(world.guide(guideId).call('keyInTransfer', deal))
  await sell('S001', null, 7_000)
  await count()
  const { ways } = await report()
  expect(ways.find(({ way }) => way === 'private_transfer')).toMatchObject({ orders: 1, amountFen: 300_000 })
  expect(await world.ok(finance().call('storeOnlineShares', PERIOD))).toEqual({
    stores: [
      { storeId, storeName: '春熙路店', orders: 2, amountFen: 1_000_000, onlineFen: 300_000, onlinePpm: 300_000 },
    ],
    total: { stores: 1, amountFen: 1_000_000, onlineFen: 300_000 },
  })
})

test('a guide’s people are counted from what they saw over what they asked to what they bought, by guide and by store', async () => {
  const storeId = await world.build.store({ code: 'S001', name: '春熙路店' })
  const guideId = await world.build.guide(storeId, { name: '王芳' })
  await world.build.member({ phone: '13800138001', openid: 'openid-a' })
  await scan('a', { kind: 'guide', guideId, storeId })
  await scan('a', { kind: 'guide', guideId, storeId })
  await scan('b', { kind: 'guide', guideId, storeId })
  const lead = { wish: '床', channel: 'mall', storeId, idempotencyKey: 'funnel-lead' }
  await world.ok(world.shopper('a').call('captureLead', lead))
  const { leads } = await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId: leads[0]!.assignmentId }))
  world.clock.advance({ minutes: 5 })
  await sell('S001', '13800138001', 1_000)
  await count()
  expect(await world.ok(finance().call('guideFunnel', { ...PERIOD, by: 'guide' }))).toMatchObject({
    rows: [{ exposed: 0, met: 0, deals: 1 }],
    countedTo: null,
  })

  world.clock.set('2026-03-02T03:00:00+08:00')
  expect(await world.ok(world.timer().call('measureFunnel', {}))).toMatchObject({ state: 'done', outcome: 'done' })
  const of = (by: string) => world.ok(finance().call('guideFunnel', { ...PERIOD, by }))
  expect(await of('guide')).toEqual({
    rows: [{ id: guideId, name: '王芳', storeName: '春熙路店', exposed: 2, met: 1, deals: 1 }],
    total: { exposed: 2, met: 1, deals: 1 },
    countedTo: '2026-03-01',
  })
  expect((await of('store')).rows).toMatchObject([
    { id: storeId, name: '春熙路店', storeName: null, exposed: 2, met: 1, deals: 1 },
  ])

  // And the flow of everybody who came that day, by how far they got.
  await world.ok(world.timer().call('refreshMemberFigures', {}))
  const flow = await world.ok(finance().call('entryFlow', PERIOD))
  expect(flow).toMatchObject({ countedOn: '2026-03-02' })
  expect(flow.people.toSorted((a, b) => a.stage.localeCompare(b.stage))).toEqual([
    { channel: 'store_scan', stage: 'bought', count: 1 },
    { channel: 'guide_share', stage: 'seen', count: 1 },
  ])
  const manager = world.staff('store_manager', { storeIds: [storeId] })
  for (const name of ['attributionReport', 'storeOnlineShares', 'entryFlow'] as const)
    expect(await world.refused(manager.call(name, PERIOD))).toBe('forbidden')
})
