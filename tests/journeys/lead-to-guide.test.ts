import type { Output } from '../../contract/endpoint'
import type * as leads from '../../contract/lead'
import { readChain, touchHash } from '../../server/modules/touchpoint/touchpoint.sql'
import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()

type Captured = Output<typeof leads.captureLead>
type Mine = Output<typeof leads.listMyLeads>

const capture = (who: string, key: string, more: object = {}) =>
  world.ok(
    world.shopper(who).call<Captured>('captureLead', {
      channel: 'appointment',
      wish: '沙发',
      place: CHENGDU,
      idempotencyKey: `capture-${key}`,
      ...more,
    }),
  )
const waiting = async (guideId: string) =>
  (await world.ok(world.guide(guideId).call<Mine>('listMyLeads', { tab: 'waiting' }))).leads
const load = (guideId: string) =>
  world.db.selectFrom('guide_load').selectAll().where('guide_id', '=', guideId).executeTakeFirstOrThrow()

test('an appointment reaches the guide of the chosen store with the reasons and a time to answer', async () => {
  const far = await world.build.store({ latitude: 30.7, longitude: 104.2 })
  await world.build.guide(far)
  const chosen = await world.build.store({ latitude: 30.66, longitude: 104.09 })
  const guideId = await world.build.guide(chosen, { name: '王芳' })

  const { outcome, answer } = await capture('li', '1', { storeId: chosen })
  expect(outcome).toBe('offered')
  expect(answer).toMatchObject({ guideName: '王芳', by: new Date('2026-03-01T10:20:00+08:00') })

  const [lead] = await waiting(guideId)
  expect(lead).toMatchObject({
    wish: '沙发',
    person: '微信顾客',
    state: 'offered',
    allows: ['accept', 'decline', 'transfer'],
  })
  expect(lead!.whyMe).toContainEqual({ code: 'sceneStore', points: 50 })
})

test('the same key again is the same lead, with other content it is refused', async () => {
  await world.build.guide(await world.build.store())
  const first = await capture('li', '1')
  expect(await capture('li', '1')).toMatchObject({ leadId: first.leadId, outcome: 'repeated' })
  const other = world.shopper('li').call('captureLead', { channel: 'mall', wish: '床垫', idempotencyKey: 'capture-1' })
  expect(await world.refused(other)).toBe('idempotency_conflict')
})

test('asking again for the same thing joins the open lead and tells its guide', async () => {
  const guideId = await world.build.guide(await world.build.store())
  const first = await capture('li', '1')
  expect(await capture('li', '2', { wish: ' 沙发 ' })).toMatchObject({ leadId: first.leadId, outcome: 'merged' })
  expect(await waiting(guideId)).toHaveLength(1)
  expect((await load(guideId)).open_used).toBe(1)
  const notices = await world.db.selectFrom('outbox').select('topic').orderBy('id').execute()
  expect(notices.map((notice) => notice.topic)).toEqual(['lead_offered', 'lead_asked_again'])
})

test('a guide who accepts is bound to the shopper, and accepting twice is accepting once', async () => {
  const guideId = await world.build.guide(await world.build.store())
  await capture('li', '1')
  const [lead] = await waiting(guideId)
  const accept = () => world.guide(guideId).call('acceptAssignment', { assignmentId: lead!.assignmentId })
  expect(await world.ok(accept())).toMatchObject({ state: 'accepted', isBoundToMe: true })
  expect(await world.ok(accept())).toMatchObject({ state: 'accepted' })
  expect(await load(guideId)).toMatchObject({ open_used: 1, day_used: 1, member_used: 1 })
})

test('another guide can neither see, accept nor decline a lead that was not offered to them', async () => {
  const store = await world.build.store()
  const guideId = await world.build.guide(store)
  await capture('li', '1')
  const [lead] = await waiting(guideId)
  const other = world.guide(await world.build.guide(store))
  for (const name of ['showLead', 'acceptAssignment']) {
    expect(await world.refused(other.call(name, { assignmentId: lead!.assignmentId }))).toBe('not_found')
  }
  expect(
    await world.refused(other.call('declineAssignment', { assignmentId: lead!.assignmentId, reason: '试试' })),
  ).toBe('not_found')
})

test('an offer nobody answers moves on, and the late accept is refused kindly', async () => {
  const store = await world.build.store()
  const guides = [await world.build.guide(store), await world.build.guide(store)]
  await capture('li', '1')
  const [first, second] = (await waiting(guides[0]!)).length ? guides : [guides[1]!, guides[0]!]
  const [lead] = await waiting(first!)

  world.clock.advance({ minutes: 21 })
  expect(await world.refused(world.guide(first!).call('acceptAssignment', { assignmentId: lead!.assignmentId }))).toBe(
    'assignment_expired',
  )
  expect(await world.ok(world.timer().call('reassignOverdue', {}))).toEqual({ expired: 1, offered: 1, pooled: 0 })

  expect(await waiting(second!)).toHaveLength(1)
  expect(await world.refused(world.guide(first!).call('acceptAssignment', { assignmentId: lead!.assignmentId }))).toBe(
    'assignment_expired',
  )
  // The open slot is back; the day's slot stays used, so that ignoring leads gains nothing.
  expect(await load(first!)).toMatchObject({ open_used: 0, day_used: 1 })
  const returned = await world.ok(world.guide(first!).call<Mine>('listMyLeads', { tab: 'returned' }))
  expect(returned.leads[0]).toMatchObject({ state: 'expired', answerReason: 'timeout' })
})

test('a declined lead goes to colleagues, then the manager, then headquarters, and is never lost', async () => {
  const store = await world.build.store()
  await world.build.guide(store)
  await world.build.guide(store, { role: 'store_manager' })
  await world.build.guide(null)
  const { leadId } = await capture('li', '1')
  const stages: string[] = []
  for (let round = 0; round < 3; round++) {
    const live = await world.db
      .selectFrom('assignment')
      .selectAll()
      .where('lead_id', '=', leadId)
      .where('state', '=', 'offered')
      .executeTakeFirstOrThrow()
    const { role } = await world.db
      .selectFrom('guide')
      .select('role')
      .where('id', '=', live.guide_id)
      .executeTakeFirstOrThrow()
    stages.push(role)
    await world.ok(world.guide(live.guide_id).call('declineAssignment', { assignmentId: live.id, reason: '正在接待' }))
  }
  expect(stages).toEqual(['guide', 'store_manager', 'concierge'])
  const lead = await world.db.selectFrom('lead').selectAll().where('id', '=', leadId).executeTakeFirstOrThrow()
  expect(lead).toMatchObject({ state: 'pooled', guide_id: null, unroutable_reason: 'ATTEMPTS_EXHAUSTED' })
})

test('a lead nobody could take waits in the pool and is placed when there is room again', async () => {
  const guideId = await world.build.guide(await world.build.store(), { dayCap: 1 })
  await capture('li', '1')
  expect(await capture('wang', '2')).toMatchObject({ outcome: 'unroutable', reason: 'NO_ELIGIBLE_GUIDE', answer: null })
  world.clock.set('2026-03-02T10:00:00+08:00')
  expect(await world.ok(world.timer().call('retryPool', {}))).toEqual({ tried: 1, offered: 1 })
  expect((await load(guideId)).day_used).toBe(1)
})

test('a follow-up is the first contact, keeps the trail, and is safe to send again', async () => {
  const guideId = await world.build.guide(await world.build.store())
  const { leadId } = await capture('li', '1')
  const [lead] = await waiting(guideId)
  const { assignmentId } = lead!
  const follow = (more: object = {}) =>
    world
      .guide(guideId)
      .call('logFollowUp', { assignmentId, way: 'phone', note: '约了周六到店', idempotencyKey: 'follow-01', ...more })
  expect(await world.refused(follow())).toBe('assignment_state')
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId }))
  world.clock.advance({ minutes: 3 })
  const once = await world.ok(follow({ nextOn: '2026-03-07' }))
  expect(await world.ok(follow({ nextOn: '2026-03-07' }))).toEqual(once)
  expect(await world.refused(follow({ note: '别的内容' }))).toBe('idempotency_conflict')

  const shown = await world.ok(world.guide(guideId).call<Output<typeof leads.showLead>>('showLead', { assignmentId }))
  expect(shown.trail.map((touch) => touch.kind)).toEqual(['contact_logged', 'lead_accepted', 'appointment'])
  expect(shown.followUps).toEqual([{ way: 'phone', note: '约了周六到店', nextOn: '2026-03-07', at: world.clock.now() }])

  await world.ok(follow({ outcome: 'lost', idempotencyKey: 'follow-02', note: '已在别处购买' }))
  expect(await load(guideId)).toMatchObject({ open_used: 0 })
  const closed = await world.db.selectFrom('lead').selectAll().where('id', '=', leadId).executeTakeFirstOrThrow()
  expect(closed).toMatchObject({ state: 'lost', first_contact_at: world.clock.now() })
})

test('the touches of a person form an unbroken chain of hashes', async () => {
  const guideId = await world.build.guide(await world.build.store())
  const { leadId } = await capture('li', '1')
  const [lead] = await waiting(guideId)
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId: lead!.assignmentId }))
  const { member_id } = await world.db
    .selectFrom('lead')
    .select('member_id')
    .where('id', '=', leadId)
    .executeTakeFirstOrThrow()
  const chain = await readChain(world.db, world.brandId, member_id)
  expect(chain.map((link) => link.seq)).toEqual([1, 2])
  let before = ''
  for (const { touch, seq, prevHash, hash } of chain) {
    expect(prevHash).toBe(before)
    expect(touchHash(touch, seq, prevHash)).toBe(hash)
    before = hash
  }
  await expect(world.db.updateTable('touchpoint').set({ quality: 0 }).execute()).rejects.toThrow('append-only')
})

test('choosing a closed store is refused with its name; a franchise store without consent is passed over', async () => {
  const closed = await world.build.store({ status: 'closed', name: '春熙路店' })
  const refused = await world
    .shopper('li')
    .call('captureLead', { channel: 'appointment', storeId: closed, idempotencyKey: 'capture-1' })
  expect(refused).toMatchObject({ ok: false, error: { code: 'store_closed', details: { storeName: '春熙路店' } } })

  const franchise = await world.build.store({ kind: 'franchise' })
  await world.build.guide(franchise)
  const own = await world.build.guide(await world.build.store({ latitude: 30.8, longitude: 104.3 }))
  await capture('li', '2')
  expect(await waiting(own)).toHaveLength(1)
})
