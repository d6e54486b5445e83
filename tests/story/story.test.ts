import { openShop } from '../../scripts/catalogue/open-shop'
import { countLeads, replayAll } from '../../scripts/demo/count-story'
import { madeUpStory } from '../../scripts/demo/made-up-story'
import { arrivalsOf } from '../../scripts/story/arrive'
import { draw } from '../../scripts/story/draw'
import { crewOf, hireGuides, openStores } from '../../scripts/story/found-town'
import { runStory } from '../../scripts/story/run-story'
import { sampleStores } from '../../scripts/story/sample-stores'
import { call, must, type Stage } from '../../scripts/story/stage'
import { useWorld } from '../support/world'

const world = useWorld()
const SEED = 11

test('a small story accounts for every lead and every fen, and replays', async () => {
  const stage: Stage = {
    db: world.db,
    outside: world.outside,
    brandId: world.brandId,
    seed: SEED,
    log: () => undefined,
  }
  const made = madeUpStory(SEED)
  const stores = made.stores.slice(0, 6)
  const leads = made.leads.slice(0, 60)
  const firstDay = new Date('2026-03-01T00:00:00+08:00')
  const opening = stores.map((store) => ({
    ...store,
    region: store.city,
    kind: 'own' as const,
    status: 'open' as const,
    opensMinute: 480,
    closesMinute: 1320,
    isPilot: false,
  }))
  const ids = await openStores(stage, opening, firstDay)
  const caps = { dayCap: 2, openCap: 9, memberCap: 600 }
  await hireGuides(
    stage,
    stores.flatMap(({ code }) =>
      crewOf(SEED, { storeId: ids.get(code)!, storeCode: code, guides: 1, hasManager: true }, caps),
    ),
    firstDay,
  )
  await openShop(stage, firstDay)

  const arrivals = arrivalsOf(SEED, leads, stores)
  const deals = leads.slice(0, 20).map((lead, index) => ({
    leadId: lead.id,
    wonAt: new Date(Date.parse(`${lead.on}T16:00:00+08:00`) + (index % 9) * 86_400_000),
  }))
  const placed = stores.map((store) => ({ ...store, id: ids.get(store.code)! }))
  const told = await runStory(stage, { arrivals, deals, stores: placed }, 4, () => undefined)

  const counts = await countLeads(stage)
  expect(counts).toMatchObject({ leads: 60, overCap: 0, doubleAssigned: 0 })
  expect(counts.merged + counts.routed + counts.unroutable).toBe(60)
  expect(told.sold).toBe(20)
  expect(told.months.length).toBeGreaterThan(0)
  const books = await must<{ isBalanced: boolean; sums: { poolFen: number; linesFen: number; ledgerSumFen: number } }>(
    call(
      stage,
      { kind: 'ops', brandId: stage.brandId, staffId: 'sf', role: 'finance', stores: 'all' },
      'checkBooks',
      {},
      world.clock.now(),
    ),
  )
  expect(books.isBalanced).toBe(true)
  expect(books.sums.poolFen).toBe(books.sums.linesFen)
  expect(books.sums.ledgerSumFen).toBe(0)
  expect(await replayAll(stage)).toMatchObject({ orders: 20, replayMismatches: 0 })
})

test('the made-up brand has 300 stores, the same for the same seed', () => {
  const stores = sampleStores(SEED)
  expect(stores).toHaveLength(300)
  expect(new Set(stores.map((store) => store.code)).size).toBe(300)
  expect(sampleStores(SEED)).toEqual(stores)
})

test('what is drawn depends on the seed and the name alone, and spreads evenly', () => {
  const tenths = Array.from({ length: 10 }, () => 0)
  for (let i = 0; i < 10_000; i++) tenths[Math.floor(draw(SEED, 'lead', i) * 10)]! += 1
  expect(Math.min(...tenths)).toBeGreaterThan(850)
  expect(Math.max(...tenths)).toBeLessThan(1150)
  expect(draw(SEED, 'a', 'b')).toBe(draw(SEED, 'a', 'b'))
})
