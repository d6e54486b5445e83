import { addTracedDay } from '../support/traced-days'
import { useWorld } from '../support/world'

const world = useWorld()
const night = (steps = 20) => world.ok(world.timer().call('priceCapacity', { steps }))
const list = () => world.ok(world.staff('hq_ops').call('listArtefacts', { kind: 'prices' }))
const show = (version: string) => world.ok(world.staff('hq_ops').call('showArtefact', { kind: 'prices', version }))
const priced = async () =>
  (await world.db.selectFrom('priced_day').select('day').orderBy('day').execute()).map(({ day }) => day)

/** Two stores: in one there are three leads for every slot, in the other one slot is always free. */
async function busyAndQuiet(): Promise<{ busy: string; quiet: string; dayOf: (day: string) => Promise<void> }> {
  const busy = await world.build.store({ name: '闹市店' })
  const quiet = await world.build.store({ name: '静安店' })
  const guides = async (storeId: string) => [
    await world.build.guide(storeId, { dayCap: 4 }),
    await world.build.guide(storeId, { dayCap: 4 }),
  ]
  const [busyGuides, quietGuides] = [await guides(busy), await guides(quiet)]
  const points = (at: number) => 20 + ((at * 37) % 80)
  return {
    busy,
    quiet,
    dayOf: async (day) => {
      await addTracedDay(world, { day, storeId: busy, guideIds: busyGuides, leads: 24, dayCap: 4, points })
      await addTracedDay(world, { day, storeId: quiet, guideIds: quietGuides, leads: 3, dayCap: 4, points })
    },
  }
}
// 2026-03-02 is a Monday; the three working days before it, and a weekend that is no measure for it.
const DAYS = ['2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01']

test('guides’ time is priced overnight where there is too little of it, and decides before the day begins', async () => {
  const { busy, dayOf } = await busyAndQuiet()
  for (const day of DAYS) await dayOf(day)
  world.clock.set('2026-03-02T03:00:00+08:00')
  expect(await night()).toEqual({ state: 'done', steps: 4, outcome: 'in_force' })
  expect(await priced()).toEqual(DAYS.slice(0, 3))
  expect((await list()).artefacts).toMatchObject([{ version: 'px-20260302', state: 'in_force', faults: [] }])

  const { prices } = await show('px-20260302')
  expect(prices).toMatchObject({ days: DAYS.slice(0, 3), guides: 4, scarceGuides: 2, expectedLoad: 1.6875 })
  // Where there is time to spare it costs nothing.
  expect(prices!.dearestStores[0]).toMatchObject({ storeId: busy, storeName: '闹市店' })
  // The eighth best of twenty-four leads is worth what one more slot would bring: 0.25 × 120 yuan × its points.
  expect(prices!.dearestStores[0]!.priceYuan).toBeGreaterThan(15)
  expect(prices!.dearestStores[0]!.priceYuan).toBeLessThan(30)
  expect(prices!.dearestStores).toHaveLength(1)
  expect(prices!.holdoutRatio).toBeGreaterThan(0.7)
})

test('a run that is killed goes on where it stopped, and what was priced is not priced again', async () => {
  const { dayOf } = await busyAndQuiet()
  for (const day of DAYS) await dayOf(day)
  world.clock.set('2026-03-02T03:00:00+08:00')
  let solved = 0
  const { maximise } = world.outside.solver
  world.outside.solver.maximise = async (problem) => {
    // The function dies over the second day.
    if (++solved === 2) throw new Error('killed')
    return maximise(problem)
  }
  expect(await world.refused(world.timer().call('priceCapacity', {}))).toBe('internal')
  expect(await priced()).toEqual(DAYS.slice(0, 1))
  expect((await list()).artefacts).toEqual([])
  world.clock.advance({ minutes: 10 })
  expect(await night(1)).toMatchObject({ state: 'going_on', steps: 1 })
  expect(await night()).toMatchObject({ state: 'done', steps: 2, outcome: 'in_force' })
  expect(solved).toBe(4)
  const [before] = (await list()).artefacts
  expect(await night()).toMatchObject({ state: 'done', steps: 0 })
  expect((await list()).artefacts).toEqual([before])
  // The next night only the new day is solved.
  await dayOf('2026-03-02')
  world.clock.set('2026-03-03T03:00:00+08:00')
  expect(await night()).toMatchObject({ state: 'done', steps: 2, outcome: 'in_force' })
  expect(solved).toBe(5)
})

test('a solver that fails all night leaves yesterday’s table in force', async () => {
  const { dayOf } = await busyAndQuiet()
  for (const day of DAYS) await dayOf(day)
  world.clock.set('2026-03-02T03:00:00+08:00')
  await night()
  await dayOf('2026-03-02')
  world.clock.set('2026-03-03T03:00:00+08:00')
  world.outside.solver.maximise = async () => {
    throw new Error('out of memory')
  }
  for (let run = 0; run < 4; run++)
    expect(await world.refused(world.timer().call('priceCapacity', {}))).toBe('internal')
  expect(await night()).toMatchObject({ state: 'done', outcome: 'given_up' })
  const { artefacts, lastNight } = await list()
  expect(artefacts.map(({ version, state }) => `${version} ${state}`)).toEqual(['px-20260302 in_force'])
  expect(lastNight).toMatchObject({ outcome: 'given_up', text: '多次未能完成，留待下一晚，仍按之前的方式运行' })
  expect(world.logged.filter((line) => line.includes('night_given_up'))).toHaveLength(1)
})

test('no optimum, or too few days to compare, makes no table; one made in the daytime waits for midnight', async () => {
  const { dayOf } = await busyAndQuiet()
  await dayOf('2026-02-26')
  await dayOf('2026-02-27')
  world.clock.set('2026-03-02T03:00:00+08:00')
  expect(await night()).toEqual({ state: 'done', steps: 1, outcome: 'too_few_days' })

  await dayOf('2026-03-02')
  const { maximise } = world.outside.solver
  world.outside.solver.maximise = async () => null
  world.clock.set('2026-03-03T03:00:00+08:00')
  expect(await night()).toMatchObject({ state: 'done', outcome: 'unsolved' })
  expect((await list()).artefacts).toEqual([])

  world.outside.solver.maximise = maximise
  await world.db.deleteFrom('priced_day').execute()
  // The machine slept through the night.
  world.clock.set('2026-03-04T14:00:00+08:00')
  expect(await night()).toMatchObject({ state: 'done', outcome: 'in_force' })
  expect((await list()).artefacts).toMatchObject([{ version: 'px-20260304', state: 'coming' }])
  world.clock.set('2026-03-05T00:00:00+08:00')
  expect((await list()).artefacts).toMatchObject([{ version: 'px-20260304', state: 'in_force' }])
})
