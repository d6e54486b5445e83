import { findDisagreements } from '../../scripts/chaos/find-disagreements'
import { CHENGDU } from '../support/builders'
import { useServer } from '../support/use-server'

const server = useServer()

test('two who give leads on to one guide at once never fill them beyond their room, and no lead is given twice', async () => {
  const { world } = server
  const store = await world.build.store()
  await world.build.guide(store, { dayCap: 900, openCap: 900 })
  const leadIds: string[] = []
  for (let n = 0; n < 24; n++) {
    const wish = { channel: 'appointment', place: CHENGDU, idempotencyKey: `capture-${n}` }
    leadIds.push((await world.ok(world.shopper(`shopper-${n}`).call('captureLead', wish))).leadId)
  }
  const scarce = await world.build.guide(store, { dayCap: 10, openCap: 900 })
  const move = (name: string, ids: readonly string[]) =>
    world.ok(
      world.staff('hq_ops', { name }).call('reassignLeads', {
        leadIds: ids,
        to: { kind: 'guide', guideId: scarce },
        reason: '补位',
      }),
    )
  // The same leads, from both ends.
  const [one, two] = await Promise.all([move('one', leadIds), move('two', leadIds.toReversed())])
  expect(one.given + two.given).toBe(10)
  const load = await world.db
    .selectFrom('guide_load')
    .selectAll()
    .where('guide_id', '=', scarce)
    .executeTakeFirstOrThrow()
  expect([load.day_used, load.open_used]).toEqual([10, 10])
  const held = await world.db
    .selectFrom('assignment')
    .select('lead_id')
    .where('guide_id', '=', scarce)
    .where('state', '=', 'offered')
    .execute()
  expect(new Set(held.map((row) => row.lead_id)).size).toBe(10)
  const refusals = [...one.leads, ...two.leads].flatMap(({ refusal }) => refusal ?? [])
  expect(new Set(refusals)).not.toContain('failed')
  expect(await findDisagreements(world.db)).toEqual([])
})
