import { verifySeals } from '../../server/modules/nightly/decision-seal.sql'
import { addTracedDay } from '../support/traced-days'
import { useWorld } from '../support/world'

const world = useWorld()
const night = (name: 'measureDay' | 'sealDecisions', steps = 20) => world.ok(world.timer().call(name, { steps }))
const figuresOf = async (day: string) =>
  (await world.db.selectFrom('routing_day').select('figures').where('day', '=', day).executeTakeFirst())?.figures
const seals = () => world.db.selectFrom('decision_seal').select(['day', 'decisions']).orderBy('day').execute()
let asked = 0
const capture = (storeId: string) =>
  world.ok(
    world.shopper(`asker-${++asked}`).call('captureLead', {
      wish: '沙发',
      channel: 'appointment',
      storeId,
      idempotencyKey: `record-lead-${asked}`,
    }),
  )

test('yesterday is written down in figures, once: how even, how fast, what was reached of the best', async () => {
  const storeId = await world.build.store()
  const guideIds = [await world.build.guide(storeId), await world.build.guide(storeId)]
  for (let lead = 0; lead < 6; lead++) await capture(storeId)
  for (const guideId of guideIds) {
    const { leads } = await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))
    world.clock.advance({ minutes: 4 })
    for (const { assignmentId } of leads.slice(0, 2)) {
      await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId }))
    }
  }
  world.clock.set('2026-03-02T04:00:00+08:00')
  // Killed between the optimum and the figures.
  expect(await night('measureDay', 1)).toMatchObject({ state: 'going_on' })
  expect(await figuresOf('2026-03-01')).toBeUndefined()
  expect(await night('measureDay')).toEqual({ state: 'done', steps: 1, outcome: 'done' })
  expect(await figuresOf('2026-03-01')).toMatchObject({
    leads: 6,
    offers: 6,
    unroutedRate: 0,
    acceptRate: 4 / 6,
    accept: { count: 4, p50Minutes: 6, p90Minutes: 8 },
    firstContact: { count: 0, p50Minutes: null },
    jain: 1,
    furthestFromQuota: { leads: 0 },
    value: { ratio: 1, leads: 6, allLeads: 6, why: null },
    drift: { psi: null, why: 'no_model' },
    modelVersion: 'points',
    ruleVersion: 1,
    priceVersion: 'none',
  })
})

test('where hindsight would have kept slots for better leads, the day shows what was lost, and why there is no figure', async () => {
  const storeId = await world.build.store()
  const guideIds = [await world.build.guide(storeId, { dayCap: 2 }), await world.build.guide(storeId, { dayCap: 2 })]
  // The four slots go to the first four leads, of 20 points; four of 80 come after them.
  const points = (at: number) => (at < 4 ? 20 : 80)
  await addTracedDay(world, { day: '2026-03-01', storeId, guideIds, leads: 8, dayCap: 2, points })
  world.clock.set('2026-03-02T04:00:00+08:00')
  await night('measureDay')
  expect(await figuresOf('2026-03-01')).toMatchObject({ value: { ratio: 0.25, routedYuan: 24, optimumYuan: 96 } })
  world.clock.advance({ days: 1 })
  await night('measureDay')
  expect(await figuresOf('2026-03-02')).toMatchObject({
    leads: 0,
    unroutedRate: null,
    value: { ratio: null, why: 'no_traces' },
  })
})

test('finished days are sealed in order without a gap, over several runs, and never twice', async () => {
  const storeId = await world.build.store()
  await world.build.guide(storeId)
  await capture(storeId)
  world.clock.set('2026-03-03T09:00:00+08:00')
  await capture(storeId)
  await capture(storeId)
  world.clock.set('2026-03-05T02:10:00+08:00')
  expect(await night('sealDecisions', 2)).toMatchObject({ state: 'going_on' })
  expect(await seals()).toHaveLength(2)
  expect(await night('sealDecisions')).toMatchObject({ state: 'done' })
  expect(await night('sealDecisions')).toMatchObject({ state: 'done', steps: 0 })
  expect(await seals()).toEqual([
    { day: '2026-03-01', decisions: 1 },
    { day: '2026-03-02', decisions: 0 },
    { day: '2026-03-03', decisions: 2 },
    { day: '2026-03-04', decisions: 0 },
  ])
  expect(await verifySeals(world.db, world.brandId)).toEqual({ sealedDays: 4, faults: [] })
})

test('a decision slipped into a sealed day is found', async () => {
  const storeId = await world.build.store()
  const guideIds = [await world.build.guide(storeId)]
  await addTracedDay(world, { day: '2026-03-01', storeId, guideIds, leads: 3, dayCap: 9 })
  world.clock.set('2026-03-02T02:10:00+08:00')
  await night('sealDecisions')
  await addTracedDay(world, { day: '2026-03-01', storeId, guideIds, leads: 1, dayCap: 9 })
  expect(await verifySeals(world.db, world.brandId)).toEqual({
    sealedDays: 1,
    faults: [{ day: '2026-03-01', fault: 'decisions_added' }],
  })
})
