import type { Output } from '../../contract/endpoint'
import type * as network from '../../contract/network'
import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()
const hq = () => world.staff('hq_ops')

const storeInput = {
  code: 'CD-001',
  name: '春熙路店',
  region: '西南大区',
  kind: 'own',
  city: '成都',
  address: '春熙路 1 号',
  ...CHENGDU,
  opensMinute: 600,
  closesMinute: 1320,
}
const guideInput = { code: 'G-1', name: '王芳', role: 'guide', grade: 3, joinedOn: '2025-01-01' }
const audits = () => world.db.selectFrom('audit').selectAll().orderBy('id').execute()

test('upsertStore makes a store and its region, and the same code again changes it', async () => {
  const made = await world.ok(hq().call<Output<typeof network.upsertStore>>('upsertStore', storeInput))
  expect(made.isNew).toBe(true)
  world.clock.advance({ minutes: 1 })
  const again = await world.ok(hq().call('upsertStore', { ...storeInput, name: '春熙路旗舰店' }))
  expect(again).toEqual({ storeId: made.storeId, isNew: false })

  const { regions } = await world.ok(hq().call<Output<typeof network.listRegions>>('listRegions', {}))
  expect(regions.map((region) => region.name)).toEqual(['西南大区'])
  const { stores } = await world.ok(hq().call<Output<typeof network.listStores>>('listStores', {}))
  expect(stores).toMatchObject([{ name: '春熙路旗舰店', regionName: '西南大区', status: 'open' }])
  expect(await audits()).toMatchObject([
    { action: 'upsertStore', target: made.storeId, detail: { before: null, after: { name: '春熙路店' } } },
    { action: 'upsertStore', detail: { before: { name: '春熙路店' }, after: { name: '春熙路旗舰店' } } },
  ])
})

test('a store on another planet, or without hours, is bad input', async () => {
  const reply = await hq().call('upsertStore', { ...storeInput, latitude: 91, opensMinute: 1440 })
  expect(reply).toMatchObject({
    error: { code: 'invalid_input', details: { fields: [{ path: 'latitude' }, { path: 'opensMinute' }] } },
  })
})

test('closeStore takes a store from the shoppers’ list, openStore brings it back, a second time changes nothing', async () => {
  const storeId = await world.build.store()
  const find = () => world.shopper('li').call<Output<typeof network.findStores>>('findStores', { place: CHENGDU })
  expect((await world.ok(find())).stores).toHaveLength(1)

  const reason = '装修'
  expect(await world.ok(hq().call('closeStore', { storeId, reason }))).toMatchObject({ isChanged: true })
  expect(await world.ok(hq().call('closeStore', { storeId, reason }))).toMatchObject({ isChanged: false })
  expect((await world.ok(find())).stores).toEqual([])
  expect(await world.ok(hq().call('openStore', { storeId, reason }))).toMatchObject({ status: 'open', isChanged: true })
  expect((await world.ok(find())).stores).toHaveLength(1)
  expect(await world.refused(hq().call('closeStore', { storeId: 'st_nowhere', reason }))).toBe('store_unknown')
})

test('findStores needs no sign-in, measures on the globe and is nearest first', async () => {
  await world.build.store({ name: '东', latitude: 40, longitude: 117 })
  await world.build.store({ name: '北', latitude: 40.9, longitude: 116 })
  const place = { latitude: 40, longitude: 116 }
  const reply = world.anonymous('shopper').call<Output<typeof network.findStores>>('findStores', { place })
  const { stores } = await world.ok(reply)
  // One degree east at 40° N is 85.2 km, 0.9 degrees north is 100.1 km: a flat map would put the north first.
  expect(stores.map(({ name, metres }) => [name, Math.round(metres! / 100)])).toEqual([
    ['东', 852],
    ['北', 1001],
  ])
})

test('findStores without a place lists the open stores of a city with their hours', async () => {
  await world.build.store({ name: '夜店', city: '成都', opensMinute: 1080, closesMinute: 120 })
  await world.build.store({ name: '日店', city: '成都', opensMinute: 540, closesMinute: 1200 })
  await world.build.store({ city: '北京' })
  const reply = world.shopper('li').call<Output<typeof network.findStores>>('findStores', { city: '成都' })
  const { stores } = await world.ok(reply)
  expect(stores.map(({ name, isOpenNow, metres }) => [name, isOpenNow, metres])).toEqual([
    ['夜店', false, null],
    ['日店', true, null],
  ])
})

test('upsertGuide hires a guide for stores that exist, with the usual capacity', async () => {
  const storeId = await world.build.store()
  expect(await world.refused(hq().call('upsertGuide', { ...guideInput, storeIds: [] }))).toBe('invalid_input')
  const elsewhere = { ...guideInput, storeIds: [storeId, 'st_nowhere'] }
  expect(await world.refused(hq().call('upsertGuide', elsewhere))).toBe('store_unknown')

  const made = await world.ok(
    hq().call<Output<typeof network.upsertGuide>>('upsertGuide', { ...guideInput, storeIds: [storeId] }),
  )
  const { guides } = await world.ok(hq().call<Output<typeof network.listGuides>>('listGuides', { storeId }))
  expect(guides).toMatchObject([
    { id: made.guideId, name: '王芳', homeStoreId: storeId, load: { dayUsed: 0, dayCap: 12, memberCap: 600 } },
  ])
})

test('a store manager sees and changes the guides of their own store only', async () => {
  const [mine, other] = [await world.build.store(), await world.build.store()]
  const guideId = await world.build.guide(mine)
  const stranger = await world.build.guide(other)
  const manager = world.staff('store_manager', { storeIds: [mine] })
  const { guides } = await world.ok(manager.call<Output<typeof network.listGuides>>('listGuides', {}))
  expect(guides.map((guide) => guide.id)).toEqual([guideId])
  const { stores } = await world.ok(manager.call<Output<typeof network.listStores>>('listStores', {}))
  expect(stores.map((store) => store.id)).toEqual([mine])

  const caps = { dayCap: 5, openCap: 5, memberCap: 5 }
  expect(await world.ok(manager.call('setGuideCapacity', { guideId, ...caps }))).toMatchObject({ dayCap: 5 })
  expect(await world.refused(manager.call('setGuideCapacity', { guideId: stranger, ...caps }))).toBe('guide_unknown')
  expect(await world.refused(manager.call('upsertStore', storeInput))).toBe('forbidden')
})

test('setGuideCapacity below what is used becomes what is used', async () => {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId)
  const key = { channel: 'appointment', storeId, idempotencyKey: 'capacity-1' }
  await world.ok(world.shopper('li').call('captureLead', key))
  const caps = { dayCap: 0, openCap: 0, memberCap: 600 }
  expect(await world.ok(hq().call('setGuideCapacity', { guideId, ...caps }))).toEqual({
    dayCap: 1,
    openCap: 1,
    memberCap: 600,
    isClamped: true,
  })
})

test('a guide who pauses gets no lead, and myWorkload shows what they carry', async () => {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId)
  const lead = (who: string) =>
    world
      .shopper(who)
      .call<{ outcome: string }>('captureLead', { channel: 'appointment', storeId, idempotencyKey: `pause-${who}` })
  expect(await world.ok(lead('li'))).toMatchObject({ outcome: 'offered' })
  expect(await world.ok(world.guide(guideId).call('setPresence', { isTaking: false }))).toMatchObject({
    isTaking: false,
  })
  expect(await world.ok(lead('wang'))).toMatchObject({ outcome: 'unroutable' })
  expect(await world.ok(world.guide(guideId).call('myWorkload', {}))).toMatchObject({
    isOnLeave: false,
    load: { isTaking: false, dayUsed: 1, openUsed: 1 },
  })
})

test('setGuideLeave from today routes the open work to a colleague', async () => {
  const storeId = await world.build.store()
  const first = await world.build.guide(storeId)
  await world.ok(
    world.shopper('li').call('captureLead', { channel: 'appointment', storeId, idempotencyKey: 'leave-001' }),
  )
  const second = await world.build.guide(storeId)
  const leave = { from: '2026-03-01', to: '2026-03-05' }
  expect(await world.ok(hq().call('setGuideLeave', { guideId: first, leave }))).toEqual({
    guideId: first,
    isOnLeave: true,
    moved: 1,
  })
  const offers = await world.db.selectFrom('assignment').select(['guide_id', 'state']).orderBy('attempt').execute()
  expect(offers).toEqual([
    { guide_id: first, state: 'taken_back' },
    { guide_id: second, state: 'offered' },
  ])
  const backwards = { guideId: first, leave: { from: '2026-03-05', to: '2026-03-01' } }
  expect(await world.refused(hq().call('setGuideLeave', backwards))).toBe('invalid_input')
})

test('markGuideLeft moves the work on, signs the guide out and keeps the second click harmless', async () => {
  const storeId = await world.build.store()
  const first = await world.build.guide(storeId)
  await world.ok(
    world.shopper('li').call('captureLead', { channel: 'appointment', storeId, idempotencyKey: 'leaves-01' }),
  )
  await world.build.guide(storeId)
  const input = { guideId: first, leftOn: '2026-03-01', reason: '离职' }
  expect(await world.ok(hq().call('markGuideLeft', input))).toEqual({ guideId: first, isChanged: true, moved: 1 })
  expect(await world.ok(hq().call('markGuideLeft', input))).toEqual({ guideId: first, isChanged: false, moved: 0 })
  expect(await world.refused(world.guide(first).call('myWorkload', {}))).not.toBe('internal')
  expect(await world.refused(hq().call('markGuideLeft', { ...input, guideId: 'gd_nobody' }))).toBe('guide_unknown')
})

test('checkGuideRatio says which store needs another guide', async () => {
  const storeId = await world.build.store({ name: '社区店' })
  const guideId = await world.build.guide(storeId, { memberCap: 700 })
  await world.build.binding(await world.build.member({ phone: '13800000001' }), guideId, storeId)
  await world.build.store({ name: '空店' })
  const reply = hq().call<Output<typeof network.checkGuideRatio>>('checkGuideRatio', {})
  expect((await world.ok(reply)).stores).toMatchObject([
    { storeName: '社区店', guides: 1, members: 1, memberCap: 700, membersPerGuide: 1, verdict: 'room' },
    { storeName: '空店', guides: 0, members: 0, membersPerGuide: null, verdict: 'room', guidesMissing: 0 },
  ])
})

test('listAudit tells the administrator who did what, and nobody else', async () => {
  const storeId = await world.build.store()
  await world.ok(hq().call('closeStore', { storeId, reason: '搬迁' }))
  const { entries } = await world.ok(
    world.staff('hq_admin').call<{ entries: object[] }>('listAudit', { action: 'closeStore' }),
  )
  expect(entries).toMatchObject([
    {
      actorName: 'hq_ops',
      action: 'closeStore',
      target: storeId,
      detail: { before: 'open', after: 'closed', reason: '搬迁' },
    },
  ])
  expect(await world.refused(hq().call('listAudit', {}))).toBe('forbidden')
})
