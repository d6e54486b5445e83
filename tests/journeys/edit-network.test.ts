import type { Output } from '../../contract/endpoint'
import type { listGuides, listStores, upsertGuide, upsertStore } from '../../contract/network'
import type * as detail from '../../contract/network-detail'
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
const capture = (who: string, storeId: string) =>
  world.ok(
    world.shopper(who).call('captureLead', { channel: 'appointment', storeId, idempotencyKey: `edit-net-${who}` }),
  )
const viewStore = (storeId: string) => world.ok(hq().call<Output<typeof detail.viewStore>>('viewStore', { storeId }))
const viewGuide = (guideId: string) => world.ok(hq().call<Output<typeof detail.viewGuide>>('viewGuide', { guideId }))

test('of two who edit one store, the second is told instead of writing over the first', async () => {
  const made = await world.ok(
    hq().call<Output<typeof upsertStore>>('upsertStore', { ...storeInput, seen: null, operationMode: 'staff' }),
  )
  expect(await world.refused(hq().call('upsertStore', { ...storeInput, seen: null }))).toBe('store_exists')
  const { store } = await viewStore(made.storeId)
  expect(store.operationMode).toBe('staff')

  const seen = store.revision
  await world.ok(hq().call('upsertStore', { ...storeInput, name: '春熙路旗舰店', seen }))
  expect(await world.refused(hq().call('upsertStore', { ...storeInput, address: '春熙路 2 号', seen }))).toBe(
    'store_changed',
  )
  const now = (await viewStore(made.storeId)).store
  expect(now).toMatchObject({ name: '春熙路旗舰店', address: '春熙路 1 号', operationMode: 'staff' })
  await world.ok(hq().call('upsertStore', { ...storeInput, address: '春熙路 2 号', seen: now.revision }))
})

test('of two who edit one guide, the second is told; a leave in between is no edit', async () => {
  const storeId = await world.build.store()
  const input = { ...guideInput, storeIds: [storeId] }
  const made = await world.ok(hq().call<Output<typeof upsertGuide>>('upsertGuide', { ...input, seen: null }))
  expect(await world.refused(hq().call('upsertGuide', { ...input, seen: null }))).toBe('guide_exists')
  const seen = (await viewGuide(made.guideId)).guide.revision
  await world.ok(hq().call('setGuideLeave', { guideId: made.guideId, leave: { from: '2026-03-05', to: '2026-03-06' } }))
  await world.ok(hq().call('upsertGuide', { ...input, grade: 4, seen }))
  expect(await world.refused(hq().call('upsertGuide', { ...input, grade: 5, seen }))).toBe('guide_changed')
})

test('stores are found by city, kind, way of running, pilot, part of a name and the beginning of a code', async () => {
  const storeId = await world.build.store({ code: 'CD-9', name: '太古里店', city: '成都' })
  await world.build.store({ code: 'BJ-1', name: '国贸店', city: '北京' })
  await world.build.guide(storeId, { dayCap: 8 })
  const names = async (filter: object) => {
    const { stores } = await world.ok(hq().call<Output<typeof listStores>>('listStores', filter))
    return stores.map(({ name }) => name)
  }
  expect(await names({ city: '成都' })).toEqual(['太古里店'])
  expect(await names({ words: 'BJ' })).toEqual(['国贸店'])
  expect(await names({ words: '古里' })).toEqual(['太古里店'])
  expect(await names({ operationMode: 'staff' })).toEqual([])
  expect(await names({ kind: 'own', isPilot: false })).toHaveLength(2)
  const { stores } = await world.ok(hq().call<Output<typeof listStores>>('listStores', { city: '成都' }))
  expect(stores).toMatchObject([{ guides: 1, dayUsed: 0, dayCap: 8, openUsed: 0 }])
})

test('guides are found by how a name or code begins, by absence, by room and by whether they signed up', async () => {
  const storeId = await world.build.store()
  await world.build.guide(storeId, { code: 'A-1', name: '王芳', openid: 'openid-wang' })
  const away = await world.build.guide(storeId, { code: 'A-2', name: '李雷' })
  await world.build.guide(storeId, { code: 'B-1', name: '韩梅', dayCap: 0 })
  await world.ok(hq().call('setDaysOff', { storeId, changes: [{ guideId: away, day: '2026-03-01', isOff: true }] }))
  const codes = async (filter: object) => {
    const { guides } = await world.ok(hq().call<Output<typeof listGuides>>('listGuides', filter))
    return guides.map(({ code }) => code)
  }
  expect(await codes({ words: 'A-' })).toEqual(['A-1', 'A-2'])
  expect(await codes({ words: '韩' })).toEqual(['B-1'])
  expect(await codes({ isAway: true })).toEqual(['A-2'])
  expect(await codes({ isAway: false })).toEqual(['A-1', 'B-1'])
  expect(await codes({ isFull: true })).toEqual(['B-1'])
  await world.ok(hq().call('upsertGuide', { ...guideInput, code: 'C-1', storeIds: [storeId] }))
  expect(await codes({ isSignedUp: false })).toEqual(['C-1'])
})

test('before a store closes it is told what hangs on it, and a manager sees only their own', async () => {
  const [storeId, other] = [await world.build.store(), await world.build.store()]
  await world.build.guide(storeId)
  await capture('li', storeId)
  const preview = hq().call<Output<typeof detail.previewCloseStore>>('previewCloseStore', { storeId })
  expect(await world.ok(preview)).toEqual({
    offeredLeads: 1,
    workedLeads: 0,
    liveCodes: 0,
    guidesWithoutStore: 1,
    members: 0,
  })
  expect(await viewStore(storeId)).toMatchObject({
    leadsToday: 1,
    openLeads: 1,
    guides: [{ load: { dayUsed: 1 } }],
    ratio: { verdict: 'room', guides: 1 },
  })
  const manager = world.staff('store_manager', { storeIds: [other] })
  expect(await world.refused(manager.call('viewStore', { storeId }))).toBe('store_unknown')
})

test('viewGuide tells what a leave would move, until when the invitation is good, and the days off ahead', async () => {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId)
  await capture('li', storeId)
  await world.build.guide(storeId)
  expect((await viewGuide(guideId)).invitationUntil).toBeNull()
  await world.ok(hq().call('createInvitation', { guideId }))
  await world.ok(hq().call('setDaysOff', { storeId, changes: [{ guideId, day: '2026-03-03', isOff: true }] }))
  expect(await viewGuide(guideId)).toMatchObject({
    guide: { id: guideId, isDayOff: false },
    stores: [{ storeId }],
    inHand: { offeredLeads: 1, acceptedLeads: 0, contactedLeads: 0, colleagues: 1 },
    invitationUntil: expect.any(Date),
    daysOff: ['2026-03-03'],
  })
})

test('caps of many guides are set at once, all or none, and the preview says the same beforehand', async () => {
  const storeId = await world.build.store()
  const guideIds = [await world.build.guide(storeId), await world.build.guide(storeId)]
  await capture('li', storeId)
  const asked = { guideIds, dayCap: 0 }
  const effect = { guides: 2, changed: 2, clamped: 1, after: { dayCap: 1 } }
  expect(await world.ok(hq().call('previewGuideCapacities', asked))).toMatchObject(effect)
  expect(await world.refused(hq().call('setGuideCapacities', { ...asked, guideIds: [...guideIds, 'gd_nobody'] }))).toBe(
    'guide_unknown',
  )
  expect(await world.refused(hq().call('setGuideCapacities', { guideIds }))).toBe('invalid_input')
  expect(await world.ok(hq().call('setGuideCapacities', asked))).toMatchObject(effect)
  expect(await world.ok(hq().call('previewGuideCapacities', asked))).toMatchObject({
    changed: 0,
    before: { dayCap: 1 },
  })
})

test('compareModes puts company-run and staff-run stores side by side (A8.2)', async () => {
  const [company, staff] = [await world.build.store({ code: 'C-1' }), await world.build.store({ code: 'S-1' })]
  const { store } = await viewStore(staff)
  await world.ok(
    hq().call('upsertStore', {
      ...storeInput,
      code: store.code,
      name: store.name,
      operationMode: 'staff',
      seen: store.revision,
    }),
  )
  await world.build.guide(company)
  const guideId = await world.build.guide(staff)
  await capture('li', company)
  await capture('wang', staff)
  world.clock.advance({ minutes: 4 })
  const { leads } = await world.ok(
    world.guide(guideId).call<{ leads: { assignmentId: string }[] }>('listMyLeads', { tab: 'waiting' }),
  )
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId: leads[0]!.assignmentId }))

  const period = { from: '2026-03-01', to: '2026-03-01' }
  const { modes } = await world.ok(hq().call<Output<typeof detail.compareModes>>('compareModes', period))
  expect(modes).toMatchObject([
    { operationMode: 'company', stores: 1, guides: 1, leads: 1, offers: 1, accepted: 0, acceptMinutes: null },
    { operationMode: 'staff', stores: 1, guides: 1, leads: 1, offers: 1, accepted: 1, acceptMinutes: 4 },
  ])
  expect(await world.refused(hq().call('compareModes', { from: '2026-01-01', to: '2026-04-30' }))).toBe('invalid_input')
})

test('codes are found by whom they lead to, by campaign, by state, and by themselves for a sheet', async () => {
  const storeId = await world.build.store({ city: '成都' })
  const guideId = await world.build.guide(storeId)
  const wishes = [
    { kind: 'guide', guideId },
    { kind: 'campaign', campaign: '开春焕新', storeId },
    { kind: 'store', storeId, expiresAt: '2026-03-02T00:00:00+08:00' },
  ]
  const made = await world.ok(hq().call<{ codes: { code: string }[] }>('createCodes', { codes: wishes }))
  const [ofGuide, ofCampaign, ofStore] = made.codes.map(({ code }) => code) as [string, string, string]
  await world.ok(hq().call('voidCode', { code: ofCampaign, reason: '海报丢失' }))
  world.clock.set('2026-03-02T10:00:00+08:00')
  const found = async (filter: object) => {
    const { codes } = await world.ok(hq().call<{ codes: { code: string }[] }>('listCodes', filter))
    return codes.map(({ code }) => code)
  }
  expect(await found({ guideId })).toEqual([ofGuide])
  expect(await found({ campaign: '开春' })).toEqual([ofCampaign])
  expect(await found({ state: 'live' })).toEqual([ofGuide])
  expect(await found({ state: 'expired' })).toEqual([ofStore])
  expect(await found({ state: 'voided' })).toEqual([ofCampaign])
  expect(await found({ codes: [ofStore, ofGuide] })).toHaveLength(2)
})
