import { bookPaidOrders } from '../../server/flows/book-orders'
import { bookRefunds } from '../../server/flows/book-refunds'
import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()
const PHONE = '13800000001'
const clock = () => ({ kind: 'clock' as const, brandId: world.brandId })

let storeId: string
let wang: string
let chen: string
let memberId: string

beforeEach(async () => {
  storeId = await world.build.store({ name: '春熙路店' })
  wang = await world.build.guide(storeId, { name: '王芳' })
  chen = await world.build.guide(storeId, { name: '陈晨', isTaking: false })
  memberId = await world.build.member({ phone: PHONE, openid: 'openid-li', displayName: '李雷' })
})

const know = (guideId: string, more: object = {}) => world.guide(guideId).call('showMyMember', { memberId, ...more })
const ask = (wish: string, more: object = {}) =>
  world.ok(
    world.shopper('li').call('captureLead', {
      channel: 'mall',
      wish,
      storeId,
      place: CHENGDU,
      idempotencyKey: `capture-${wish}`,
      ...more,
    }),
  )
async function accept(guideId: string): Promise<string> {
  const { leads } = await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId: leads[0]!.assignmentId }))
  return leads[0]!.assignmentId
}
const sell = (orderNo: string, unitFen: number) =>
  world.run(clock(), (ctx) =>
    bookPaidOrders(ctx, world.brandId, [
      {
        source: 'pos',
        orderNo,
        channel: 'store_scan',
        member: { by: 'id', value: memberId },
        store: null,
        seller: null,
        lines: [{ skuId: 'SOFA', title: '云朵沙发', quantity: 1, unitFen }],
        discountFen: 0,
        paidAt: ctx.now,
      },
    ]),
  )

test('a guide sees their customer’s history newest first: what they looked at, asked, bought and what was written down', async () => {
  const { productId } = await world.build.product({ title: '云朵沙发', category: '布艺沙发' })
  await world.ok(world.shopper('li').call('recordView', { productId }))
  world.clock.advance({ minutes: 1 })
  await ask('布艺沙发', { productId })
  world.clock.advance({ minutes: 1 })
  const assignmentId = await accept(wang)
  world.clock.advance({ minutes: 1 })
  const note = { assignmentId, way: 'phone', note: '约周六', nextOn: '2026-03-07', idempotencyKey: 'follow-0001' }
  await world.ok(world.guide(wang).call('logFollowUp', note))
  world.clock.advance({ minutes: 1 })
  await sell('P1', 100_000)
  world.clock.advance({ minutes: 1 })
  const back = { source: 'pos', orderNo: 'P1', refundNo: 'R1', amountFen: 30_000, reason: '补差价' } as const
  await world.run(clock(), (ctx) => bookRefunds(ctx, world.brandId, [{ ...back, refundedAt: ctx.now }]))

  const known = await world.ok(know(wang))
  expect(known).toMatchObject({
    memberId,
    displayName: '李雷',
    phoneMasked: '138****0001',
    acceptsContact: true,
    mayReveal: true,
    noCallReason: null,
    storeName: '春熙路店',
    boundSince: new Date('2026-03-01T10:02:00+08:00'),
    orders: 1,
    spentFen: 70_000,
    next: null,
  })
  expect(known.entries).toEqual([
    { kind: 'order', orderNo: 'P1', title: '云朵沙发', paidFen: 100_000, at: new Date('2026-03-01T10:04:00+08:00') },
    {
      kind: 'follow_up',
      way: 'phone',
      note: '约周六',
      nextOn: '2026-03-07',
      at: new Date('2026-03-01T10:03:00+08:00'),
    },
    expect.objectContaining({ kind: 'touch', touch: 'lead_accepted' }),
    expect.objectContaining({ kind: 'touch', touch: 'consultation', subject: '云朵沙发', storeName: '春熙路店' }),
    { kind: 'lead', wish: '布艺沙发', state: 'won', at: new Date('2026-03-01T10:01:00+08:00') },
    expect.objectContaining({ kind: 'touch', touch: 'page_view', subject: '云朵沙发' }),
  ])
  expect(JSON.stringify(known)).not.toContain(PHONE)

  const pages = [await world.ok(know(wang, { rows: 4 }))]
  pages.push(await world.ok(know(wang, { rows: 4, cursor: pages[0]!.next })))
  expect(pages.flatMap(({ entries }) => entries)).toEqual(known.entries)
  expect(pages[1]!.next).toBeNull()
  expect(await world.refused(know(wang, { cursor: 'yesterday' }))).toBe('invalid_input')
})

test('a colleague, a guide who was only offered the lead, and one who gave it back do not know the customer', async () => {
  expect(await world.refused(know(wang))).toBe('not_found')
  await ask('沙发')
  for (const guideId of [wang, chen]) expect(await world.refused(know(guideId))).toBe('not_found')
  const assignmentId = await accept(wang)
  expect(await world.ok(know(wang))).toMatchObject({ memberId })
  expect(await world.refused(know(chen))).toBe('not_found')
  await world.ok(world.guide(wang).call('declineAssignment', { assignmentId, reason: '没空' }))
  expect(await world.refused(know(wang))).toBe('not_found')
  expect(await world.refused(know(wang, { memberId: 'mb_nobody' }))).toBe('not_found')
  const elsewhere = await world.openBrand('别家')
  expect(
    await world.refused(elsewhere.guide(await elsewhere.build.guide(null)).call('showMyMember', { memberId })),
  ).toBe('not_found')
})

test('of a customer who is another guide’s too, neither their leads nor their notes are told', async () => {
  await world.build.binding(memberId, chen, storeId)
  await ask('床垫')
  const assignmentId = await accept(wang)
  const note = { assignmentId, way: 'phone', note: '只有王芳知道', idempotencyKey: 'follow-0001' }
  await world.ok(world.guide(wang).call('logFollowUp', note))
  const seen = await world.ok(know(chen))
  expect(seen.entries.map((entry) => (entry.kind === 'touch' ? entry.touch : entry.kind))).toEqual(['consultation'])
  // Whose else the person is stays untold to the one who only follows a lead.
  expect(await world.ok(know(wang))).toMatchObject({ boundSince: null, storeName: '春熙路店' })
})

test('who is bound to a guide and wants no contact is not called, and says so in the member’s page', async () => {
  await world.build.binding(memberId, chen, storeId)
  await world.ok(world.shopper('li').call('setContactPreference', { acceptsContact: false }))
  expect(await world.ok(know(chen))).toMatchObject({ mayReveal: false, noCallReason: 'no_contact' })
  expect(await world.refused(world.guide(chen).call('revealPhone', { memberId, reason: '回访' }))).toBe(
    'consent_missing',
  )
})

test('a lead says why its person may not be called: not taken yet, and without a number', async () => {
  const li = { channel: 'mall', wish: '沙发', storeId, idempotencyKey: 'capture-0001' }
  await world.ok(world.shopper('stranger').call('captureLead', li))
  const { leads } = await world.ok(world.guide(wang).call('listMyLeads', { tab: 'waiting' }))
  const { assignmentId } = leads[0]!
  const shown = () => world.ok(world.guide(wang).call('showLead', { assignmentId }))
  expect(await shown()).toMatchObject({
    noCallReason: 'not_accepted',
    trail: [],
    channel: 'mall',
    storeName: '春熙路店',
  })
  await world.ok(world.guide(wang).call('acceptAssignment', { assignmentId }))
  expect(await shown()).toMatchObject({ noCallReason: 'phone_absent' })
  expect((await shown()).whyMe).toContainEqual({ code: 'sceneStore', points: 50 })
})

test('a franchise guide whose customer took their word back is left with what they did themselves', async () => {
  const franchise = await world.build.store({ kind: 'franchise', name: '加盟店' })
  const lin = await world.build.guide(franchise)
  await world.build.binding(memberId, lin, franchise)
  await world.build.consent(memberId, franchise)
  await ask('沙发')
  world.clock.advance({ minutes: 1 })
  await sell('P1', 100_000)
  expect((await world.ok(know(lin))).entries.map(({ kind }) => kind)).toEqual(['order', 'touch', 'lead'])
  world.clock.advance({ minutes: 1 })
  await world.ok(world.shopper('li').call('withdrawConsent', { purpose: 'lead_handover', recipient: franchise }))
  expect(await world.ok(know(lin))).toMatchObject({
    mayReveal: false,
    noCallReason: 'consent_missing',
    entries: [],
    orders: 0,
    spentFen: 0,
  })
})

test('who wants no personal service leaves no more views, and those of before are shown to nobody', async () => {
  const { productId } = await world.build.product({ title: '云朵沙发' })
  await world.build.binding(memberId, wang, storeId)
  await world.ok(world.shopper('li').call('recordView', { productId }))
  const kinds = async () => (await world.ok(know(wang))).entries.map((entry) => entry.kind === 'touch' && entry.touch)
  expect(await kinds()).toEqual(['page_view'])

  expect(await world.ok(world.shopper('li').call('setPersonalisation', { isOn: false }))).toEqual({ isOn: false })
  expect(await world.ok(world.shopper('li').call('myProfile', {}))).toMatchObject({ isPersonalised: false })
  expect(await kinds()).toEqual([])
  world.clock.advance({ days: 1 })
  await world.ok(world.shopper('li').call('recordView', { productId }))
  expect(await world.db.selectFrom('touchpoint').selectAll().execute()).toHaveLength(1)

  await ask('沙发')
  await world.ok(world.guide(wang).call('acceptAssignment', { assignmentId: await waitingId() }))
  const [lead] = (await world.ok(world.guide(wang).call('listMyLeads', { tab: 'following' }))).leads
  expect(lead!.lastTouch).toMatchObject({ kind: 'consultation' })
  const { trail } = await world.ok(world.guide(wang).call('showLead', { assignmentId: lead!.assignmentId }))
  expect(trail.map(({ kind }) => kind)).toEqual(['lead_accepted', 'consultation'])

  await world.ok(world.shopper('li').call('setPersonalisation', { isOn: true }))
  expect(await kinds()).toContain('page_view')
  expect(await world.refused(world.shopper('li').call('setPersonalisation', {}))).toBe('invalid_input')
})

async function waitingId(): Promise<string> {
  return (await world.ok(world.guide(wang).call('listMyLeads', { tab: 'waiting' }))).leads[0]!.assignmentId
}

test('a visitor’s no stays a no when they turn out to be somebody we knew', async () => {
  await world.ok(world.shopper('stranger').call('setPersonalisation', { isOn: false }))
  await world.db.deleteFrom('member_identity').where('value', '=', 'openid-li').execute()
  world.outside.phoneOf.set('button', PHONE)
  const joined = await world.ok(
    world.shopper('stranger').call('register', { phoneCode: 'button', acceptsContact: true }),
  )
  expect(joined).toMatchObject({ phoneMasked: '138****0001', isPersonalised: false })
})
