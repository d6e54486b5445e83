import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'
import { CHENGDU } from '../support/builders'
import { furnishBrand } from '../support/furnished-brand'
import { useWorld } from '../support/world'

const world = useWorld()
const overview = (role: 'hq_admin' | 'hq_ops' | 'finance' = 'hq_admin') =>
  world.ok(world.staff(role).call('showOverview', {}))
const managerOf = (storeId: string) => world.staff('store_manager', { storeIds: [storeId] })
const count = (days = 31) => world.ok(world.timer().call('countLeadDays', { days }))

const capture = (who: string, more: object = {}) => {
  const wish = { channel: 'appointment', wish: '沙发', place: CHENGDU, idempotencyKey: `overview-${who}`, ...more }
  return world.ok(world.shopper(who).call('captureLead', wish))
}
const kindsOf = ({ alerts }: Awaited<ReturnType<typeof overview>>) => alerts.map(({ kind }) => kind)

test('a brand without a store is pointed to where it is set up, and all of its figures are nought', async () => {
  const shown = await overview()
  expect(shown).toMatchObject({ isNew: true, days: null, alerts: [] })
  expect(shown.leads).toMatchObject({ pooled: 0, offered: 0, newToday: 0, medianFirstResponse: null })
  expect(shown.money).toMatchObject({ availableFen: 0, statementsWaiting: 0 })
  await world.build.store()
  expect((await overview()).isNew).toBe(false)
})

test('today is told beside yesterday up to the same hour, and how soon people were reached', async () => {
  const store = await world.build.store()
  const guideId = await world.build.guide(store)
  await capture('early')
  world.clock.advance({ hours: 3 })
  await capture('late')
  world.clock.set('2026-03-02T10:30:00+08:00')
  const { leadId } = await capture('today')
  const guide = world.guide(guideId)
  const { id: assignmentId } = await world.db
    .selectFrom('assignment')
    .select('id')
    .where('lead_id', '=', leadId)
    .executeTakeFirstOrThrow()
  await world.ok(guide.call('acceptAssignment', { assignmentId }))
  world.clock.advance({ minutes: 12 })
  const call = { assignmentId, way: 'phone', note: '已联系', idempotencyKey: 'overview-follow' }
  await world.ok(guide.call('logFollowUp', call))
  const shown = (await overview('hq_ops')).leads!
  expect(shown).toMatchObject({ newToday: 1, newYesterday: 2, newYesterdayByNow: 1 })
  expect(shown).toMatchObject({ contacted: 1, reachedToday: 1 })
  expect(shown.medianFirstResponse).toBeCloseTo(12, 5)
})

test('what waits, since when, what ran out and what nobody can have is counted', async () => {
  const store = await world.build.store()
  await world.build.guide(store)
  const { leadId } = await capture('li')
  const first = await overview()
  expect(first.leads).toMatchObject({ offered: 1, pooled: 0, overdue: 0, oldestWaitingAt: world.clock.now() })
  expect(kindsOf(first)).toEqual([])
  const assignment = await world.db
    .selectFrom('assignment')
    .select('accept_by')
    .where('lead_id', '=', leadId)
    .executeTakeFirstOrThrow()
  world.clock.set(assignment.accept_by.toISOString())
  const late = await overview()
  expect(late.leads!.overdue).toBe(1)
  expect(late.alerts[0]).toMatchObject({ kind: 'overdue_leads', count: 1 })
  await world.ok(world.timer().call('reassignOverdue', {}))
  const pooled = await overview()
  expect(pooled.leads).toMatchObject({ offered: 0, pooled: 1, overdue: 0 })
  expect(pooled.leads!.unroutable.reduce((all, { leads }) => all + leads, 0)).toBe(1)
  expect(kindsOf(pooled)).toEqual(['unroutable_leads'])
})

test('leads are counted by the day they came; today first, then the days that were counted longest ago', async () => {
  const store = await world.build.store()
  await world.build.guide(store)
  await capture('li')
  world.clock.set('2026-03-03T10:00:00+08:00')
  await capture('wang')
  expect((await overview()).days).toBeNull()
  await count()
  const { days } = await overview()
  expect(days).toHaveLength(30)
  expect(days!.at(0)).toEqual({ day: '2026-02-02', leads: 0, won: 0 })
  expect(days!.slice(-3)).toEqual([
    { day: '2026-03-01', leads: 1, won: 0 },
    { day: '2026-03-02', leads: 0, won: 0 },
    { day: '2026-03-03', leads: 1, won: 0 },
  ])
  await world.db.updateTable('lead').set({ state: 'won' }).execute()
  world.clock.advance({ minutes: 5 })
  for (let run = 0; run < 11; run++) expect(await count(4)).toEqual({ days: 4 })
  expect((await overview()).days!.map(({ won }) => won).reduce((a, b) => a + b)).toBe(2)
})

test('a store manager sees the leads of their store and no money', async () => {
  const store = await world.build.store()
  const other = await world.build.store()
  await world.build.guide(store)
  await capture('li')
  await count()
  const own = await world.ok(managerOf(store).call('showOverview', {}))
  expect(own.leads).toMatchObject({ offered: 1, newToday: 1 })
  expect(own.days!.at(-1)).toMatchObject({ leads: 1 })
  expect(own.money).toBeNull()
  const others = await world.ok(managerOf(other).call('showOverview', {}))
  expect(others.leads).toMatchObject({ offered: 0, newToday: 0 })
  expect(others.days!.at(-1)).toMatchObject({ leads: 0 })
})

test('finance sees the money and what waits for them, and no leads', async () => {
  await furnishBrand(world, '甲')
  const shown = await overview('finance')
  expect(shown.leads).toBeNull()
  expect(shown.days).toBeNull()
  expect(shown.money).toMatchObject({ openDisputes: 1, nextPeriod: { periodId: '2026-02' } })
  expect(shown.money!.statementsWaiting).toBeGreaterThan(0)
  const totals = await world.ok(world.staff('finance').call('ledgerTotals', {}))
  const held = totals.totals.find(({ account }) => account === 'held')!
  expect(shown.money!.heldFen).toBe(held.creditFen - held.debitFen)
  expect(kindsOf(shown)).toEqual(expect.arrayContaining(['period_to_close', 'disputes_open']))
  expect(shown.alerts.find(({ kind }) => kind === 'period_to_close')).toMatchObject({ id: '2026-02' })
  // Of the whole brand it is told how many there are; who is limited to stores is not told of others'.
  const limited = world.staff('finance', { storeIds: [await world.build.store()], name: 'limited' })
  expect(kindsOf(await world.ok(limited.call('showOverview', {})))).not.toContain('disputes_open')
})

test('a request is an alert for those who may decide it, and not for who made it', async () => {
  await world.build.store()
  const { version } = await draftOf('requester')
  const requester = world.staff('hq_ops', { name: 'requester' })
  await world.ok(
    requester.call('requestApproval', { version, effectiveFrom: '2026-03-05T00:00:00+08:00', note: '请看' }),
  )
  expect(kindsOf(await world.ok(requester.call('showOverview', {})))).not.toContain('approvals_waiting')
  const decider = await world.ok(world.staff('hq_ops', { name: 'decider' }).call('showOverview', {}))
  expect(decider.alerts).toContainEqual(expect.objectContaining({ kind: 'approvals_waiting', count: 1 }))
  expect(kindsOf(await overview('finance'))).not.toContain('approvals_waiting')
})

test('a night that made nothing good enough is told the morning after', async () => {
  await world.build.store()
  const night = { brand_id: world.brandId, position: '', tries: 1, done_at: world.clock.now() }
  await world.db
    .insertInto('nightly_run')
    .values([
      { ...night, job: 'trainModel', day: '2026-03-01', outcome: 'refused' },
      { ...night, job: 'measureDay', day: '2026-03-01', outcome: 'given_up' },
    ])
    .execute()
  expect((await overview()).alerts).toMatchObject([
    { kind: 'model_refused', count: 1, id: 'trainModel' },
    { kind: 'night_gave_up', count: 1, id: 'measureDay' },
  ])
  world.clock.advance({ days: 3 })
  expect(kindsOf(await overview())).toEqual([])
})

async function draftOf(name: string) {
  const ops = world.staff('hq_ops', { name })
  const draft = {
    doc: DEFAULT_RULE_SET,
    parentVersion: 1,
    note: '调整',
    expected: { metric: 'value', changePpm: 30_000 },
    reviewOn: '2026-04-12',
  }
  return world.ok(ops.call('saveRuleSetDraft', draft))
}
