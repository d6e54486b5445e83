import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()
const PHONE = '13800000001'

let storeId: string
let first: string
let memberId: string
let leadId: string
let assignmentId: string

beforeEach(async () => {
  storeId = await world.build.store()
  first = await world.build.guide(storeId)
  memberId = await world.build.member({ phone: PHONE, openid: 'openid-li' })
})

async function offerAndAccept(): Promise<void> {
  const wish = { channel: 'appointment', wish: '沙发', place: CHENGDU, storeId, idempotencyKey: 'capture-0001' }
  leadId = (await world.ok(world.shopper('li').call('captureLead', wish))).leadId
  const { leads } = await world.ok(world.guide(first).call('listMyLeads', { tab: 'waiting' }))
  assignmentId = leads[0]!.assignmentId
  await world.ok(world.guide(first).call('acceptAssignment', { assignmentId }))
}
const decline = () => world.ok(world.guide(first).call('declineAssignment', { assignmentId, reason: '没空' }))
const bindings = () =>
  world.db.selectFrom('binding').select(['guide_id', 'reason', 'end_reason', 'ends_at']).orderBy('id').execute()
const membersOf = async (guideId: string) =>
  (
    await world.db
      .selectFrom('guide_load')
      .select('member_used')
      .where('guide_id', '=', guideId)
      .executeTakeFirstOrThrow()
  ).member_used
const reveal = (guideId: string) => world.guide(guideId).call('revealPhone', { memberId, reason: '回访顾客' })

test('a guide who accepts a lead and gives it back without a word to the shopper keeps nothing of them', async () => {
  await offerAndAccept()
  expect(await world.ok(reveal(first))).toEqual({ phone: PHONE })
  expect(await membersOf(first)).toBe(1)
  await decline()
  expect(await bindings()).toEqual([
    { guide_id: first, reason: 'lead_accepted', end_reason: 'lead_declined', ends_at: world.clock.now() },
  ])
  expect(await membersOf(first)).toBe(0)
  expect(await world.refused(reveal(first))).toBe('forbidden')
})

test('the colleague who gets a lead that was given back becomes the shopper’s guide by accepting it', async () => {
  await offerAndAccept()
  const second = await world.build.guide(storeId)
  await decline()
  const { leads } = await world.ok(world.guide(second).call('listMyLeads', { tab: 'waiting' }))
  const taken = { assignmentId: leads[0]!.assignmentId }
  expect(await world.ok(world.guide(second).call('acceptAssignment', taken))).toMatchObject({ isBoundToMe: true })
  expect([await membersOf(first), await membersOf(second)]).toEqual([0, 1])
})

test('a guide who reached the shopper before giving the lead back stays their guide', async () => {
  await offerAndAccept()
  const call = { assignmentId, way: 'phone', note: '已通话', idempotencyKey: 'follow-0001' }
  await world.ok(world.guide(first).call('logFollowUp', call))
  await decline()
  expect(await bindings()).toMatchObject([{ guide_id: first, ends_at: null }])
  expect(await membersOf(first)).toBe(1)
})

test('a guide whom the shopper had before the lead stays theirs whatever becomes of the lead', async () => {
  await world.build.binding(memberId, first, storeId)
  await offerAndAccept()
  await decline()
  expect(await bindings()).toMatchObject([{ guide_id: first, ends_at: null }])
})

test('a lead headquarters takes from a guide who never reached the shopper takes the binding along', async () => {
  await offerAndAccept()
  const second = await world.build.guide(storeId)
  await world.ok(world.staff('hq_ops').call('reassignLead', { leadId, guideId: second, reason: '无人跟进' }))
  expect(await bindings()).toMatchObject([{ guide_id: first, end_reason: 'lead_taken_back' }])
  expect(await membersOf(first)).toBe(0)
  expect(await world.refused(reveal(first))).toBe('forbidden')
})

test('a guide who goes on leave having only accepted is the shopper’s guide no more', async () => {
  await offerAndAccept()
  await world.build.guide(storeId)
  const leave = { from: '2026-03-01', to: '2026-03-05' }
  expect(await world.ok(world.staff('hq_ops').call('setGuideLeave', { guideId: first, leave }))).toMatchObject({
    moved: 1,
  })
  expect(await bindings()).toMatchObject([{ guide_id: first, end_reason: 'lead_taken_back' }])
  expect(await membersOf(first)).toBe(0)
})

test('accepting again tells whether the shopper is the guide’s', async () => {
  await offerAndAccept()
  const again = () => world.guide(first).call('acceptAssignment', { assignmentId })
  expect(await world.ok(again())).toMatchObject({ state: 'accepted', isBoundToMe: true })
})
