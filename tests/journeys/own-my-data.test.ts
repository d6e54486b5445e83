import type { Output } from '../../contract/endpoint'
import type * as leads from '../../contract/lead'
import type * as members from '../../contract/member'
import type * as ownData from '../../contract/own-data'
import { useWorld } from '../support/world'

const world = useWorld()
const PHONE = '13812345678'
const li = () => world.shopper('li')
const register = (more: object = {}) => {
  world.outside.phoneOf.set('code', PHONE)
  return world.ok(
    li().call<Output<typeof members.register>>('register', { phoneCode: 'code', acceptsContact: true, ...more }),
  )
}
const consents = async () =>
  (await world.ok(li().call<Output<typeof members.listMyConsents>>('listMyConsents', {}))).consents
const capture = (storeId: string, key: string) =>
  world.ok(
    li().call<Output<typeof leads.captureLead>>('captureLead', {
      channel: 'appointment',
      wish: `沙发${key}`,
      storeId,
      idempotencyKey: `own-data-${key}`,
    }),
  )
async function acceptFirst(guideId: string): Promise<string> {
  const mine = world.guide(guideId).call<Output<typeof leads.listMyLeads>>('listMyLeads', { tab: 'waiting' })
  const [offer] = (await world.ok(mine)).leads
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId: offer!.assignmentId }))
  return offer!.leadId
}
const reveal = (guideId: string, input: object) =>
  world.guide(guideId).call<{ phone: string }>('revealPhone', { reason: '约到店时间', ...input })

test('giving a consent names the recipient, withdrawing it is one tap, and both are kept', async () => {
  const storeId = await world.build.store({ name: '加盟一店', kind: 'franchise' })
  const given = await world.ok(
    li().call('giveConsent', { purpose: 'lead_handover', recipient: storeId, textVersion: '2026-01' }),
  )
  expect(given).toMatchObject({ recipientName: '加盟一店', isGiven: true })
  const withdraw = () => li().call('withdrawConsent', { purpose: 'lead_handover', recipient: storeId })
  world.clock.advance({ minutes: 1 })
  expect(await world.ok(withdraw())).toEqual({ isChanged: true, leadsMoved: 0 })
  expect(await world.ok(withdraw())).toEqual({ isChanged: false, leadsMoved: 0 })
  expect(await consents()).toMatchObject([{ recipient: storeId, isGiven: false }])
  expect(await world.db.selectFrom('consent').selectAll().execute()).toHaveLength(2)
  const nobody = { purpose: 'lead_handover', recipient: 'st_nobody', textVersion: '1' }
  expect(await world.refused(li().call('giveConsent', nobody))).toBe('store_unknown')
  expect(await world.refused(li().call('giveConsent', { ...nobody, recipient: 'pt_nobody' }))).toBe('partner_unknown')
})

test('a franchise store gets a lead only while the person agrees to it by name', async () => {
  const storeId = await world.build.store({ kind: 'franchise' })
  await world.build.guide(storeId)
  await register()
  expect(await capture(storeId, 'a')).toMatchObject({ outcome: 'unroutable' })
  const consent = { purpose: 'lead_handover', recipient: storeId }
  await world.ok(li().call('giveConsent', { ...consent, textVersion: '1' }))
  expect(await capture(storeId, 'b')).toMatchObject({ outcome: 'offered' })
  world.clock.advance({ minutes: 1 })
  await world.ok(li().call('withdrawConsent', consent))
  expect(await capture(storeId, 'c')).toMatchObject({ outcome: 'unroutable' })
})

test('a guide sees the phone of a lead only after taking it, and every look is written down', async () => {
  const storeId = await world.build.store()
  const [guideId, colleague] = [await world.build.guide(storeId), await world.build.guide(storeId, { isTaking: false })]
  const { memberId } = await register()
  const { leadId } = await capture(storeId, 'a')
  expect(await world.refused(reveal(guideId, { leadId }))).toBe('forbidden')
  await acceptFirst(guideId)
  expect(await world.ok(reveal(guideId, { leadId }))).toEqual({ phone: PHONE })
  expect(await world.ok(reveal(guideId, { memberId }))).toEqual({ phone: PHONE })
  expect(await world.refused(reveal(colleague, { memberId }))).toBe('forbidden')
  expect(await world.refused(reveal(guideId, { memberId: 'mb_nobody' }))).toBe('forbidden')
  expect(await world.refused(reveal(guideId, { leadId, reason: ' ' }))).toBe('invalid_input')
  expect(await world.db.selectFrom('phone_reveal').select(['actor', 'lead_id', 'reason']).execute()).toMatchObject([
    { actor: `guide:${guideId}`, lead_id: leadId, reason: '约到店时间' },
    { actor: `guide:${guideId}`, lead_id: leadId },
  ])
  expect(world.logged.join('\n')).not.toContain(PHONE)
})

test('when a person takes their agreement back, the franchise guide loses the phone and the lead goes to an own store', async () => {
  const storeId = await world.build.store({ kind: 'franchise' })
  const guideId = await world.build.guide(storeId)
  await register()
  const consent = { purpose: 'lead_handover', recipient: storeId }
  await world.ok(li().call('giveConsent', { ...consent, textVersion: '1' }))
  const place = { latitude: 30.6571, longitude: 104.0809 }
  const input = { channel: 'appointment', wish: '沙发', storeId, place, idempotencyKey: 'own-data-franchise' }
  await world.ok(li().call('captureLead', input))
  const leadId = await acceptFirst(guideId)
  expect(await world.ok(reveal(guideId, { leadId }))).toEqual({ phone: PHONE })
  const { leads: mine } = await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'following' }))
  const call = { assignmentId: mine[0]!.assignmentId, way: 'phone', note: '已通话', idempotencyKey: 'follow-0001' }
  await world.ok(world.guide(guideId).call('logFollowUp', call))

  const own = await world.build.guide(await world.build.store({ kind: 'own' }))
  world.clock.advance({ minutes: 1 })
  expect(await world.ok(li().call('withdrawConsent', consent))).toEqual({ isChanged: true, leadsMoved: 1 })
  // Named by that lead the person is nobody's business any more; as the guide's member, they are behind the consent.
  expect(await world.refused(reveal(guideId, { leadId }))).toBe('consent_missing')
  const live = await world.db.selectFrom('assignment').select('guide_id').where('state', '=', 'offered').execute()
  expect(live).toEqual([{ guide_id: own }])
})

test('a bound member who wants no contact is not called without a lead', async () => {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId)
  const { memberId } = await register({ displayName: '李雷' })
  await world.build.binding(memberId!, guideId, storeId)
  const mine = world.guide(guideId).call<Output<typeof members.myMembers>>('myMembers', {})
  expect((await world.ok(mine)).members).toMatchObject([{ displayName: '李雷', phoneMasked: '138****5678' }])
  expect(await world.ok(reveal(guideId, { memberId }))).toEqual({ phone: PHONE })
  await world.ok(li().call('setContactPreference', { acceptsContact: false }))
  expect(await world.refused(reveal(guideId, { memberId }))).toBe('consent_missing')
  expect(await consents()).toMatchObject([{ purpose: 'marketing', recipient: world.brandId, isGiven: false }])
})

test('a preference belongs to a member', async () => {
  expect(await world.refused(li().call('setContactPreference', { acceptsContact: true }))).toBe('not_member')
})

test('HQ finds a member by their whole number, sees them masked, and looks at the phone for a reason', async () => {
  const { memberId } = await register()
  const hq = world.staff('hq_ops')
  const list = (input: object) => hq.call('listMembers', input)
  expect((await world.ok(list({ phone: PHONE }))).members).toMatchObject([{ memberId, phoneMasked: '138****5678' }])
  expect((await world.ok(list({ phone: '13800000000' }))).members).toEqual([])
  expect((await world.ok(list({ state: 'visitor' }))).members).toEqual([])
  expect(await world.refused(hq.call('revealMemberPhone', { memberId }))).toBe('invalid_input')
  const look = { memberId, reason: '客诉回访' }
  expect(await world.ok(hq.call('revealMemberPhone', look))).toEqual({ phone: PHONE })
  expect(await world.refused(world.staff('finance').call('revealMemberPhone', look))).toBe('forbidden')
  expect(await world.ok(hq.call('showMember', { memberId }))).toMatchObject({
    member: { memberId, phoneMasked: '138****5678' },
    reveals: [{ by: 'hq_ops', reason: '客诉回访' }],
  })
  const nameless = await world.build.member({ openid: 'o-x' })
  expect(await world.refused(hq.call('revealMemberPhone', { ...look, memberId: nameless }))).toBe('phone_absent')
  expect(await world.refused(hq.call('showMember', { memberId: 'mb_nobody' }))).toBe('not_found')
})

test('a store manager finds the members of their store and no others', async () => {
  const [mine, other] = [await world.build.store(), await world.build.store()]
  const guideId = await world.build.guide(mine)
  const { memberId } = await register()
  const manager = (storeId: string) => world.staff('store_manager', { storeIds: [storeId] })
  expect(await world.refused(manager(mine).call('showMember', { memberId }))).toBe('not_found')
  await world.build.binding(memberId!, guideId, mine)
  expect(await world.ok(manager(mine).call('showMember', { memberId }))).toMatchObject({ member: { memberId } })
  expect(await world.refused(manager(other).call('showMember', { memberId }))).toBe('not_found')
  expect(await world.refused(manager(mine).call('revealMemberPhone', { memberId, reason: '回访' }))).toBe('forbidden')
})

test('a person takes everything we know about them along, and somebody else gets nothing of it', async () => {
  const storeId = await world.build.store({ name: '春熙路店' })
  await world.build.guide(storeId)
  await register()
  await capture(storeId, 'a')
  const data = await world.ok(li().call<Output<typeof ownData.exportMyData>>('exportMyData', {}))
  expect(data).toMatchObject({
    profile: { phone: PHONE, state: 'member' },
    consents: [{ purpose: 'marketing', isGiven: true }],
    touches: [{ kind: 'appointment', storeName: '春熙路店' }],
    leads: [{ wish: '沙发a' }],
    phoneReveals: [],
  })
  expect(await world.refused(world.shopper('wang').call('exportMyData', {}))).toBe('not_member')
})

test('closing the account erases the person, ends what was open, and leaves the books their rows', async () => {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId)
  const { memberId } = await register({ displayName: '李雷' })
  await capture(storeId, 'a')
  const leadId = await acceptFirst(guideId)
  expect(await world.refused(li().call('deleteMyAccount', {}))).toBe('invalid_input')
  await world.ok(li().call('deleteMyAccount', { isConfirmed: true }))

  const row = await world.db.selectFrom('member').selectAll().where('id', '=', memberId!).executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    display_name: null,
    phone_cipher: null,
    phone_masked: null,
    erased_at: world.clock.now(),
  })
  expect(await world.db.selectFrom('member_identity').selectAll().execute()).toEqual([])
  expect(await world.db.selectFrom('touchpoint').select('member_id').execute()).not.toEqual([])
  expect(await world.db.selectFrom('binding').select('ends_at').where('ends_at', 'is', null).execute()).toEqual([])
  const load = await world.db
    .selectFrom('guide_load')
    .selectAll()
    .where('guide_id', '=', guideId)
    .executeTakeFirstOrThrow()
  expect(load).toMatchObject({ open_used: 0, member_used: 0 })
  expect(await world.refused(reveal(guideId, { leadId }))).toBe('forbidden')
  expect(await world.refused(li().call('deleteMyAccount', { isConfirmed: true }))).toBe('not_member')
  expect((await register()).memberId).not.toBe(memberId)
})
