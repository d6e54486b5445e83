import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()

const hq = () => world.staff('hq_ops')
const capture = (who: string, more: object = {}) =>
  world.ok(
    world.shopper(who).call('captureLead', {
      channel: 'appointment',
      wish: '沙发',
      place: CHENGDU,
      idempotencyKey: `capture-${who}-${JSON.stringify(more).length}`,
      ...more,
    }),
  )
const find = async (asked: object, as = hq()) => (await world.ok(as.call('listLeads', asked))).leads
const idsOf = async (asked: object, as = hq()) => (await find(asked, as)).map(({ id }) => id)

async function town() {
  const near = await world.build.store({ name: '春熙路店' })
  const guide = await world.build.guide(near, { name: '王芳', dayCap: 2, openCap: 50 })
  const far = await world.build.store({ name: '朝阳店', city: '北京', latitude: 39.9, longitude: 116.4 })
  const other = await world.build.guide(far, { name: '小林' })
  return { near, guide, far, other }
}

test('leads are found by where they are, who has them, what was wished and how they came', async () => {
  const { near, guide, far } = await town()
  const sofa = await capture('li')
  world.clock.advance({ minutes: 1 })
  const bed = await capture('wang', { wish: '床垫', channel: 'mall' })
  world.clock.advance({ minutes: 1 })
  const third = await capture('zhao')
  const [first, second, last] = [sofa.leadId, bed.leadId, third.leadId]
  expect(await idsOf({})).toEqual([last, second, first])
  expect(await idsOf({ states: ['offered'] })).toEqual([second, first])
  expect(await idsOf({ states: ['pooled'] })).toEqual([last])
  expect(await idsOf({ states: ['offered', 'won'], channel: 'mall' })).toEqual([second])
  expect(await idsOf({ wish: ' 床垫 ' })).toEqual([second])
  expect(await idsOf({ storeId: near })).toEqual([second, first])
  expect(await idsOf({ storeId: far })).toEqual([])
  expect(await idsOf({ guideId: guide, sort: 'score' })).toHaveLength(2)
  expect(await idsOf({ city: '成都' })).toEqual([second, first])
  const { regions } = await world.ok(hq().call('listRegions', {}))
  expect(await idsOf({ regionId: regions[0]!.id })).toEqual([second, first])
  expect(await idsOf({ reason: 'NO_STORE' })).toEqual([])
  expect(await idsOf({ reason: (await find({ states: ['pooled'] }))[0]!.unroutableReason })).toEqual([last])
  expect(await idsOf({ arrivedFrom: '2026-03-01T10:01:00+08:00', arrivedTo: '2026-03-01T10:02:00+08:00' })).toEqual([
    second,
  ])
  const [{ score } = { score: 0 }] = await find({ channel: 'mall' })
  expect(await idsOf({ scoreFrom: score, scoreTo: score, channel: 'mall' })).toEqual([second])
  expect(await idsOf({ scoreFrom: 100 })).toEqual([])
})

test('each way of sorting pages to the end without a lead twice or missed', async () => {
  await town()
  const made: string[] = []
  for (const who of ['a', 'b', 'c', 'd', 'e']) made.push((await capture(who)).leadId)
  for (const sort of ['newest', 'waiting', 'score']) {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: { leads: { id: string }[]; next: string | null } = await world.ok(
        hq().call('listLeads', { sort, rows: 2, ...(cursor ? { cursor } : {}) }),
      )
      seen.push(...page.leads.map(({ id }) => id))
      cursor = page.next
    } while (cursor)
    expect(seen.toSorted()).toEqual(made.toSorted())
    if (sort === 'newest') expect(seen).toEqual(made.toReversed())
    if (sort === 'waiting') expect(seen).toEqual(made)
  }
  expect(await world.refused(hq().call('listLeads', { sort: 'score', states: ['won'] }))).toBe('invalid_input')
  expect(await world.refused(hq().call('listLeads', { states: [] }))).toBe('invalid_input')
  expect(await world.refused(hq().call('listLeads', { scoreFrom: 101 }))).toBe('invalid_input')
})

test('a whole phone number finds the leads of its person, and a lead that is late says so', async () => {
  await town()
  await world.build.member({ phone: '13800138000', openid: 'openid-li', displayName: '李雷' })
  const { leadId } = await capture('li')
  await capture('wang')
  expect(await idsOf({ phone: '138 0013 8000' })).toEqual([leadId])
  expect(await idsOf({ phone: '13800138001' })).toEqual([])
  expect(await world.refused(hq().call('listLeads', { phone: '0013' }))).toBe('invalid_input')
  const [row] = await find({ phone: '13800138000' })
  expect(row).toMatchObject({ person: '李** 138****8000', due: { kind: 'accept', isOverdue: false } })
  expect(await idsOf({ isOverdue: true })).toEqual([])
  world.clock.advance({ hours: 3 })
  expect(await idsOf({ isOverdue: true })).toHaveLength(2)
  expect((await find({ phone: '13800138000' }))[0]).toMatchObject({ due: { kind: 'accept', isOverdue: true } })
})

test('what no index lays in order is looked for within ninety days unless a day is said', async () => {
  await town()
  const { leadId } = await capture('li')
  world.clock.advance({ days: 120 })
  const asked = { channel: 'appointment' }
  const { leads, lookedFrom } = await world.ok(hq().call('listLeads', asked))
  expect(leads).toEqual([])
  expect(lookedFrom).toEqual(new Date('2026-03-31T02:00:00Z'))
  expect(await world.ok(hq().call('countLeads', asked))).toEqual({ leads: 0, isMore: false })
  expect(await idsOf({ ...asked, arrivedFrom: '2026-01-01T00:00:00+08:00' })).toEqual([leadId])
  expect(await idsOf({})).toEqual([leadId])
})

test('leads are counted within the stores one may see', async () => {
  const { near, far } = await town()
  await capture('li')
  await capture('wang')
  expect(await world.ok(hq().call('countLeads', {}))).toEqual({ leads: 2, isMore: false })
  const manager = world.staff('store_manager', { storeIds: [far] })
  expect(await world.ok(manager.call('countLeads', {}))).toEqual({ leads: 0, isMore: false })
  expect(await world.refused(manager.call('listLeads', { storeId: near }))).toBe('store_unknown')
  expect(await world.refused(world.staff('finance').call('countLeads', {}))).toBe('forbidden')
})

test('whom a lead may be given to is found by name, with how full they are', async () => {
  const { near, far, guide } = await town()
  await world.build.guide(near, { name: '王梅', isTaking: false })
  await world.build.guide(null, { name: '总部王' })
  await capture('li')
  const names = async (asked: object, as = hq()) =>
    (await world.ok(as.call('findReceivers', asked))).guides.map(({ name }) => name)
  expect((await names({ words: '王' })).toSorted()).toEqual(['总部王', '王梅', '王芳'].toSorted())
  expect(await names({ words: '王', storeId: near })).toEqual(['王芳', '王梅'])
  expect(await names({ words: '%' })).toEqual([])
  const { guides } = await world.ok(hq().call('findReceivers', { storeId: near }))
  expect(guides[0]).toMatchObject({ guideId: guide, storeName: '春熙路店', dayUsed: 1, dayCap: 2, exclusion: null })
  expect(guides[1]).toMatchObject({ name: '王梅', exclusion: 'PAUSED' })
  const dayOff = { storeId: near, changes: [{ guideId: guide, day: '2026-03-01', isOff: true }] }
  await world.ok(hq().call('setDaysOff', dayOff))
  const { guides: later } = await world.ok(hq().call('findReceivers', { storeId: near, words: '王芳' }))
  expect(later).toMatchObject([{ guideId: guide, exclusion: 'ON_LEAVE' }])
  const manager = world.staff('store_manager', { storeIds: [far] })
  expect(await names({}, manager)).toEqual(['小林'])
  expect(await world.refused(manager.call('findReceivers', { storeId: near }))).toBe('store_unknown')
})
