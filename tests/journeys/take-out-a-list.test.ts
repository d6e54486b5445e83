import { useWorld } from '../support/world'
import { staffCaller } from '../support/world-callers'

// Headquarters takes a list out: in steps, for a reason, only what they may see, and nothing in it runs.
const world = useWorld()
const admin = () => world.staff('hq_admin')
const PERIOD = { fromDay: '2026-03-01', toDay: '2026-03-31' }
const WHY = { reason: '月度复盘' }

async function takeOut(caller: ReturnType<typeof admin>, input: object) {
  const { exportId } = await world.ok(caller.call('startExport', { ...WHY, ...input }))
  for (;;) {
    const card = await world.ok(caller.call('continueExport', { exportId }))
    if (card.state !== 'running') return card
  }
}

async function textOf(caller: ReturnType<typeof admin>, exportId: string): Promise<string> {
  await world.ok(caller.call('fetchExport', { exportId }))
  return [...world.outside.stored.values()].at(-1)!.toString('utf8')
}

async function ask(who: string, storeId: string, phone: string) {
  await world.build.member({ phone, openid: `openid-${who}`, displayName: '=HYPERLINK("x")' })
  const wish = { wish: '沙发', channel: 'appointment', storeId, idempotencyKey: `key-${who}-1` }
  return world.ok(world.shopper(who).call('captureLead', wish))
}

test('leads are taken out with masked phones, and a name that looks like a formula is only text', async () => {
  const storeId = await world.build.store({ code: 'S001' })
  await world.build.guide([storeId], { code: 'G001' })
  await ask('li', storeId, '13800138000')
  const card = await takeOut(admin(), { kind: 'leads', ...PERIOD })
  expect(card).toMatchObject({ state: 'done', rows: 1, reason: '月度复盘', isLimited: false })
  const text = await textOf(admin(), card.exportId)
  expect(text.startsWith('\uFEFF线索,到达时间,顾客,')).toBe(true)
  expect(text).toContain('138****8000')
  expect(text).not.toContain('13800138000')
  expect(text).toContain(`"'=HYPERLINK(""x"")"`)
  expect(text).toContain('2026-03-01 10:00:00')
  expect((await takeOut(admin(), { kind: 'leads', fromDay: '2026-03-02', toDay: '2026-03-31' })).rows).toBe(0)

  const audit = await world.db
    .selectFrom('audit')
    .select(['action', 'detail'])
    .where('target', '=', card.exportId)
    .orderBy('action', 'desc')
    .execute()
  expect(audit.map(({ action }) => action)).toEqual(['startExport', 'fetchExport'])
  expect(audit[0]?.detail).toMatchObject({ reason: '月度复盘', after: { kind: 'leads', ...PERIOD } })
})

test('amounts stand in yuan with two digits and in fen', async () => {
  await world.build.store({ code: 'S001' })
  const order = { orderNo: 'POS-1', storeCode: 'S001', paidAt: '2026-03-01T09:00:00+08:00', discountFen: 1 }
  const lines = [{ skuId: 'SKU1', title: '沙发', quantity: 1, unitFen: 123_456 }]
  await world.ok(admin().call('importOrders', { orders: [{ ...order, lines }] }))
  const { exportId } = await takeOut(world.staff('finance'), { kind: 'orders', ...PERIOD })
  const text = await textOf(world.staff('finance'), exportId)
  expect(text).toContain('1234.56,123456,0.01,1,1234.55,123455,0.00,0')
})

test('somebody of one store takes out what is of their store, and sees nobody else’s lists', async () => {
  const [here, there] = [await world.build.store({ code: 'S001' }), await world.build.store({ code: 'S002' })]
  await world.build.guide([here], { code: 'G001' })
  await world.build.guide([there], { code: 'G002' })
  await ask('li', here, '13800138000')
  await ask('wang', there, '13800138001')
  const manager = world.staff('store_manager', { storeIds: [here] })
  for (const kind of ['leads', 'members', 'stores', 'guides'] as const) {
    const card = await takeOut(manager, { kind, ...PERIOD })
    expect(card).toMatchObject({ rows: 1, isLimited: true })
    expect(await textOf(manager, card.exportId)).not.toMatch(/S002|G002|8001/)
  }
  expect(await world.refused(manager.call('startExport', { kind: 'audit', ...PERIOD, ...WHY }))).toBe('forbidden')
  const { exportId } = await takeOut(admin(), { kind: 'leads', ...PERIOD })
  for (const name of ['continueExport', 'cancelExport', 'fetchExport'] as const) {
    expect(await world.refused(manager.call(name, { exportId }))).toBe('not_found')
  }
  expect((await world.ok(manager.call('listExports', {}))).exports).toHaveLength(4)
  const seen = await world.ok(admin().call('listExports', {}))
  expect(seen.exports).toHaveLength(5)
  expect(seen.kinds).toContain('audit')
})

test('whoever sees less than before no longer reaches the lists they took out then', async () => {
  const [here, there] = [await world.build.store({ code: 'S001' }), await world.build.store({ code: 'S002' })]
  const of = (role: 'hq_ops' | 'finance', storeIds: string[], staffId: string) =>
    world.as({ kind: 'ops', brandId: world.brandId, staffId, role, stores: storeIds.length > 0 ? storeIds : 'all' })
  const { staffId } = await staffCaller(world.db, {
    ...{ brandId: world.brandId, role: 'hq_ops', scope: {}, now: world.clock.now() },
  })
  const { exportId: whole } = await takeOut(of('hq_ops', [], staffId), { kind: 'members', ...PERIOD })
  const { exportId: both } = await takeOut(of('hq_ops', [here, there], staffId), { kind: 'members', ...PERIOD })
  const narrower = of('hq_ops', [here], staffId)
  for (const name of ['continueExport', 'cancelExport', 'fetchExport'] as const) {
    for (const exportId of [whole, both])
      expect(await world.refused(narrower.call(name, { exportId }))).toBe('not_found')
  }
  const ofFinance = of('finance', [], staffId)
  expect(await world.refused(ofFinance.call('fetchExport', { exportId: whole }))).toBe('not_found')
  await world.ok(of('hq_ops', [], staffId).call('fetchExport', { exportId: both }))
})

test('statements, audit and everything else have a list; days that do not fit are told', async () => {
  for (const kind of ['statements', 'audit', 'members', 'orders'] as const) {
    expect(await takeOut(admin(), { kind, ...PERIOD })).toMatchObject({ state: 'done' })
  }
  const noDays = await admin().call('startExport', { kind: 'leads', ...WHY })
  expect(JSON.stringify(noDays)).toContain('请选择起止日期')
  const back = { kind: 'leads', fromDay: '2026-03-02', toDay: '2026-03-01', ...WHY }
  expect(await world.refused(admin().call('startExport', back))).toBe('invalid_input')
  expect(await world.refused(admin().call('startExport', { kind: 'stores', reason: ' ' }))).toBe('invalid_input')
})

test('a list that was left is built by the clock, a stopped one is gone, and after a week only its trace is left', async () => {
  await world.build.store({ code: 'S001' })
  const left = await world.ok(admin().call('startExport', { kind: 'stores', ...WHY }))
  expect(await world.refused(admin().call('fetchExport', { exportId: left.exportId }))).toBe('export_state')
  world.clock.advance({ minutes: 1 })
  await world.ok(world.timer().call('runDataJobs', {}))
  expect(await textOf(admin(), left.exportId)).toContain('S001')

  const stopped = await world.ok(admin().call('startExport', { kind: 'stores', ...WHY }))
  expect(await world.ok(admin().call('cancelExport', { exportId: stopped.exportId }))).toMatchObject({
    state: 'cancelled',
  })
  expect(await world.refused(admin().call('cancelExport', { exportId: left.exportId }))).toBe('export_state')

  const stored = JSON.stringify(await world.db.selectFrom('export_piece').selectAll().execute())
  expect(stored).not.toContain('S001')
  world.clock.advance({ days: 8 })
  await world.ok(world.timer().call('runDataJobs', {}))
  expect(await world.refused(admin().call('fetchExport', { exportId: left.exportId }))).toBe('data_swept')
  expect((await world.ok(admin().call('listExports', {}))).exports.map(({ state }) => state)).toEqual([
    'cancelled',
    'swept',
  ])
  expect(await world.db.selectFrom('export_piece').selectAll().execute()).toEqual([])
})

test('another brand reaches no list', async () => {
  const { exportId } = await takeOut(admin(), { kind: 'stores' })
  const other = (await world.openBrand('另一品牌')).staff('hq_admin')
  for (const name of ['continueExport', 'cancelExport', 'fetchExport'] as const) {
    expect(await world.refused(other.call(name, { exportId }))).toBe('not_found')
  }
})
