import { leaveDoubts } from '../../scripts/story/leave-doubts'
import { useWorld } from '../support/world'

const world = useWorld()

test('the sample brand leaves a doubt in every state, of rules and of people', async () => {
  const storeId = await world.build.store({ code: 'S1' })
  await world.build.guide(storeId, { code: 'G1', dayCap: 50, openCap: 50 })
  for (const role of ['hq_admin', 'hq_ops'] as const) await world.ok(world.staff(role).call('mySession', {}))
  await world.ok(world.staff('store_manager', { storeIds: [storeId] }).call('mySession', {}))
  await world.ok(world.staff('finance').call('mySession', {}))
  await world.build.sku()
  for (const who of ['one', 'two']) {
    const wish = { channel: 'appointment', wish: '床垫', storeId, idempotencyKey: `doubts-${who}` }
    await world.ok(world.shopper(who).call('captureLead', wish))
  }
  world.clock.advance({ hours: 8 })

  const { db, outside, brandId, clock } = world
  const stage = { db, outside, brandId, seed: 1, log: () => undefined }
  expect(await leaveDoubts(stage, clock.now())).toEqual({ raised: 4, named: 4 })
  const { counts } = await world.ok(world.staff('hq_admin').call('listSuspicions', {}))
  expect(counts).toEqual({ pending: 4, isolated: 2, appealed: 1, released: 1 })
})
