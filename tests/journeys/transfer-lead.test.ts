import { findDisagreements } from '../../scripts/chaos/find-disagreements'
import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()

let storeId: string
let wang: string
let chen: string

beforeEach(async () => {
  storeId = await world.build.store({ name: '春熙路店' })
  wang = await world.build.guide(storeId, { name: '王芳' })
})

async function offered(wish = '沙发'): Promise<{ leadId: string; assignmentId: string }> {
  const input = { channel: 'appointment', wish, place: CHENGDU, storeId, idempotencyKey: `capture-${wish}` }
  const { leadId } = await world.ok(world.shopper('li').call('captureLead', input))
  const { leads } = await world.ok(world.guide(wang).call('listMyLeads', { tab: 'waiting' }))
  chen = await world.build.guide(storeId, { name: '陈晨' })
  return { leadId, assignmentId: leads[0]!.assignmentId }
}
const accept = (guideId: string, assignmentId: string) =>
  world.guide(guideId).call('acceptAssignment', { assignmentId })
const pass = (assignmentId: string, guideId = chen, from = wang) =>
  world.guide(from).call('transferLead', { assignmentId, guideId, reason: '顾客要看床垫' })
const tab = async (guideId: string, name: string) =>
  (await world.ok(world.guide(guideId).call('listMyLeads', { tab: name }))).leads
const load = (guideId: string) =>
  world.db
    .selectFrom('guide_load')
    .select(['open_used', 'day_used', 'member_used'])
    .where('guide_id', '=', guideId)
    .executeTakeFirstOrThrow()

test('a lead that was accepted goes to a colleague, who accepts it in turn; the first guide keeps nothing of the person', async () => {
  const { leadId, assignmentId } = await offered()
  await world.ok(accept(wang, assignmentId))
  const passed = await world.ok(pass(assignmentId))
  expect(passed).toEqual({ leadId, guideName: '陈晨', acceptBy: new Date('2026-03-01T10:30:00+08:00') })
  expect([await load(wang), await load(chen)]).toEqual([
    { open_used: 0, day_used: 1, member_used: 0 },
    { open_used: 1, day_used: 1, member_used: 0 },
  ])
  expect(await tab(wang, 'returned')).toMatchObject([
    { leadId, state: 'taken_back', answerReason: '顾客要看床垫', allows: [] },
  ])
  const [lead] = await tab(chen, 'waiting')
  expect(lead).toMatchObject({ leadId, storeName: '春熙路店' })
  expect(await world.ok(accept(chen, lead!.assignmentId))).toMatchObject({ isBoundToMe: true })
  expect(await world.refused(accept(wang, assignmentId))).toBe('assignment_taken')
  expect(await findDisagreements(world.db)).toEqual([])
})

test('a guide who accepts too late hears who has the lead now and since when, never the whole name', async () => {
  const { leadId, assignmentId } = await offered()
  const tooLate = async () => {
    const reply = await accept(wang, assignmentId)
    return reply.ok ? null : [reply.error.code, reply.error.details]
  }
  world.clock.advance({ minutes: 1 })
  await world.ok(pass(assignmentId))
  expect(await tooLate()).toEqual(['assignment_taken', { byName: '陈**', at: '2026-03-01T02:01:00.000Z' }])
  const [lead] = await tab(chen, 'waiting')
  world.clock.advance({ minutes: 4 })
  await world.ok(accept(chen, lead!.assignmentId))
  expect(await tooLate()).toEqual(['assignment_taken', { byName: '陈**', at: '2026-03-01T02:05:00.000Z' }])
  // Whom a lead went to that is nobody's any more is not told.
  await world.db
    .updateTable('assignment')
    .set({ state: 'expired' })
    .where('lead_id', '=', leadId)
    .where('guide_id', '=', chen)
    .execute()
  expect(await tooLate()).toEqual(['assignment_taken', undefined])
})

test('who decided and why is on record like every other decision, and replays', async () => {
  const { leadId, assignmentId } = await offered()
  await world.ok(pass(assignmentId))
  const { attempts } = await world.ok(world.staff('hq_ops').call('showDecision', { leadId }))
  expect(attempts[1]).toMatchObject({
    engineVersion: 'manual',
    isReplayed: true,
    guideName: '陈晨',
    input: { decidedBy: `guide:${wang}`, reason: '顾客要看床垫', fromGuideId: wang },
  })
  const { entries } = await world.ok(world.staff('hq_admin').call('listAudit', { action: 'transferLead' }))
  expect(entries).toMatchObject([{ actor: `guide:${wang}`, target: leadId }])
})

test('sent again, because the answer was lost, it is the same hand-over and no second one', async () => {
  const { assignmentId } = await offered()
  const once = await world.ok(pass(assignmentId))
  world.clock.advance({ minutes: 5 })
  expect(await world.ok(pass(assignmentId))).toEqual(once)
  expect(await load(chen)).toMatchObject({ open_used: 1, day_used: 1 })
  const other = await world.build.guide(storeId)
  expect(await world.refused(pass(assignmentId, other))).toBe('assignment_state')
})

test('a guide who spoke to the shopper stays their guide when they pass the lead on', async () => {
  const { assignmentId } = await offered()
  await world.ok(accept(wang, assignmentId))
  const note = { assignmentId, way: 'phone', note: '已通话', idempotencyKey: 'follow-0001' }
  await world.ok(world.guide(wang).call('logFollowUp', note))
  await world.ok(pass(assignmentId))
  expect([await load(wang), await load(chen)]).toMatchObject([
    { open_used: 0, member_used: 1 },
    { open_used: 1, member_used: 0 },
  ])
})

test('an offer that ran out, was declined or moved on is nobody’s to pass on', async () => {
  const { assignmentId } = await offered()
  world.clock.advance({ hours: 2 })
  expect(await world.refused(pass(assignmentId))).toBe('assignment_state')
  await world.ok(world.timer().call('reassignOverdue', {}))
  expect(await world.refused(pass(assignmentId))).toBe('assignment_state')
  const [lead] = await tab(chen, 'waiting')
  await world.ok(world.guide(chen).call('declineAssignment', { assignmentId: lead!.assignmentId, reason: '没空' }))
  expect(await world.refused(pass(lead!.assignmentId, wang, chen))).toBe('assignment_state')
})

test('nobody passes on what is another’s, and only to a colleague of their own stores who is there', async () => {
  const { assignmentId } = await offered()
  expect(await world.refused(pass(assignmentId, wang, chen))).toBe('not_found')
  const elsewhere = await world.build.guide(await world.build.store())
  const left = await world.build.guide(storeId, { hasLeft: true })
  const away = await world.build.guide(storeId, { leave: { from: '2026-03-01', to: '2026-03-02' } })
  const concierge = await world.build.guide(null)
  const asker = await world.build.guide(storeId, { openid: 'openid-li' })
  for (const guideId of [elsewhere, left, away, concierge, asker, wang, 'gd_nobody']) {
    expect(await world.refused(pass(assignmentId, guideId))).toBe('guide_unknown')
  }
  const silent = { assignmentId, guideId: chen, reason: ' ' }
  expect(await world.refused(world.guide(wang).call('transferLead', silent))).toBe('invalid_input')
  expect(await tab(wang, 'waiting')).toHaveLength(1)
})

test('a colleague who pauses or is full cannot be given a lead, and the first guide keeps it', async () => {
  const { assignmentId } = await offered()
  for (const features of [{ isTaking: false }, { dayCap: 0 }, { openCap: 0 }]) {
    const colleague = await world.build.guide(storeId, features)
    expect(await world.refused(pass(assignmentId, colleague))).toBe('no_capacity')
  }
  expect(await load(wang)).toMatchObject({ open_used: 1 })
  expect(await world.ok(accept(wang, assignmentId))).toMatchObject({ state: 'accepted' })
})

test('a store of another company gets no lead without the shopper’s word, whoever passes it on', async () => {
  const { assignmentId } = await offered()
  const franchise = await world.build.store({ kind: 'franchise' })
  await world.db.insertInto('guide_store').values({ guide_id: wang, store_id: franchise, is_home: false }).execute()
  const lin = await world.build.guide(franchise)
  expect(await world.refused(pass(assignmentId, lin))).toBe('consent_missing')
  expect(await load(lin)).toMatchObject({ open_used: 0, day_used: 0 })
  const { member_id } = await world.db.selectFrom('lead').select('member_id').executeTakeFirstOrThrow()
  await world.build.consent(member_id, franchise)
  expect(await world.ok(pass(assignmentId, lin))).toMatchObject({ acceptBy: expect.any(Date) })
})

test('a guide sees to whom they may pass a lead on, and what speaks against the others', async () => {
  const other = await world.build.store({ name: '太古里店' })
  await world.db.insertInto('guide_store').values({ guide_id: wang, store_id: other, is_home: false }).execute()
  await world.build.guide(storeId, { name: '甲', role: 'store_manager' })
  await world.build.guide([other, storeId], { name: '乙', isTaking: false })
  await world.build.guide(other, { name: '丙', dayCap: 0 })
  await world.build.guide(other, { name: '丁', openCap: 0 })
  await world.build.guide(other, { name: '走', hasLeft: true })
  await world.build.guide(other, { name: '休', leave: { from: '2026-03-01', to: '2026-03-01' } })
  await world.build.guide(await world.build.store(), { name: '远' })
  const { colleagues } = await world.ok(world.guide(wang).call('listColleagues', {}))
  expect(colleagues.map(({ name, storeName, exclusion }) => [name, storeName, exclusion])).toEqual(
    expect.arrayContaining([
      ['丙', '太古里店', 'DAY_CAP'],
      ['丁', '太古里店', 'OPEN_CAP'],
      ['乙', '春熙路店', 'PAUSED'],
      ['甲', '春熙路店', null],
    ]),
  )
  expect(colleagues).toHaveLength(4)
  expect((await world.ok(world.guide(await world.build.guide(null)).call('listColleagues', {}))).colleagues).toEqual([])
})
