import type * as codes from '../../contract/code'
import type { Output } from '../../contract/endpoint'
import type * as members from '../../contract/member'
import { bindMember } from '../../server/flows/bind-member'
import { findOrCreatePerson } from '../../server/flows/find-person'
import { useWorld } from '../support/world'

const world = useWorld()
type Card = Output<typeof members.register>

const PHONE = '13812345678'
const register = (who: string, input: object, unionid?: string) =>
  world.shopper(who, unionid).call<Card>('register', { acceptsContact: true, ...input })
/** WeChat's phone button: the code stands for a number WeChat itself vouches for. */
function button(phone: string): { phoneCode: string } {
  const phoneCode = `code-${phone}`
  world.outside.phoneOf.set(phoneCode, phone)
  return { phoneCode }
}
async function makeCode(wish: object): Promise<string> {
  const made = world.staff('hq_ops').call<Output<typeof codes.createCodes>>('createCodes', { codes: [wish] })
  return (await world.ok(made)).codes[0]!.code
}
const lead = (who: string, wish: string, storeId: string) =>
  world.shopper(who).call<{ leadId: string; outcome: string }>('captureLead', {
    channel: 'appointment',
    wish,
    storeId,
    idempotencyKey: `journey-${who}-${wish}`,
  })
const people = () => world.db.selectFrom('member').selectAll().orderBy('id').execute()

test('a visitor who registers is the same person, with the source of their last scan and its guide', async () => {
  const storeId = await world.build.store({ name: '春熙路店' })
  const guideId = await world.build.guide(storeId, { name: '王芳' })
  const code = await makeCode({ kind: 'guide', guideId })
  await world.ok(world.shopper('li').call('recordScan', { code }))
  expect(await world.ok(world.shopper('li').call('myProfile', {}))).toMatchObject({ state: 'visitor', guide: null })

  const card = await world.ok(register('li', { ...button(PHONE), displayName: '李雷' }))
  expect(card).toMatchObject({
    state: 'member',
    isNew: true,
    displayName: '李雷',
    phoneMasked: '138****5678',
    acceptsContact: true,
    sourceChannel: 'guide_share',
    sourceCode: code,
    guide: { guideId, name: '王芳', storeName: '春熙路店' },
  })
  expect(await people()).toHaveLength(1)
  expect(JSON.stringify(await people())).not.toContain(PHONE)
  expect(await world.ok(world.shopper('li').call('myProfile', {}))).toMatchObject({ memberId: card.memberId })
})

test('a person nobody has seen yet has an empty profile, and looking does not make them known', async () => {
  expect(await world.ok(world.shopper('ghost').call('myProfile', {}))).toMatchObject({
    memberId: null,
    state: 'visitor',
  })
  expect(await people()).toEqual([])
})

test('registering again renews name and preference and keeps the source', async () => {
  const first = await world.ok(register('li', { phone: PHONE }))
  const again = await world.ok(register('li', { phone: `+86 ${PHONE}`, displayName: '李雷', acceptsContact: false }))
  expect(again).toMatchObject({ memberId: first.memberId, isNew: false, displayName: '李雷', acceptsContact: false })
  expect(again.registeredAt).toEqual(first.registeredAt)
})

test('a phone of the wrong form, a used code and WeChat being down each say so', async () => {
  expect(await world.refused(register('li', { phone: '12345' }))).toBe('phone_invalid')
  expect(await world.refused(register('li', { phone: '１３８１２３４５６７８' }))).toBe('phone_invalid')
  expect(await world.refused(register('li', button('+1 555 0100')))).toBe('phone_invalid')
  const used = button(PHONE)
  await world.ok(register('li', used))
  expect(await world.refused(register('li', used))).toBe('phone_code_invalid')
  expect(await world.refused(register('li', {}))).toBe('invalid_input')
  world.outside.isDown = true
  expect(await world.refused(register('wang', button('13900000000')))).toBe('outside_unavailable')
  expect(await people()).toHaveLength(1)
})

test('the phone of a member with another WeChat account is taken, whoever asks and however', async () => {
  await world.ok(register('li', button(PHONE)))
  await world.ok(world.shopper('wang').call('giveConsent', { purpose: 'marketing', textVersion: '1' }))
  expect(await world.refused(register('wang', button(PHONE)))).toBe('phone_taken')
  expect(await world.refused(register('wang', { phone: PHONE }))).toBe('phone_taken')
  expect((await people()).map((person) => person.state).sort()).toEqual(['member', 'visitor'])
})

test('typing the number of an imported member does not open their membership, proving it does', async () => {
  const imported = await world.build.member({ phone: PHONE, displayName: '老会员' })
  expect(await world.refused(register('li', { phone: PHONE }))).toBe('phone_taken')
  expect(await world.ok(register('li', button(PHONE)))).toMatchObject({
    memberId: imported,
    displayName: '老会员',
    phoneMasked: '138****5678',
  })
})

test('a number that was only typed goes to the one who proves it', async () => {
  const typed = await world.ok(register('li', { phone: PHONE }))
  const proven = await world.ok(register('wang', button(PHONE)))
  expect(proven.memberId).not.toBe(typed.memberId)
  expect(await world.ok(world.shopper('li').call('myProfile', {}))).toMatchObject({
    state: 'member',
    phoneMasked: null,
  })
})

test('the same unionid is the same person', async () => {
  const first = await world.ok(register('li', button(PHONE), 'union-li'))
  const other = await world.ok(register('li-second-app', button(PHONE), 'union-li'))
  expect(other.memberId).toBe(first.memberId)
})

test('a new number takes the place of the old one, which is free again', async () => {
  await world.ok(register('li', button(PHONE)))
  const changed = await world.ok(register('li', button('13900000000')))
  expect(changed.phoneMasked).toBe('139****0000')
  expect(await world.ok(register('wang', button(PHONE)))).toMatchObject({ isNew: true })
})

test('a merged visitor’s leads and guide follow, two leads of one wish become one, and nobody’s place is lost', async () => {
  const storeId = await world.build.store({ code: 'CD-1' })
  const guideId = await world.build.guide(storeId)
  const imported = await world.build.member({ phone: PHONE })
  const partner = world.partner(await world.build.partner())
  const consent = { recipients: ['brand'], textVersion: '1', agreedAt: world.clock.now().toISOString() }
  await world.ok(
    partner.call('submitLead', { externalId: 'X-1', phone: PHONE, wish: '沙发', storeCode: 'CD-1', consent }),
  )
  world.clock.advance({ minutes: 1 })
  await world.ok(lead('li', '沙发', storeId))
  await world.ok(lead('li', '床垫', storeId))
  const visitor = (await people()).find((person) => person.state === 'visitor')!
  await world.run({ kind: 'clock' as const, brandId: world.brandId }, (ctx) =>
    bindMember(ctx, {
      brandId: world.brandId,
      memberId: visitor.id,
      guideId,
      storeId,
      reason: 'shopper_choice',
      touchpointId: null,
    }),
  )
  const load = () =>
    world.db.selectFrom('guide_load').selectAll().where('guide_id', '=', guideId).executeTakeFirstOrThrow()
  expect(await load()).toMatchObject({ open_used: 3, member_used: 1 })

  await world.ok(register('li', button(PHONE)))
  const leads = await world.db
    .selectFrom('lead')
    .select(['member_id', 'wish', 'state', 'channel', 'merged_count'])
    .where('state', '=', 'offered')
    .orderBy('wish')
    .execute()
  expect(leads).toEqual([
    { member_id: imported, wish: '床垫', state: 'offered', channel: 'appointment', merged_count: 0 },
    // The partner's came first, so it goes on and the visitor's joined it.
    { member_id: imported, wish: '沙发', state: 'offered', channel: 'partner', merged_count: 1 },
  ])
  expect(await load()).toMatchObject({ open_used: 2, member_used: 1 })
  expect(await world.db.selectFrom('binding').select('member_id').execute()).toEqual([{ member_id: imported }])
  expect(await world.db.selectFrom('member_merge').select(['from_member_id', 'into_member_id']).execute()).toEqual([
    { from_member_id: visitor.id, into_member_id: imported },
  ])
  const page = world.staff('hq_ops').call('showMember', { memberId: visitor.id })
  expect(await world.ok(page)).toMatchObject({ member: { memberId: imported }, merges: [{ fromMemberId: visitor.id }] })
})

test('of two guides the merged person keeps the member’s, and the other gets their place back', async () => {
  const storeId = await world.build.store()
  const [first, second] = [await world.build.guide(storeId), await world.build.guide(storeId)]
  const imported = await world.build.member({ phone: PHONE })
  await world.ok(world.shopper('li').call('giveConsent', { purpose: 'marketing', textVersion: '1' }))
  const visitor = (await people()).find((person) => person.state === 'visitor')!
  await world.run({ kind: 'clock' as const, brandId: world.brandId }, async (ctx) => {
    const binding = { brandId: world.brandId, storeId, reason: 'import' as const, touchpointId: null }
    await bindMember(ctx, { ...binding, memberId: imported, guideId: first })
    await bindMember(ctx, { ...binding, memberId: visitor.id, guideId: second })
  })
  expect(await world.ok(register('li', button(PHONE)))).toMatchObject({ memberId: imported, guide: { guideId: first } })
  const loads = await world.db.selectFrom('guide_load').select(['guide_id', 'member_used']).execute()
  expect(new Map(loads.map((load) => [load.guide_id, load.member_used]))).toEqual(
    new Map([
      [first, 1],
      [second, 0],
    ]),
  )
  // What the visitor agreed to stays said.
  const mine = world.shopper('li').call<Output<typeof members.listMyConsents>>('listMyConsents', {})
  expect((await world.ok(mine)).consents).toMatchObject([{ purpose: 'marketing', isGiven: true }])
})

test('merges stay flat: whoever merged into a visitor merges on with them', async () => {
  const of = { kind: 'clock' as const, brandId: world.brandId }
  const find = (claim: object) =>
    world.run(of, (ctx) => findOrCreatePerson(ctx, { brandId: world.brandId, channel: 'organic', ...claim }))
  const a = await find({ openid: 'o-a' })
  world.clock.advance({ minutes: 1 })
  const b = await find({ openid: 'o-b', unionid: 'u' })
  world.clock.advance({ minutes: 1 })
  const member = await world.build.member({ phone: PHONE })
  // The unionid of b turns up with the openid of a: one account, the older visitor stays.
  expect(await find({ openid: 'o-a', unionid: 'u' })).toMatchObject({ memberId: a.memberId, wasMerged: [b.memberId] })
  expect(await find({ openid: 'o-b', phone: PHONE })).toMatchObject({ memberId: member, wasMerged: [a.memberId] })
  const merged = await world.db.selectFrom('member').select('merged_into').where('state', '=', 'merged').execute()
  expect(merged).toEqual([{ merged_into: member }, { merged_into: member }])
  expect(await find({ unionid: 'u' })).toMatchObject({ memberId: member, isNew: false })
})
