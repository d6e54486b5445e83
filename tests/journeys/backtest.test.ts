import { sql } from 'kysely'
import type * as backtest from '../../contract/backtest'
import type { Output } from '../../contract/endpoint'
import { stepBacktest } from '../../server/flows/step-backtest'
import { inTransaction } from '../../server/kernel/in-transaction'
import { insertMany } from '../../server/kernel/insert-many'
import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'
import { CHENGDU } from '../support/builders'
import { LIVE_RULES, logLeads, saveDraft } from '../support/logged-leads'
import { useWorld } from '../support/world'

const world = useWorld()
type Started = Output<typeof backtest.startBacktest>
type Shown = Output<typeof backtest.showBacktest>
type Listed = Output<typeof backtest.listBacktests>

const hq = () => world.staff('hq_ops')
const start = (version: number, days = 30) => world.ok(hq().call<Started>('startBacktest', { version, days }))
const show = (backtestId: string) => world.ok(hq().call<Shown>('showBacktest', { backtestId }))
const run = (leads?: number) => world.ok(world.timer().call('runBacktests', leads === undefined ? {} : { leads }))
const capture = async (key: string) => {
  const wish = { channel: 'appointment', wish: '沙发', place: CHENGDU, idempotencyKey: `capture-${key}` }
  return world.ok(world.shopper(key).call<{ leadId: string }>('captureLead', wish))
}
/** Experienced guides first, whatever the turn. */
const bestFirst = {
  select: { ...DEFAULT_RULE_SET.select, gradeWeights: [0, 0, 0, 0, 1] as never, leadThreshold: null },
}

const newcomersFirst = {
  select: { ...DEFAULT_RULE_SET.select, gradeWeights: [1, 0, 0, 0, 0] as never, leadThreshold: null },
}

/** A store with an experienced guide and a newcomer, who by the live rules take turns. */
async function town() {
  const storeId = await world.build.store({ name: '春熙路店' })
  const expert = await world.build.guide(storeId, { grade: 5, name: '王芳' })
  const novice = await world.build.guide(storeId, { grade: 1, name: '小林' })
  return { storeId, expert, novice }
}

async function cityOf(storeCount: number) {
  const stores = []
  for (let i = 0; i < storeCount; i++) {
    const { storeId, expert, novice } = await town()
    stores.push({
      storeId,
      guides: [
        { id: expert, grade: 5 },
        { id: novice, grade: 1 },
      ],
    })
  }
  return stores
}

test('a draft is tried on leads that came in by the real door: who would have received what', async () => {
  const { expert, novice } = await town()
  for (let i = 0; i < 6; i++) await capture(`li${i}`)
  await saveDraft(world, 2, bestFirst)
  world.clock.advance({ minutes: 5 })
  const { backtestId, allLeads } = await start(2)
  expect(allLeads).toBe(6)
  expect(await show(backtestId)).toMatchObject({ state: 'waiting', doneLeads: 0, report: null, requestedBy: 'hq_ops' })
  expect(await run()).toEqual({ leads: 6, finished: 1 })

  const { state, doneLeads, report } = await show(backtestId)
  expect([state, doneLeads]).toEqual(['done', 6])
  const receivedOf = (guideId: string) => report!.replay.guides.find(({ id }) => id === guideId)
  expect(receivedOf(expert)).toMatchObject({ name: '王芳', after: 6 })
  const before = receivedOf(expert)!.before
  expect(receivedOf(novice)).toMatchObject({ name: '小林', before: 6 - before, after: 0 })
  expect(report!.replay).toMatchObject({ leads: 6, moved: 6 - before, unroutedBefore: 0, unroutedAfter: 0 })
  // The store receives as many as before: it is counted, not named.
  expect(report!.replay.stores).toEqual([])
  expect(report!.replay.tally).toEqual({ stores: { changed: 0, same: 1 }, guides: { changed: 2, same: 0 } })
  expect(report!.replay.tiers).toEqual([{ tier: 'none', leads: 6, moved: 6 - before }])
})

test('the leads a draft gives somebody fill that guide’s day, as they would have', async () => {
  const storeId = await world.build.store()
  const expert = await world.build.guide(storeId, { grade: 5, dayCap: 2 })
  await world.build.guide(storeId, { grade: 1 })
  for (let i = 0; i < 5; i++) await capture(`li${i}`)
  await saveDraft(world, 2, bestFirst)
  world.clock.advance({ minutes: 5 })
  const { backtestId } = await start(2)
  await run()
  const { report } = await show(backtestId)
  expect(report!.replay.guides.find(({ id }) => id === expert)).toMatchObject({ after: 2 })
  expect(report!.replay.unroutedAfter).toBe(0)
})

test('leads whose time to bring a sale is not up are no evidence, and without evidence there is no verdict', async () => {
  await town()
  for (let i = 0; i < 4; i++) await capture(`li${i}`)
  await saveDraft(world, 2, bestFirst)
  world.clock.advance({ days: 3 })
  const { backtestId } = await start(2)
  await run()
  const { report } = await show(backtestId)
  expect(report).toMatchObject({ censored: 4, verdict: 'refused', reason: 'no_leads', value: { leads: 0 } })
  expect(report!.text).toMatch(/证据不足.*没有结果已定的线索/)
})

test('what the rules of then never chose cannot be judged: refused, with how many explored leads are needed', async () => {
  const stores = await cityOf(1)
  await saveDraft(world, 2, bestFirst)
  world.clock.set('2026-03-01T10:00:00+08:00')
  // Nobody explored: the log holds the live rules' picks and no others.
  const past = { count: 700, from: '2026-02-02T10:00:00+08:00', everyMinutes: 15, seed: 1 }
  const live = await saveDraft(world, 3, newcomersFirst)
  await logLeads(world, {
    ...past,
    stores,
    rulesAt: () => ({ artefacts: live, toward: null }),
    paidFen: (_guide, draw) => (draw() < 0.2 ? 100_000 : 0),
  })
  const { backtestId, allLeads } = await start(2, 60)
  expect(allLeads).toBe(700)
  await run()
  const { report } = await show(backtestId)
  expect(report).toMatchObject({ verdict: 'refused', reason: 'low_coverage', value: { coverage: 0, evaluated: 0 } })
  expect(report!.leadsNeeded).toBeGreaterThan(1_000)
  expect(report!.exploredLeads).toBeGreaterThan(100)
  expect(report!.text).toContain(`约需 ${report!.leadsNeeded!.toLocaleString('en-US')} 条线索`)
  expect(report!.text).toMatch(/按目前每天约 12 条，要 [\d,]+ 天/)
})

test('after exploring towards a draft that sells three times as much, the log says so', async () => {
  const stores = await cityOf(2)
  const expertIds = new Set(stores.map(({ guides }) => guides[0]!.id))
  const draft = await saveDraft(world, 2, bestFirst)
  const explore = { ...DEFAULT_RULE_SET.explore, epsilon: 0.3 }
  const live = await saveDraft(world, 3, { ...newcomersFirst, explore })
  await logLeads(world, {
    stores,
    count: 3_000,
    from: '2026-01-15T00:00:00+08:00',
    everyMinutes: 12,
    seed: 2,
    rulesAt: () => ({ artefacts: live, toward: draft }),
    paidFen: (guideId, draw) => (draw() < (expertIds.has(guideId ?? '') ? 0.45 : 0.15) ? 100_000 : 0),
  })
  const { backtestId } = await start(2, 60)
  await run()
  const { report } = await show(backtestId)
  expect(report).toMatchObject({ verdict: 'better', reason: 'above_live', leadsNeeded: 0 })
  expect(report!.value.coverage).toBe(1)
  expect(report!.value.dr.value).toBeGreaterThan(38_000)
  expect(report!.value.dr.value).toBeLessThan(52_000)
  expect(report!.value.dr.low!).toBeLessThan(report!.value.dr.value)
  expect(report!.wins.dr.value).toBeCloseTo(report!.value.dr.value / 100_000, 6)
  expect(report!.text).toBe('草稿更好：草稿带来的成交额高于现行规则。')
})

test('a timer killed half-way loses nothing: the next one goes on, and the report is the same', async () => {
  const stores = await cityOf(2)
  await saveDraft(world, 2, bestFirst)
  await saveDraft(world, 3, bestFirst)
  const paidFen = (_guide: string | null, draw: () => number) => (draw() < 0.2 ? 100_000 : 0)
  const past = { stores, count: 40, from: '2026-02-01T10:00:00+08:00', everyMinutes: 7, seed: 3, paidFen }
  await logLeads(world, { ...past, rulesAt: () => ({ artefacts: LIVE_RULES, toward: null }) })
  const whole = await start(2, 60)
  expect(await run()).toEqual({ leads: 40, finished: 1 })
  const piecewise = await start(3, 60)

  expect(await run(7)).toEqual({ leads: 7, finished: 0 })
  // Killed in the middle of a step: everything it did is undone with it.
  const step = { brandId: world.brandId, backtestId: piecewise.backtestId, rows: 9 }
  const killed = inTransaction(world.db, async (db) => {
    expect(await stepBacktest({ db, now: world.clock.now() }, step)).toEqual({ leads: 9, isFinished: false })
    throw new Error('the timer was killed')
  })
  await expect(killed).rejects.toThrow('killed')
  expect(await show(piecewise.backtestId)).toMatchObject({ state: 'running', doneLeads: 7, report: null })
  for (let i = 0; i < 5; i++) await run(8)
  const reportOf = async ({ backtestId }: Started) => (await show(backtestId)).report
  expect(await reportOf(piecewise)).toEqual(await reportOf(whole))
  expect(await run()).toEqual({ leads: 0, finished: 0 })
})

test('a backtest that breaks at one lead is given up after a day, and keeps no other waiting', async () => {
  const stores = await cityOf(1)
  await saveDraft(world, 2)
  const from = '2026-02-01T10:00:00+08:00'
  const [leadId] = await logLeads(world, { stores, count: 1, from, everyMinutes: 1, seed: 4, paidFen: () => 0 })
  const spoiled = { id: world.newId('dc'), lead_id: leadId!, attempt: 1, trace: '\\x00', at: new Date(from) }
  const decision = await world.db.selectFrom('decision').selectAll().executeTakeFirstOrThrow()
  await world.db.executeQuery(sql`alter table decision disable trigger all`.compile(world.db))
  await world.db.deleteFrom('decision').execute()
  await insertMany(world.db, 'decision', [{ ...decision, ...spoiled }])
  await world.db.executeQuery(sql`alter table decision enable trigger all`.compile(world.db))
  const { backtestId } = await start(2, 60)
  await saveDraft(world, 3)
  const other = await start(3, 7)
  expect(await run()).toEqual({ leads: 0, finished: 1 })
  expect(await show(other.backtestId)).toMatchObject({ state: 'done' })
  expect(await show(backtestId)).toMatchObject({ state: 'waiting' })
  world.clock.advance({ hours: 25 })
  expect(await run()).toEqual({ leads: 0, finished: 1 })
  expect(await show(backtestId)).toMatchObject({ state: 'failed', report: null })
  await start(2, 60)
})

test('a version is tried once at a time, and one that does not exist is refused', async () => {
  await town()
  await saveDraft(world, 2)
  const { backtestId } = await start(2)
  expect(await world.refused(hq().call('startBacktest', { version: 2, days: 7 }))).toBe('backtest_under_way')
  expect(await world.refused(hq().call('startBacktest', { version: 9, days: 7 }))).toBe('rule_set_unknown')
  expect(await world.refused(hq().call('startBacktest', { version: 2, days: 91 }))).toBe('invalid_input')
  expect(await world.refused(hq().call('showBacktest', { backtestId: 'bt_nothing' }))).toBe('not_found')
  await run()
  const again = await start(2)
  const { backtests } = await world.ok(hq().call<Listed>('listBacktests', {}))
  expect(backtests.map(({ id, state }) => [id, state])).toEqual([
    [again.backtestId, 'waiting'],
    [backtestId, 'done'],
  ])
})
