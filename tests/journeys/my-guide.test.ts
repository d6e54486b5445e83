import { findDisagreements } from '../../scripts/chaos/find-disagreements'
import { bookPaidOrders } from '../../server/flows/book-orders'
import { setGuidePhotos } from '../../server/modules/network/guide-card.sql'
import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()

let storeId: string
let wang: string
let memberId: string

beforeEach(async () => {
  storeId = await world.build.store({ name: '春熙路店' })
  wang = await world.build.guide(storeId, { name: '王芳' })
  memberId = await world.build.member({ phone: '13800000001', openid: 'openid-li' })
})

const li = () => world.shopper('li')
const mine = () => world.ok(li().call('myGuide', {}))
const change = (guideId: string | null) => li().call('changeGuide', { guideId, reason: '想换一位，13912345678' })
async function ask(wish: string, key = wish): Promise<string> {
  const input = { channel: 'appointment', wish, place: CHENGDU, storeId, idempotencyKey: `capture-${key}` }
  return (await world.ok(li().call('captureLead', input))).leadId
}
const tab = async (guideId: string, name: string) =>
  (await world.ok(world.guide(guideId).call('listMyLeads', { tab: name }))).leads
const accept = async (guideId: string) => {
  const [lead] = await tab(guideId, 'waiting')
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId: lead!.assignmentId }))
  return lead!.assignmentId
}
const load = (guideId: string) =>
  world.db
    .selectFrom('guide_load')
    .select(['open_used', 'member_used'])
    .where('guide_id', '=', guideId)
    .executeTakeFirstOrThrow()

test('a shopper sees who their guide is, since when and why, and how fast people are answered', async () => {
  expect(await mine()).toEqual({ guide: null, others: [] })
  await setGuidePhotos(world.db, world.brandId, [{ guideId: wang, photoPath: 'guides/wang.webp' }])
  await ask('沙发')
  world.clock.advance({ minutes: 4 })
  await accept(wang)
  const chen = await world.build.guide(storeId, { name: '陈晨' })
  await world.build.guide(storeId, { memberCap: 0 })
  await world.build.guide(storeId, { openid: 'openid-li' })
  await world.build.guide(storeId, { leave: { from: '2026-03-01', to: '2026-03-09' } })
  expect(await mine()).toEqual({
    guide: {
      guideId: wang,
      name: '王芳',
      role: 'guide',
      photoUrl: 'memory://pictures/guides/wang.webp',
      storeId,
      storeName: '春熙路店',
      since: world.clock.now(),
      reason: 'lead_accepted',
      medianAnswerMinutes: 4,
    },
    others: [{ guideId: chen, name: '陈晨', role: 'guide', photoUrl: null, storeName: '春熙路店' }],
  })
  const card = { guideId: wang, name: '王芳', photoUrl: 'memory://pictures/guides/wang.webp' }
  expect(await world.ok(li().call('myProfile', {}))).toMatchObject({ guide: card, isPersonalised: true })
})

test('who was never answered counts in how fast a guide answers, and what is a month old does not', async () => {
  await world.build.binding(memberId, wang, storeId)
  await ask('沙发')
  world.clock.advance({ minutes: 3 })
  await accept(wang)
  expect((await mine()).guide?.medianAnswerMinutes).toBe(3)
  for (const wish of ['床垫', '餐桌']) {
    await ask(wish)
    world.clock.advance({ hours: 2 })
    await world.ok(world.timer().call('reassignOverdue', {}))
  }
  expect((await mine()).guide?.medianAnswerMinutes).toBeNull()
  world.clock.advance({ days: 31 })
  await ask('衣柜')
  world.clock.advance({ minutes: 2 })
  await accept(wang)
  expect((await mine()).guide?.medianAnswerMinutes).toBe(2)
})

test('a shopper changes to a colleague: what the old guide has in hand moves to the new one, who is theirs from now on', async () => {
  const waitingFor = await ask('床垫')
  const held = await ask('沙发')
  const [bed, sofa] = (await tab(wang, 'waiting')).map(({ assignmentId }) => assignmentId).reverse()
  await world.ok(world.guide(wang).call('acceptAssignment', { assignmentId: sofa }))
  const chen = await world.build.guide(storeId, { name: '陈晨' })
  await world.build.guide(storeId, { name: '林月' })

  world.clock.advance({ minutes: 1 })
  const { guide } = await world.ok(change(chen))
  expect(guide).toMatchObject({ guideId: chen, name: '陈晨', storeName: '春熙路店' })
  expect((await mine()).guide).toMatchObject({ guideId: chen, reason: 'shopper_choice' })
  expect((await tab(chen, 'waiting')).map(({ leadId }) => leadId).sort()).toEqual([waitingFor, held].sort())
  const returned = await tab(wang, 'returned')
  expect(returned.map(({ assignmentId }) => assignmentId).sort()).toEqual([bed, sofa].sort())
  expect(
    returned.every(({ answerReason, state }) => answerReason === 'asked_by_shopper' && state === 'taken_back'),
  ).toBe(true)
  expect([await load(wang), await load(chen)]).toEqual([
    { open_used: 0, member_used: 0 },
    { open_used: 2, member_used: 1 },
  ])
  const { bindings } = await world.ok(world.staff('hq_ops').call('showMember', { memberId }))
  expect(bindings).toMatchObject([
    { guideName: '陈晨', reason: 'shopper_choice', endsAt: null },
    { guideName: '王芳', endReason: 'asked_by_shopper' },
  ])
  const { entries } = await world.ok(world.staff('hq_admin').call('listAudit', { action: 'changeGuide' }))
  expect(JSON.stringify(entries)).not.toContain('13912345678')
  expect(await findDisagreements(world.db)).toEqual([])
})

test('the same guide again changes nothing, and no guide at all is a choice that can be taken back', async () => {
  await world.build.binding(memberId, wang, storeId)
  await world.db.updateTable('guide_load').set({ member_used: 1 }).where('guide_id', '=', wang).execute()
  expect((await world.ok(change(wang))).guide).toMatchObject({ guideId: wang })
  expect(await world.ok(change(null))).toEqual({ guide: null })
  expect(await world.ok(change(null))).toEqual({ guide: null })
  expect(await load(wang)).toMatchObject({ member_used: 0 })
  const { guide, others } = await mine()
  expect([guide, others.map(({ guideId }) => guideId)]).toEqual([null, [wang]])
  expect((await world.ok(change(wang))).guide).toMatchObject({ guideId: wang })
  expect(await load(wang)).toMatchObject({ member_used: 1 })
})

test('money a guide has earned stays theirs when the shopper leaves them', async () => {
  await ask('沙发')
  const assignmentId = await accept(wang)
  const call = { assignmentId, way: 'phone', note: '已通话', idempotencyKey: 'follow-0001' }
  await world.ok(world.guide(wang).call('logFollowUp', call))
  world.clock.advance({ hours: 1 })
  await world.build.sku('SOFA', 100_000)
  const chen = await world.build.guide(storeId, { code: 'G-chen' })
  await world.run({ kind: 'clock' as const, brandId: world.brandId }, (ctx) =>
    bookPaidOrders(ctx, world.brandId, [
      {
        source: 'pos',
        orderNo: 'P1',
        channel: 'store_scan',
        member: { by: 'id', value: memberId },
        store: { by: 'id', value: storeId },
        seller: null,
        lines: [{ skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 100_000 }],
        discountFen: 0,
        paidAt: ctx.now,
      },
    ]),
  )
  const earned = async () => (await world.ok(world.guide(wang).call('listMyEarnings', {}))).lines
  const before = await earned()
  expect(before.length).toBeGreaterThan(0)
  await world.ok(change(chen))
  expect(await earned()).toEqual(before)
})

test('only who serves at their store, has room and is not they themselves can be chosen', async () => {
  await world.build.binding(memberId, wang, storeId)
  const elsewhere = await world.build.guide(await world.build.store())
  const foreign = await (await world.openBrand('别家')).build.guide(null)
  const left = await world.build.guide(storeId, { hasLeft: true })
  const self = await world.build.guide(storeId, { openid: 'openid-li' })
  const full = await world.build.guide(storeId, { memberCap: 0 })
  for (const guideId of [elsewhere, foreign, left, self, full, 'gd_nobody']) {
    expect(await world.refused(change(guideId))).toBe('guide_unknown')
  }
  expect(await world.refused(li().call('changeGuide', { guideId: wang, reason: ' ' }))).toBe('invalid_input')
  expect(await world.refused(world.shopper('nobody').call('changeGuide', { guideId: wang, reason: '想换' }))).toBe(
    'not_member',
  )
  expect((await mine()).guide).toMatchObject({ guideId: wang })
})

test('a shopper sees what they asked for, who answers and by when, page by page, and nobody else’s', async () => {
  expect(await world.ok(li().call('listMyRequests', {}))).toMatchObject({ requests: [], next: null })
  await ask('沙发')
  world.clock.advance({ minutes: 1 })
  await ask('床垫')
  world.clock.advance({ minutes: 1 })
  await ask('餐桌')
  await accept(wang)
  const page = (cursor?: string) => world.ok(li().call('listMyRequests', { rows: 2, ...(cursor ? { cursor } : {}) }))
  const first = await page()
  expect(first.requests).toMatchObject([
    { wish: '餐桌', state: 'accepted', guideName: '王芳', answerBy: null, isAppointment: true, visitAt: null },
    { wish: '床垫', state: 'offered', guideName: '王芳', answerBy: expect.any(Date), storeName: '春熙路店' },
  ])
  const second = await page(first.next!)
  expect(second.requests.map(({ wish }) => wish)).toEqual(['沙发'])
  expect(second.next).toBeNull()
  expect((await world.ok(world.shopper('wang').call('listMyRequests', {}))).requests).toEqual([])
})
