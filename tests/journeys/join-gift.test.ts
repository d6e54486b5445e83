import { useWorld } from '../support/world'

const world = useWorld()
const PHONE = '13812345678'
const GIFT = { title: '水果拼盘一份', validDays: 30 }
const hq = () => world.staff('hq_ops')
const setGift = (joinGift: object | null) => hq().call('setJoinGift', { joinGift })
const register = (who: string, input: object = {}, unionid?: string) => {
  world.outside.phoneOf.set(`code-${who}`, PHONE)
  const proof = { phoneCode: `code-${who}`, acceptsContact: true, ...input }
  return world.ok(world.shopper(who, unionid).call('register', proof))
}
const benefits = () => world.db.selectFrom('member_benefit').selectAll().orderBy('id').execute()

test('HQ sets, changes and ends the join gift, and every change stands in the audit', async () => {
  expect(await world.ok(setGift(GIFT))).toEqual({ joinGift: GIFT, isChanged: true })
  expect(await world.ok(setGift(GIFT))).toEqual({ joinGift: GIFT, isChanged: false })
  const next = { title: '鸭脖一盒', validDays: 7 }
  expect(await world.ok(setGift(next))).toEqual({ joinGift: next, isChanged: true })
  expect(await world.ok(hq().call('showJoinGift', {}))).toEqual({ joinGift: next })
  expect(await world.ok(setGift(null))).toEqual({ joinGift: null, isChanged: true })
  expect(await world.ok(world.staff('store_manager').call('showJoinGift', {}))).toEqual({ joinGift: null })

  const { entries } = await world.ok(world.staff('hq_admin').call('listAudit', { action: 'setJoinGift' }))
  expect(entries.map((entry) => entry.detail)).toEqual([
    { before: next, after: null },
    { before: GIFT, after: next },
    { before: null, after: GIFT },
  ])
})

test('a gift needs a title of at most 40 characters and whole days, and only HQ sets it', async () => {
  for (const joinGift of [
    { title: ' ', validDays: 30 },
    { title: '礼'.repeat(41), validDays: 30 },
    { title: '礼', validDays: 0 },
    { title: '礼', validDays: 1.5 },
    { title: '礼', validDays: 367 },
  ]) {
    expect(await world.refused(setGift(joinGift))).toBe('invalid_input')
  }
  for (const role of ['store_manager', 'finance'] as const) {
    expect(await world.refused(world.staff(role).call('setJoinGift', { joinGift: GIFT }))).toBe('forbidden')
  }
})

test('whoever scans a code reads what joining brings, joins, and has it at once', async () => {
  const storeId = await world.build.store()
  const made = await world.ok(hq().call('createCodes', { codes: [{ kind: 'store', storeId }] }))
  const land = () => world.ok(world.anonymous('shopper').call('resolveCode', { code: made.codes[0]!.code }))
  expect((await land()).joinGift).toBeNull()
  await world.ok(setGift(GIFT))
  expect((await land()).joinGift).toEqual(GIFT)

  const card = await register('li')
  expect(card.benefits).toEqual([
    {
      benefitId: expect.stringMatching(/^bf_/),
      kind: 'join_gift',
      title: GIFT.title,
      grantedAt: world.clock.now(),
      validUntil: new Date('2026-04-01T00:00:00+08:00'),
      code: expect.stringMatching(/^2\d{9}$/),
      usedAt: null,
    },
  ])
  expect((await world.ok(world.shopper('li').call('myProfile', {}))).benefits).toEqual(card.benefits)
})

test('registering again brings nothing more, and a later gift is for those who join later', async () => {
  await register('early')
  await world.ok(setGift(GIFT))
  expect((await register('early')).benefits).toEqual([])

  const proof = { phone: '13900139000', acceptsContact: false }
  const first = await world.ok(world.shopper('li').call('register', proof))
  await world.ok(setGift({ title: '别的礼物', validDays: 1 }))
  const again = await world.ok(world.shopper('li').call('register', { ...proof, displayName: '李雷' }))
  expect(again.benefits).toEqual(first.benefits)
  expect(await benefits()).toHaveLength(1)
})

test('two registrations of one person at once give one gift', async () => {
  await world.ok(setGift(GIFT))
  const proof = { phone: PHONE, acceptsContact: true }
  const both = await Promise.all([1, 2].map(() => world.shopper('li').call('register', proof)))
  expect(both.map((reply) => reply.ok)).toEqual([true, true])
  expect(await benefits()).toHaveLength(1)
})

test('an imported member who registers here for the first time has the gift once, whoever merges into them', async () => {
  await world.ok(setGift(GIFT))
  const imported = await world.build.member({ phone: PHONE })
  await world.ok(world.shopper('li').call('giveConsent', { purpose: 'marketing', textVersion: '1' }))
  expect(await register('li')).toMatchObject({ memberId: imported, benefits: [{ title: GIFT.title }] })
  expect(await register('li')).toMatchObject({ memberId: imported, benefits: [{ title: GIFT.title }] })
  expect(await benefits()).toHaveLength(1)
})

test('two members who turn out to be one person keep the first gift and get no third', async () => {
  await world.ok(setGift(GIFT))
  const first = await world.ok(world.shopper('li').call('register', { phone: PHONE, acceptsContact: true }))
  world.clock.advance({ days: 1 })
  const other = { phone: '13900139000', acceptsContact: true }
  await world.ok(world.shopper('li-second-app', 'union-li').call('register', other))
  world.clock.advance({ days: 1 })
  // The unionid joins them: one person from here on.
  const joined = await world.ok(world.shopper('li', 'union-li').call('register', other))
  expect(joined).toMatchObject({ memberId: first.memberId, isNew: false })
  expect(joined.benefits).toEqual(first.benefits)
  expect(await benefits()).toHaveLength(2)
})

test('the gift is in a person’s data, goes with their account, and whoever comes back is somebody new', async () => {
  await world.ok(setGift(GIFT))
  const card = await register('li')
  const data = await world.ok(world.shopper('li').call('exportMyData', {}))
  expect(data).toMatchObject({
    profile: { benefits: card.benefits },
    onboarding: [{ step: 'join', event: 'done', at: world.clock.now() }],
  })
  await world.ok(world.shopper('li').call('deleteMyAccount', { isConfirmed: true }))
  expect((await world.ok(world.shopper('li').call('myProfile', {}))).benefits).toEqual([])
  const back = await register('li')
  expect(back.memberId).not.toBe(card.memberId)
  expect(back.benefits).toHaveLength(1)
  expect(back.benefits[0]!.benefitId).not.toBe(card.benefits[0]!.benefitId)
})

test('what was given is never changed', async () => {
  await world.ok(setGift(GIFT))
  await register('li')
  await expect(world.db.updateTable('member_benefit').set({ title: '别的' }).execute()).rejects.toThrow('append-only')
  await expect(world.db.deleteFrom('onboarding_step').execute()).rejects.toThrow('append-only')
})
