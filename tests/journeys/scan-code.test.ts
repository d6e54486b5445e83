import type * as codes from '../../contract/code'
import type { Output } from '../../contract/endpoint'
import { useWorld } from '../support/world'

const world = useWorld()
const hq = () => world.staff('hq_ops')
type Resolved = Output<typeof codes.resolveCode>

async function makeCode(wish: object): Promise<string> {
  const { codes: made } = await world.ok(hq().call<Output<typeof codes.createCodes>>('createCodes', { codes: [wish] }))
  return made[0]!.code
}
const resolve = (code: string) => world.anonymous('shopper').call<Resolved>('resolveCode', { code })
const scan = (who: string, code: string) =>
  world.shopper(who).call<Output<typeof codes.recordScan>>('recordScan', { code })

test('createCodes prints a batch of short codes that say nothing by themselves', async () => {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId)
  const wishes = [
    { kind: 'store', storeId },
    { kind: 'guide', guideId },
    { kind: 'campaign', campaign: '春季焕新' },
    { kind: 'channel', partnerId: await world.build.partner() },
  ]
  const { codes: made } = await world.ok(hq().call<Output<typeof codes.createCodes>>('createCodes', { codes: wishes }))
  expect(made.map((one) => one.kind)).toEqual(['store', 'guide', 'campaign', 'channel'])
  expect(made.every((one) => /^[0-9A-Za-z]{11}$/.test(one.code))).toBe(true)
  const { codes: listed } = await world.ok(hq().call<Output<typeof codes.listCodes>>('listCodes', { kind: 'guide' }))
  expect(listed).toMatchObject([{ code: made[1]!.code, storeId, guideId, channel: 'guide_share', state: 'live' }])
})

test('listCodes goes on where the page before ended', async () => {
  const storeId = await world.build.store()
  await world.ok(hq().call('createCodes', { codes: Array.from({ length: 5 }, () => ({ kind: 'store', storeId })) }))
  const page = (cursor?: string) =>
    world.ok(hq().call<Output<typeof codes.listCodes>>('listCodes', { rows: 3, ...(cursor ? { cursor } : {}) }))
  const first = await page()
  const second = await page(first.next!)
  expect(new Set([...first.codes, ...second.codes].map((one) => one.code)).size).toBe(5)
  expect(second.next).toBeNull()
  expect(await world.refused(hq().call('listCodes', { cursor: 'yesterday' }))).toBe('invalid_input')
})

test('a code for what does not exist, or for another manager’s store, is refused', async () => {
  const storeId = await world.build.store()
  const other = await world.build.store()
  const make = (wish: object, who = hq()) => world.refused(who.call('createCodes', { codes: [wish] }))
  expect(await make({ kind: 'store' })).toBe('invalid_input')
  expect(await make({ kind: 'store', storeId: 'st_nowhere' })).toBe('store_unknown')
  expect(await make({ kind: 'guide', guideId: 'gd_nobody' })).toBe('guide_unknown')
  expect(await make({ kind: 'channel', partnerId: 'pt_nobody' })).toBe('partner_unknown')
  const manager = world.staff('store_manager', { storeIds: [storeId] })
  expect(await make({ kind: 'store', storeId: other }, manager)).toBe('store_unknown')
  expect(await make({ kind: 'campaign', campaign: '全国' }, manager)).toBe('store_unknown')
})

test('resolveCode shows the store and a verified guide without any sign-in', async () => {
  const storeId = await world.build.store({ name: '兴业太古汇店' })
  const guideId = await world.build.guide(storeId, { name: '陈晨' })
  const code = await makeCode({ kind: 'guide', guideId })
  expect(await world.ok(resolve(code))).toMatchObject({
    kind: 'guide',
    brandName: '山居家具',
    store: { storeId, name: '兴业太古汇店', isOpenNow: true },
    isStoreClosed: false,
    openNearby: [],
    guide: { guideId, name: '陈晨', storeName: '兴业太古汇店', isVerified: true },
  })
})

test('unknown, expired, voided and foreign codes each say what they are', async () => {
  const storeId = await world.build.store()
  const expiring = await makeCode({ kind: 'store', storeId, expiresAt: '2026-03-02T00:00:00+08:00' })
  const lost = await makeCode({ kind: 'store', storeId })
  expect(await world.ok(hq().call('voidCode', { code: lost, reason: '海报遗失' }))).toMatchObject({ isChanged: true })
  expect(await world.ok(hq().call('voidCode', { code: lost, reason: '再次' }))).toMatchObject({ isChanged: false })
  world.clock.set('2026-03-02T00:00:00+08:00')

  const other = await world.openBrand('别家')
  for (const [code, refusal] of [
    [expiring, 'code_expired'],
    [lost, 'code_voided'],
    ['NoSuchCode1', 'code_unknown'],
    ['乱码', 'code_unknown'],
  ] as const) {
    expect(await world.refused(resolve(code))).toBe(refusal)
  }
  expect(await world.refused(scan('li', lost))).toBe('code_voided')
  expect(await world.refused(scan('li', expiring))).toBe('code_expired')
  const live = await makeCode({ kind: 'store', storeId })
  expect(await world.refused(other.shopper('li').call('resolveCode', { code: live }))).toBe('code_unknown')
  expect(await world.refused(other.staff('hq_ops').call('voidCode', { code: live, reason: '越权' }))).toBe(
    'code_unknown',
  )
})

test('the code of a closed store still resolves and points to the nearest open ones', async () => {
  const storeId = await world.build.store({ latitude: 30.66, longitude: 104.08 })
  await world.build.store({ name: '远', latitude: 30.8, longitude: 104.3 })
  await world.build.store({ name: '近', latitude: 30.661, longitude: 104.08 })
  const code = await makeCode({ kind: 'store', storeId })
  await world.ok(hq().call('closeStore', { storeId, reason: '停业' }))
  const resolved = await world.ok(resolve(code))
  expect(resolved).toMatchObject({ isStoreClosed: true, store: { storeId, isOpenNow: false } })
  expect(resolved.openNearby.map((store) => store.name)).toEqual(['近', '远'])
})

test('codeImage draws a live code whose scene is the code, and no dead one', async () => {
  const code = await makeCode({ kind: 'store', storeId: await world.build.store() })
  const { pngBase64 } = await world.ok(hq().call<{ pngBase64: string }>('codeImage', { code }))
  expect(Buffer.from(pngBase64, 'base64').toString()).toBe(`PNG of pages/scan/index?${code}`)
  world.outside.isDown = true
  expect(await world.refused(hq().call('codeImage', { code }))).toBe('outside_unavailable')
  world.outside.isDown = false
  await world.ok(hq().call('voidCode', { code, reason: '停用' }))
  expect(await world.refused(hq().call('codeImage', { code }))).toBe('code_voided')
})

test('recordScan knows a visitor from the first scan, and the same scan within ten minutes is one touch', async () => {
  const storeId = await world.build.store()
  const code = await makeCode({ kind: 'store', storeId })
  const first = await world.ok(scan('li', code))
  expect(first).toMatchObject({ isNew: true, isMember: false, isBoundNow: false })
  world.clock.advance({ minutes: 9 })
  expect(await world.ok(scan('li', code))).toMatchObject({ touchpointId: first.touchpointId, isNew: false })
  world.clock.advance({ minutes: 1 })
  expect(await world.ok(scan('li', code))).toMatchObject({ isNew: true })
  expect(await world.ok(scan('wang', code))).toMatchObject({ isNew: true })

  const touches = await world.db.selectFrom('touchpoint').selectAll().orderBy('id').execute()
  expect(touches.map((touch) => [touch.kind, touch.quality, touch.store_id])).toEqual(
    Array(3).fill(['scan', 2, storeId]),
  )
  expect(JSON.stringify(touches)).not.toContain('openid-li')
})

test('a scan needs to know who scans: without an openid it is refused', async () => {
  const code = await makeCode({ kind: 'store', storeId: await world.build.store() })
  expect(await world.refused(world.anonymous('shopper').call('recordScan', { code }))).toBe('unauthenticated')
})

test('a member whom nobody serves is bound to the guide whose code they scan, and stays with that guide', async () => {
  const storeId = await world.build.store()
  const [first, second] = [await world.build.guide(storeId), await world.build.guide(storeId)]
  await world.ok(world.shopper('li').call('register', { phone: '13800000001', acceptsContact: true }))
  const scanned = await world.ok(scan('li', await makeCode({ kind: 'guide', guideId: first })))
  expect(scanned).toMatchObject({ isMember: true, isBoundNow: true })
  expect(await world.ok(scan('li', await makeCode({ kind: 'guide', guideId: second })))).toMatchObject({
    isBoundNow: false,
  })
  expect(await world.ok(world.shopper('li').call('myProfile', {}))).toMatchObject({ guide: { guideId: first } })
})
