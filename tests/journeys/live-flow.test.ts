import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()

const hq = () => world.staff('hq_ops')
const capture = async (who: string, more: object = {}) => {
  const wish = { channel: 'appointment', wish: '沙发', place: CHENGDU, idempotencyKey: `capture-${who}`, ...more }
  return (await world.ok(world.shopper(who).call('captureLead', wish))).leadId
}

test('the flow shows how far the leads of a window are, by channel, region and store, and which stand still', async () => {
  const store = await world.build.store({ name: '春熙路店' })
  const guideId = await world.build.guide(store, { dayCap: 2 })
  await capture('li')
  await capture('wang', { channel: 'mall' })
  const pooled = await capture('zhao')
  const guide = world.guide(guideId)
  const { leads } = await world.ok(guide.call('listMyLeads', { tab: 'waiting' }))
  world.clock.advance({ minutes: 4 })
  await world.ok(guide.call('acceptAssignment', { assignmentId: leads[0]!.assignmentId }))

  const flow = await world.ok(hq().call('liveFlow', { window: 'hour' }))
  expect(flow).toMatchObject({ came: 3, withGuide: 2, accepted: 1, contacted: 0, ordered: 0, medianAcceptMinutes: 4 })
  expect(flow.paths.reduce((sum, path) => sum + path.leads, 0)).toBe(3)
  expect(flow.paths.find(({ channel }) => channel === 'mall')).toMatchObject({ regionName: '西南大区', leads: 1 })
  expect(flow.stores).toMatchObject([{ storeId: store, name: '春熙路店', leads: 2, waiting: 1, open: 2, overdue: 0 }])
  expect(flow.stuck).toMatchObject({ overdue: 0, pooled: 1, leads: [{ id: pooled, why: 'pooled' }] })

  world.clock.advance({ hours: 5 })
  const later = await world.ok(hq().call('liveFlow', { window: 'fourHours' }))
  expect(later).toMatchObject({ came: 0, paths: [], stuck: { overdue: 2, pooled: 1 } })
  expect(later.stores).toMatchObject([{ storeId: store, leads: 0, overdue: 2 }])
  expect(later.stuck.leads.map(({ why }) => why)).toEqual(['overdue', 'overdue', 'pooled'])
  expect((await world.ok(hq().call('liveFlow', { window: 'today' }))).came).toBe(3)
  expect((await world.ok(hq().call('liveFlow', { window: 'week' }))).came).toBe(3)
})

test('a manager’s flow is that of their stores, and an unheard-of window is refused', async () => {
  const store = await world.build.store()
  await world.build.guide(store)
  const other = await world.build.store({ latitude: 39.9, longitude: 116.4 })
  await capture('li')
  const manager = world.staff('store_manager', { storeIds: [other] })
  expect(await world.ok(manager.call('liveFlow', { window: 'today' }))).toMatchObject({ came: 0, stores: [] })
  const own = world.staff('store_manager', { storeIds: [store] })
  expect(await world.ok(own.call('liveFlow', { window: 'today' }))).toMatchObject({ came: 1 })
  expect(await world.refused(hq().call('liveFlow', { window: 'year' }))).toBe('invalid_input')
  expect(await world.refused(world.staff('finance').call('liveFlow', { window: 'today' }))).toBe('forbidden')
})
