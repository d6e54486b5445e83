import { DEFAULT_SPLIT_POLICY } from '../../server/modules/policy/default-split-policy'
import { useWorld } from '../support/world'

const world = useWorld()
const finance = (name = 'finance') => world.staff('finance', { name })

let storeId: string
let seller: string
beforeEach(async () => {
  storeId = await world.build.store({ code: 'S1' })
  seller = await world.build.guide(storeId, { code: 'G1' })
})

const line = { skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 100_000 }
async function sell(orderNo: string, over: object = {}) {
  const sale = { orderNo, storeCode: 'S1', sellerCode: 'G1', lines: [line], paidAt: world.clock.now(), ...over }
  await world.ok(finance().call('importOrders', { orders: [{ ...sale, paidAt: sale.paidAt.toISOString() }] }))
  const { orders } = await world.ok(finance().call('listOrders', { orderNo }))
  return orders[0]!
}
const matured = async (days = 8) => {
  world.clock.advance({ days })
  await world.ok(world.timer().call('matureOrders', {}))
}

test('orders are found by what headquarters knows of them', async () => {
  const first = await sell('T1')
  world.clock.advance({ days: 1 })
  const second = await sell('T2', { sellerCode: null })
  await world.ok(world.guide(seller).call('openDispute', { orderId: first.orderId, reason: '份额不对' }))
  const found = async (filter: object) =>
    (await world.ok(finance().call('listOrders', filter))).orders.map(({ orderNo }) => orderNo)

  expect(await found({ storeId })).toEqual(['T2', 'T1'])
  expect(await found({ guideId: seller })).toEqual(['T1'])
  expect(await found({ state: 'placed' })).toEqual([])
  expect(await found({ isDisputed: true })).toEqual(['T1'])
  expect(await found({ isUnknown: true })).toEqual(['T2'])
  expect(await found({ paidFrom: world.clock.now().toISOString() })).toEqual(['T2'])
  expect(await found({ paidTo: world.clock.now().toISOString() })).toEqual(['T1'])
  expect(await found({ orderNo: 'T2', source: 'pos' })).toEqual(['T2'])

  const shown = await world.ok(finance().call('showOrder', { orderId: first.orderId }))
  expect(shown).toMatchObject({
    order: { orderNo: 'T1' },
    lines: [{ title: '沙发', netFen: 100_000 }],
    disputes: [{ reason: '份额不对', resolvedAt: null }],
    replay: { isSame: true, policyVersion: 1 },
  })
  const unseen = world.staff('store_manager', { storeIds: [await world.build.store({ code: 'S2' })] })
  expect(await world.refused(unseen.call('showOrder', { orderId: second.orderId }))).toBe('order_unknown')
})

test('the ledger lists every movement, by account, party, order and time, and its sums are those of its postings', async () => {
  const { orderId } = await sell('T1')
  await sell('T2')
  await matured()
  const list = async (filter: object) => (await world.ok(finance().call('listPostings', filter))).postings
  const all = await list({ rows: 100 })
  expect(all.every(({ debit, credit }) => debit !== credit)).toBe(true)
  expect(await list({ orderId })).toHaveLength(all.length / 2)
  expect((await list({ account: 'available' })).every(({ kind }) => kind === 'mature')).toBe(true)
  expect(await list({ account: 'held' })).toEqual([])
  expect(await list({ account: 'held', kind: 'accrue' })).toEqual([])
  expect((await list({ partyId: seller })).every(({ partyKind }) => partyKind === 'guide')).toBe(true)
  expect((await list({ partyKind: 'store' })).every(({ partyId }) => partyId === storeId)).toBe(true)
  expect(await list({ from: world.clock.now().toISOString() })).toHaveLength(all.length / 2)
  expect(await list({ periodId: '2026-03', kind: 'accrue' })).toHaveLength(all.length / 2)

  const first = await world.ok(finance().call('listPostings', { rows: 1 }))
  const rest = await world.ok(finance().call('listPostings', { rows: 100, cursor: first.next! }))
  expect([...first.postings, ...rest.postings]).toEqual(all)

  const sums = await world.ok(finance().call('ledgerTotals', {}))
  const of = (account: string) => sums.totals.find((total) => total.account === account)!
  expect(of('expense').debitFen).toBe(10_000)
  expect(of('available').creditFen - of('available').debitFen).toBe(10_000)
  world.clock.advance({ days: 3 })
  await sell('T3')
  const before = await world.ok(finance().call('ledgerTotals', {}))
  expect((await world.ok(world.timer().call('foldLedger', {}))).days).toBeGreaterThan(0)
  expect(await world.ok(world.timer().call('foldLedger', {}))).toEqual({ days: 0 })
  expect(await world.ok(finance().call('ledgerTotals', {}))).toEqual(before)

  const file = await world.ok(finance().call('exportPostings', { orderId }))
  expect(file).toMatchObject({ postings: all.length / 2, isCut: false })
  const { entries } = await world.ok(world.staff('hq_admin').call('listAudit', { action: 'exportPostings' }))
  expect(entries).toMatchObject([{ detail: { after: { filter: { orderId }, postings: all.length / 2 } } }])
})

test('a draft says what closing will do, and closing does just that; its statements open to the orders behind them', async () => {
  await sell('T1')
  await matured()
  expect((await world.ok(finance().call('previewPeriod', { periodId: '2026-03' }))).blocks).toEqual([
    { kind: 'not_over', periodId: '2026-03' },
  ])
  world.clock.set('2026-04-02T10:00:00+08:00')
  const draft = await world.ok(finance().call('previewPeriod', { periodId: '2026-03' }))
  expect(draft).toMatchObject({
    blocks: [],
    earnedFen: 5_000,
    checks: { offByFen: 0, doubledLots: 0, doubledParties: 0 },
    waits: { disputes: 0, heldFen: 0 },
  })
  const { statements, earnedFen, clawbackFen, payableFen } = draft
  const closed = await world.ok(finance('closer').call('closePeriod', { periodId: '2026-03' }))
  expect(closed).toMatchObject({ statements, earnedFen, clawbackFen, payableFen })
  expect(await world.refused(finance().call('previewPeriod', { periodId: '2026-03' }))).toBe('period_closed')

  const { periods } = await world.ok(finance('closer').call('listPeriods', {}))
  expect(periods.map(({ periodId, status }) => [periodId, status])).toEqual([
    ['2026-04', 'open'],
    ['2026-03', 'closed'],
  ])
  expect(periods[1]).toMatchObject({ isClosedByCaller: true, sums: { payableFen }, statements: { draft: statements } })
  const listed = await world.ok(finance().call('listStatements', { periodId: '2026-03' }))
  const own = listed.statements.find(({ partyKind }) => partyKind === 'guide')!
  const shown = await world.ok(finance().call('showStatement', { statementId: own.statementId }))
  expect(shown.lines).toMatchObject([{ orderNo: 'T1', kind: 'earned', amountFen: own.earnedFen }])
})

test('a manager sees what a guide of several stores was paid, and of the orders behind it those of their stores', async () => {
  const elsewhere = await world.build.store({ code: 'S2' })
  await world.build.guide([storeId, elsewhere], { code: 'G2' })
  await sell('T1', { sellerCode: 'G2' })
  await sell('T2', { sellerCode: 'G2', storeCode: 'S2' })
  await matured()
  world.clock.set('2026-04-02T10:00:00+08:00')
  await world.ok(finance('closer').call('closePeriod', { periodId: '2026-03' }))
  const { statements } = await world.ok(finance().call('listStatements', { periodId: '2026-03', partyKind: 'guide' }))
  const { statementId } = statements[0]!
  const linesOf = async (caller: ReturnType<typeof finance>) =>
    (await world.ok(caller.call('showStatement', { statementId }))).lines.map(({ orderNo }) => orderNo).sort()
  expect(await linesOf(finance())).toEqual(['T1', 'T2'])
  expect(await linesOf(world.staff('store_manager', { storeIds: [storeId] }))).toEqual(['T1'])
})

test('one person alone cannot bring money out, whichever calls they make and in whatever order', async () => {
  await sell('T1')
  await matured()
  world.clock.set('2026-04-02T10:00:00+08:00')
  const alone = finance('alone')
  const periodId = '2026-03'
  await world.ok(alone.call('closePeriod', { periodId }))
  const { statements } = await world.ok(alone.call('listStatements', { periodId }))
  const payouts = statements.map(({ statementId }) => ({ statementId, paymentRef: `wire-${statementId}` }))
  expect(await world.refused(alone.call('approveStatements', { periodId }))).toBe('same_person')
  expect(await world.refused(alone.call('exportPayouts', { periodId }))).toBe('statement_state')
  expect(await world.refused(alone.call('recordPayouts', { payouts }))).toBe('statement_state')
  // Nor past the code: the database holds it too.
  const { closed_by } = await world.db
    .selectFrom('period')
    .select('closed_by')
    .where('id', '=', periodId)
    .executeTakeFirstOrThrow()
  const forged = world.db.updateTable('statement').set({ state: 'approved', approved_by: closed_by }).execute()
  await expect(forged).rejects.toThrow('cannot approve')

  await world.ok(finance('second').call('approveStatements', { periodId }))
  await world.ok(alone.call('exportPayouts', { periodId }))
  const preview = await world.ok(alone.call('recordPayouts', { payouts, isPreview: true }))
  expect(preview).toMatchObject({ paid: statements.length, repeated: 0 })
  expect(
    await world.refused(alone.call('recordPayouts', { payouts: [{ statementId: 'sm_none', paymentRef: 'x' }] })),
  ).toBe('not_found')
  expect(await world.ok(alone.call('recordPayouts', { payouts }))).toEqual(preview)
  const { periods } = await world.ok(alone.call('listPeriods', { periodId }))
  expect(periods[0]).toMatchObject({ statements: { paid: statements.length }, paidFen: preview.paidFen })
})

test('a draft of the split is tried on a sample order by the functions that settle orders', async () => {
  const sample = { amountFen: 19_999, hasBound: true, idleDays: 41, touches: ['colleague'], hasStore: true }
  const roles = [
    { role: 'bound_guide', weight: 5000, fallback: ['active_guide'] },
    { role: 'active_guide', weight: 0, fallback: ['store'] },
    { role: 'store', weight: 2000, fallback: ['hq'] },
  ]
  const doc = {
    ...DEFAULT_SPLIT_POLICY,
    roles,
    decay: { steps: [{ idleDays: 30, keepPpm: 300_000 }], moveTo: 'active_guide' },
  }
  const tried = await world.ok(finance().call('previewSplit', { doc, sample: { ...sample, refundFen: 10_000 } }))
  // The worked example of docs/money.md.
  expect(tried.faults).toEqual([])
  expect(tried.result).toMatchObject({ poolFen: 999, poolNowFen: 499, weightSum: 7000 })
  expect(tried.result!.lots.map(({ who, amountFen, deltaFen }) => [who, amountFen, deltaFen])).toEqual([
    ['bound', 214, -107],
    ['colleague', 500, -251],
    ['store', 285, -142],
  ])
  const idle = await world.ok(finance().call('previewSplit', { doc, sample: { ...sample, touches: ['bound'] } }))
  expect(idle.result).toMatchObject({ bound: { idleDays: 0, keepPpm: 1_000_000 } })
  const faulty = { ...doc, roles: [...roles, roles[0]] }
  expect(await world.ok(finance().call('previewSplit', { doc: faulty, sample }))).toEqual({
    faults: ['角色不能重复'],
    result: null,
  })
  const none = await world.ok(finance().call('previewSplit', { doc: { ...doc, poolPpm: 'much' }, sample }))
  expect(none).toEqual({ faults: ['poolPpm'], result: null })
})
