import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()
const count = () => world.ok(world.timer().call('countReportDays', {}))
const hq = () => world.staff('hq_ops')
const MARCH = { from: '2026-03-01', to: '2026-03-02' }

test('a finished day is counted once, and again when its lead comes into the store the day after', async () => {
  const storeId = await world.build.store({ name: '春熙路店' })
  const guideId = await world.build.guide(storeId)
  const wish = { channel: 'store_scan', storeId, place: CHENGDU, idempotencyKey: 'capture-li', wish: '沙发' }
  await world.ok(world.shopper('li').call('captureLead', wish))
  expect(await count()).toEqual({ days: 0 })

  const { leads } = await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))
  const { assignmentId } = leads[0]!
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId }))
  world.clock.set('2026-03-02T10:00:00+08:00')
  expect(await count()).toEqual({ days: 1 })
  expect(await count()).toEqual({ days: 0 })

  const visit = { assignmentId, way: 'store_visit', note: '到店看了沙发', idempotencyKey: 'follow-visit' }
  await world.ok(world.guide(guideId).call('logFollowUp', visit))
  const told = async () => ({
    traffic: (await world.ok(hq().call('storeTraffic', MARCH))).stores,
    health: (await world.ok(hq().call('routingHealth', MARCH))).total,
    modes: (await world.ok(hq().call('compareModes', MARCH))).modes,
  })
  const before = await told()
  expect(before.traffic).toMatchObject([{ storeName: '春熙路店', leads: 1, visits: 1, sales: 0 }])
  expect(before.health).toMatchObject({ leads: 1, accept: { count: 1 }, firstContact: { count: 1 } })
  expect(before.modes[0]).toMatchObject({ operationMode: 'company', leads: 1, offers: 1, accepted: 1 })
  expect(await count()).toEqual({ days: 1 })
  expect(await told()).toEqual(before)
})
