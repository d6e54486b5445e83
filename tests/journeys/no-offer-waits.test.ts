import { readFileSync } from 'node:fs'
import { useWorld } from '../support/world'

const world = useWorld()
const OFFERS = 90

/** Seconds between two runs of the sweep in the cloud, as its timer is written. */
function sweepSeconds(): number {
  const { functions } = JSON.parse(readFileSync('cloudbaserc.json', 'utf8')) as {
    functions: { triggers?: { name: string; config: string }[] }[]
  }
  const timer = functions.flatMap(({ triggers = [] }) => triggers).find(({ name }) => name === 'reassignOverdue')
  const seconds = /^\*\/(\d+) \* \* \* \* \* \*$/.exec(timer?.config ?? '')?.[1]
  return Number(seconds ?? 60)
}

test('many offers that run out within a minute all have their next one less than a minute later', async () => {
  const storeId = await world.build.store()
  for (let guide = 0; guide < 3; guide++) await world.build.guide(storeId, { dayCap: 200, openCap: 200 })
  for (let lead = 0; lead < OFFERS; lead++) {
    const asked = { wish: '沙发', channel: 'appointment', storeId, idempotencyKey: `sla-lead-${lead}` }
    await world.ok(world.shopper(`asker-${lead}`).call('captureLead', asked))
    if (lead % 2 === 0) world.clock.advance({ seconds: 1 })
  }
  const { first } = await firstOffers()
  world.clock.set(first!.toISOString())
  for (let run = 0; run < 30 && (await firstOffers()).first; run++) {
    await world.ok(world.timer().call('reassignOverdue', {}))
    world.clock.advance({ seconds: sweepSeconds() })
  }
  const waits = await secondOffers()
  expect(waits).toHaveLength(OFFERS)
  const p99 = waits.toSorted((a, b) => a - b)[Math.floor(OFFERS * 0.99)]!
  expect(p99).toBeLessThan(60)
  expect(Math.max(...waits)).toBeLessThanOrEqual(sweepSeconds())
})

/** When the earliest of the first offers that still wait runs out. */
async function firstOffers(): Promise<{ first: Date | null }> {
  const row = await world.db
    .selectFrom('assignment')
    .select((eb) => eb.fn.min('accept_by').as('first'))
    .where('state', '=', 'offered')
    .where('attempt', '=', 1)
    .executeTakeFirstOrThrow()
  return { first: row.first }
}

/** Seconds from the end of each first offer to the second. */
async function secondOffers(): Promise<number[]> {
  const rows = await world.db
    .selectFrom('assignment as a')
    .innerJoin('assignment as b', (join) => join.onRef('b.lead_id', '=', 'a.lead_id').on('b.attempt', '=', 2))
    .select(['a.accept_by as due', 'b.offered_at as next'])
    .where('a.attempt', '=', 1)
    .execute()
  return rows.map(({ due, next }) => (next.getTime() - due.getTime()) / 1000)
}
