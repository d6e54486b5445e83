import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()
const show = (input: object) => world.anonymous('shopper').call('showStore', input)

test('a shopper who shares no place picks a city, and sees only those with an open store', async () => {
  await world.build.store({ city: '重庆' })
  await world.build.store({ city: '成都' })
  await world.build.store({ city: '成都' })
  await world.build.store({ city: '上海', status: 'closed' })
  const { cities } = await world.ok(world.anonymous('shopper').call('listCities', {}))
  expect(cities).toEqual([
    { city: '成都', stores: 2 },
    { city: '重庆', stores: 1 },
  ])
})

test('a store is shown with its hours, its distance and the faces of who serves there today', async () => {
  const storeId = await world.build.store({ name: '春熙路店', opensMinute: 540, closesMinute: 600 })
  const other = await world.build.store()
  const wang = await world.build.guide(storeId, { name: '王芳', grade: 5 })
  const chen = await world.build.guide([other, storeId], { name: '陈晨', grade: 5 })
  const lin = await world.build.guide(storeId, { name: '林月', grade: 2 })
  await world.build.guide(storeId, { hasLeft: true })
  await world.build.guide(storeId, { leave: { from: '2026-03-01', to: '2026-03-02' } })
  await world.build.guide(other)

  const card = { code: 'G-new', name: '周舟', role: 'guide', grade: 1, joinedOn: '2026-01-01', storeIds: [storeId] }
  const photoPath = 'guides/zhou.webp'
  const { guideId: zhou } = await world.ok(world.staff('hq_ops').call('upsertGuide', { ...card, photoPath }))
  const bad = { ...card, photoPath: '../secret.webp' }
  expect(await world.refused(world.staff('hq_ops').call('upsertGuide', bad))).toBe('invalid_input')

  const shown = await world.ok(show({ storeId, place: { ...CHENGDU, latitude: CHENGDU.latitude + 0.01 } }))
  expect(shown).toMatchObject({ name: '春熙路店', isOpenNow: false, isClosed: false, metres: 1112 })
  expect(shown.guides.map(({ guideId }) => guideId)).toEqual([wang, lin, zhou, chen])
  expect(shown.guides[2]).toEqual({
    guideId: zhou,
    name: '周舟',
    role: 'guide',
    storeName: '春熙路店',
    photoUrl: 'memory://pictures/guides/zhou.webp',
  })
  world.clock.set('2026-03-02T09:00:00+08:00')
  expect(await world.ok(show({ storeId }))).toMatchObject({ isOpenNow: true, metres: null })

  // Left out, the picture stays; null takes it away.
  const faceOf = async () =>
    (await world.ok(show({ storeId }))).guides.find(({ guideId }) => guideId === zhou)?.photoUrl
  await world.ok(world.staff('hq_ops').call('upsertGuide', { ...card, grade: 2 }))
  expect(await faceOf()).toBe('memory://pictures/guides/zhou.webp')
  await world.ok(world.staff('hq_ops').call('upsertGuide', { ...card, photoPath: null }))
  expect(await faceOf()).toBeNull()
})

test('a store that closed for good is shown as closed and names nobody', async () => {
  const storeId = await world.build.store({ status: 'closed' })
  await world.build.guide(storeId)
  expect(await world.ok(show({ storeId }))).toMatchObject({ isClosed: true, isOpenNow: false, guides: [] })
})

test('a store of another brand or of nobody is unknown, and a place off the globe is bad input', async () => {
  const elsewhere = await (await world.openBrand('别家')).build.store()
  for (const storeId of [elsewhere, 'st_nowhere']) expect(await world.refused(show({ storeId }))).toBe('store_unknown')
  const storeId = await world.build.store()
  expect(await world.refused(show({ storeId, place: { latitude: 91, longitude: 0 } }))).toBe('invalid_input')
})
