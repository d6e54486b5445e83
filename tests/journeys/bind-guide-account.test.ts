import { useWorld } from '../support/world'

const world = useWorld()
type Invitation = { code: string; guideName: string }

async function newGuide(): Promise<{ store: string; guideId: string }> {
  const store = await world.build.store()
  return { store, guideId: await world.build.guide(store, { name: '赵敏' }) }
}
async function invite(guideId: string): Promise<string> {
  const invited = await world.ok(world.staff('hq_ops').call<Invitation>('createInvitation', { guideId }))
  return invited.code
}
const bind = (who: string, code: string) => world.anonymous('guide', `openid-${who}`).call('bindGuideAccount', { code })
const openidOf = async (guideId: string) =>
  (await world.db.selectFrom('guide').select('openid').where('id', '=', guideId).executeTakeFirstOrThrow()).openid

test('an invited guide types the code, in whatever way, and this WeChat is theirs', async () => {
  const { guideId } = await newGuide()
  const code = await invite(guideId)
  expect(code).toMatch(/^([2-9A-HJKMNP-TV-Z]{4}-){2}[2-9A-HJKMNP-TV-Z]{4}$/)
  const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `
  expect(await world.ok(bind('zhao', typed))).toEqual({ guideId, name: '赵敏', role: 'guide' })
  expect(await openidOf(guideId)).toBe('openid-zhao')
})

test('a code works once', async () => {
  const { guideId } = await newGuide()
  const code = await invite(guideId)
  await world.ok(bind('zhao', code))
  expect(await world.refused(bind('li', code))).toBe('invitation_used')
  expect(await openidOf(guideId)).toBe('openid-zhao')
})

test('a code ends after three days, and when a newer one is made', async () => {
  const { guideId } = await newGuide()
  const first = await invite(guideId)
  const second = await invite(guideId)
  expect(await world.refused(bind('zhao', first))).toBe('invitation_invalid')
  world.clock.advance({ days: 3 })
  expect(await world.refused(bind('zhao', second))).toBe('invitation_invalid')
  expect(await world.refused(bind('zhao', 'AAAA-AAAA-AAAA'))).toBe('invitation_invalid')
})

test('a WeChat that is another guide’s is refused and the code stays good', async () => {
  const { guideId, store } = await newGuide()
  await world.build.guide(store, { openid: 'openid-qian' })
  const code = await invite(guideId)
  expect(await world.refused(bind('qian', code))).toBe('guide_bound')
  await world.ok(bind('zhao', code))
})

test('who already is a guide binds nothing more', async () => {
  const { guideId } = await newGuide()
  const code = await invite(guideId)
  expect(await world.refused(world.guide(guideId).call('bindGuideAccount', { code }))).toBe('guide_bound')
})

test('the WeChat of a guide who left is free again', async () => {
  const { guideId, store } = await newGuide()
  await world.build.guide(store, { openid: 'openid-zhao', hasLeft: true })
  await world.ok(bind('zhao', await invite(guideId)))
  expect(await openidOf(guideId)).toBe('openid-zhao')
})

test('without a WeChat identity nobody binds anything', async () => {
  const { guideId } = await newGuide()
  const code = await invite(guideId)
  expect(await world.refused(world.anonymous('guide').call('bindGuideAccount', { code }))).toBe('unauthenticated')
})

test('a store manager invites guides of their own stores only, and codes of one brand are unknown to another', async () => {
  const { guideId, store } = await newGuide()
  const elsewhere = await world.build.guide(await world.build.store())
  const manager = world.staff('store_manager', { storeIds: [store] })
  const { code } = await world.ok(manager.call<Invitation>('createInvitation', { guideId }))
  expect(await world.refused(manager.call('createInvitation', { guideId: elsewhere }))).toBe('guide_unknown')

  const other = await world.openBrand('另一品牌')
  const there = other.anonymous('guide', 'openid-zhao').call('bindGuideAccount', { code })
  expect(await world.refused(there)).toBe('invitation_invalid')
  expect(await world.refused(other.staff('hq_admin').call('createInvitation', { guideId }))).toBe('guide_unknown')
})

test('the table of invitations does not give a code away', async () => {
  const { guideId } = await newGuide()
  const code = await invite(guideId)
  const kept = JSON.stringify(await world.db.selectFrom('invitation').selectAll().execute())
  expect(kept).not.toContain(code)
  expect(kept).not.toContain(code.replaceAll('-', ''))
})
