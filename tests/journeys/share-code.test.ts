import { useWorld } from '../support/world'

const world = useWorld()

let storeId: string
let guideId: string

beforeEach(async () => {
  storeId = await world.build.store({ name: '春熙路店' })
  guideId = await world.build.guide(storeId, { name: '王芳' })
  const memberId = await world.build.member({ phone: '13800000001', openid: 'openid-li' })
  await world.build.binding(memberId, guideId, storeId)
})

const share = async (who: string, input: object = {}) =>
  (await world.ok(world.shopper(who).call('shareCode', input))).code
const scan = (who: string, code: string) => world.ok(world.shopper(who).call('recordScan', { code }))
const touches = () =>
  world.db.selectFrom('touchpoint').select(['kind', 'channel', 'guide_id', 'code']).orderBy('id').execute()

test('what a member shares leads to their store and guide, and brings whoever scans it there', async () => {
  const code = await share('li')
  expect(code).toMatch(/^[0-9A-Za-z]{11}$/)
  const landing = await world.ok(world.anonymous('shopper').call('resolveCode', { code }))
  expect(landing).toMatchObject({
    kind: 'poster',
    channel: 'referral',
    store: { storeId, name: '春熙路店' },
    guide: { guideId, name: '王芳', isVerified: true, photoUrl: null },
  })
  await world.build.member({ phone: '13800000002', openid: 'openid-wang' })
  expect(await scan('wang', code)).toMatchObject({ isNew: true, isBoundNow: true })
  expect(await touches()).toEqual([{ kind: 'scan', channel: 'referral', guide_id: guideId, code }])
})

test('the same thing is shared by the same code, another thing or person by another', async () => {
  const { productId } = await world.build.product()
  const home = await share('li')
  const product = await share('li', { productId })
  expect(await share('li')).toBe(home)
  expect(await share('li', { productId })).toBe(product)
  expect(new Set([home, product, await share('wang')]).size).toBe(3)
  expect(await world.refused(world.shopper('li').call('shareCode', { productId: 'P-none' }))).toBe('product_unknown')
})

test('somebody without a guide shares a code that leads to the brand alone', async () => {
  const landing = await world.ok(world.anonymous('shopper').call('resolveCode', { code: await share('zhou') }))
  expect(landing).toMatchObject({ kind: 'poster', store: null, guide: null })
})

test('who scans the code they share was brought by nobody, and asks for nothing by it', async () => {
  const code = await share('zhou')
  await world.db.updateTable('scan_code').set({ guide_id: guideId, store_id: storeId }).execute()
  expect(await scan('zhou', code)).toMatchObject({ isBoundNow: false })
  const ask = { channel: 'organic', wish: '沙发', code, idempotencyKey: 'own-code-1' }
  expect(await world.ok(world.shopper('zhou').call('captureLead', ask))).toMatchObject({ outcome: 'unroutable' })
  expect(await touches()).toEqual([
    { kind: 'page_view', channel: 'organic', guide_id: null, code },
    { kind: 'consultation', channel: 'organic', guide_id: null, code: null },
  ])
})

test('a visitor’s code stays theirs when they turn out to be a member', async () => {
  const code = await share('zhou')
  world.outside.phoneOf.set('button', '13800000009')
  await world.build.member({ phone: '13800000009' })
  await world.ok(world.shopper('zhou').call('register', { phoneCode: 'button', acceptsContact: true }))
  expect(await share('zhou')).toBe(code)
  expect(await world.ok(world.shopper('zhou').call('posterCode', { code }))).toHaveProperty('pngBase64')
  await scan('zhou', code)
  expect(await touches()).toMatchObject([{ kind: 'page_view', guide_id: null }])
})

test('with another guide a new code is shared, and the posters that hang already go on leading where they led', async () => {
  const before = await share('li')
  const second = await world.build.guide(storeId)
  await world.ok(world.shopper('li').call('changeGuide', { guideId: second, reason: '想换一位' }))
  const after = await share('li')
  expect(after).not.toBe(before)
  const leadsTo = async (code: string) =>
    (await world.ok(world.anonymous('shopper').call('resolveCode', { code }))).guide?.guideId
  expect([await leadsTo(before), await leadsTo(after)]).toEqual([guideId, second])
})

test('a code that headquarters stopped is not shared any more', async () => {
  const code = await share('li')
  await world.ok(world.staff('hq_ops').call('voidCode', { code, reason: '被滥用' }))
  expect(await world.refused(world.shopper('li').call('posterCode', { code }))).toBe('code_voided')
  expect(await share('li')).not.toBe(code)
})

test('a guide’s code is made once, leads to them, and is made anew for another home store', async () => {
  const mine = () => world.ok(world.guide(guideId).call('myGuideCode', {}))
  const [first, ...again] = await Promise.all(Array.from({ length: 5 }, mine))
  expect(first).toMatchObject({ name: '王芳', storeName: '春熙路店', photoUrl: null })
  expect(again.every(({ code }) => code === first!.code)).toBe(true)
  const landing = await world.ok(world.anonymous('shopper').call('resolveCode', { code: first!.code }))
  expect(landing).toMatchObject({ kind: 'guide', channel: 'guide_share', guide: { guideId }, store: { storeId } })

  const other = await world.build.store({ name: '太古里店' })
  await world.db.updateTable('guide_store').set({ store_id: other }).where('guide_id', '=', guideId).execute()
  const moved = await mine()
  expect(moved).toMatchObject({ storeName: '太古里店' })
  expect(moved.code).not.toBe(first!.code)
})

test('a poster is drawn for whoever the code belongs to, and for nobody else', async () => {
  const shared = await share('li')
  const own = (await world.ok(world.guide(guideId).call('myGuideCode', {}))).code
  const { pngBase64 } = await world.ok(world.shopper('li').call('posterCode', { code: shared }))
  expect(Buffer.from(pngBase64, 'base64').toString()).toBe(`PNG of pages/scan/index?${shared}`)
  await world.ok(world.guide(guideId).call('posterCode', { code: own }))

  const colleague = world.guide(await world.build.guide(storeId))
  const strangers = [
    world.shopper('wang').call('posterCode', { code: shared }),
    world.shopper('li').call('posterCode', { code: own }),
    colleague.call('posterCode', { code: own }),
    world.guide(guideId).call('posterCode', { code: shared }),
    world.shopper('li').call('posterCode', { code: 'Nobody00000' }),
  ]
  for (const asked of strangers) expect(await world.refused(asked)).toBe('code_unknown')
  expect(await world.refused(colleague.call('posterCode', { code: 'x' }))).toBe('invalid_input')
})

test('while WeChat cannot be reached the poster waits, and the code is kept', async () => {
  const code = await share('li')
  world.outside.isDown = true
  expect(await world.refused(world.shopper('li').call('posterCode', { code }))).toBe('outside_unavailable')
  expect(await share('li')).toBe(code)
})

test('closing the account leaves nothing that ties the codes to the person', async () => {
  await share('li')
  await world.ok(world.shopper('li').call('deleteMyAccount', { isConfirmed: true }))
  expect(await world.db.selectFrom('share_code').selectAll().execute()).toEqual([])
})
