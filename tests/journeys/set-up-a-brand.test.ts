import { importFile } from '../support/send-file'
import { useWorld } from '../support/world'

// From nothing to the first routed lead, and what the way there shows.
const world = useWorld()
const admin = () => world.staff('hq_admin')
const progress = () => world.ok(admin().call('setupProgress', {}))

test('a new brand has nothing but the rules it was founded with', async () => {
  expect(await progress()).toEqual({
    stores: 0,
    staffedStores: 0,
    guides: 0,
    boundGuides: 0,
    codes: 0,
    rules: { version: 1, isFounding: true, hasWaitingApproval: false, hasDraft: false },
    approvers: 1,
    trialCode: null,
    leads: 0,
    firstRouted: null,
  })
})

test('stores, a guide, a code and a lead bring a brand to its end, counted from what there is', async () => {
  const stores =
    '门店编号,门店名称,城市,地址,纬度,经度\nS001,春熙路店,成都,一号,30.65,104.08\nS002,天府店,成都,二号,30.55,104.06\n'
  await importFile(world, admin(), 'stores', stores)
  await importFile(world, admin(), 'guides', '工号,姓名,门店编号,入职日期\nG001,王芳,S001,2025-01-01\n')
  expect(await progress()).toMatchObject({ stores: 2, staffedStores: 1, guides: 1, boundGuides: 0 })

  const { guides } = await world.ok(admin().call('listGuides', {}))
  const guideId = guides[0]!.id
  const { codes } = await world.ok(admin().call('createCodes', { codes: [{ kind: 'guide', guideId }] }))
  expect(await progress()).toMatchObject({ codes: 1, trialCode: { code: codes[0]!.code, name: '王芳' } })

  const { code } = await world.ok(admin().call('createInvitation', { guideId }))
  await world.ok(world.anonymous('guide', 'openid-wang').call('bindGuideAccount', { code }))
  const wish = {
    wish: '沙发',
    channel: 'appointment',
    idempotencyKey: 'first-lead-1',
    place: { latitude: 30.65, longitude: 104.08 },
  }
  const { leadId } = await world.ok(world.shopper('li').call('captureLead', wish))
  expect(await progress()).toMatchObject({
    boundGuides: 1,
    leads: 1,
    firstRouted: { leadId, wish: '沙发', guideName: '王芳', storeName: '春熙路店' },
  })
})

test('finance and people of some stores do not set a brand up', async () => {
  const storeIds = [await world.build.store()]
  expect(await world.refused(world.staff('finance').call('setupProgress', {}))).toBe('forbidden')
  expect(await world.refused(world.staff('hq_admin', { storeIds, name: 'limited' }).call('setupProgress', {}))).toBe(
    'forbidden',
  )
})
