import { captureAndRoute } from '../../server/flows/capture-and-route'
import { inTransaction } from '../../server/kernel/in-transaction'
import { CHENGDU } from '../support/builders'
import { CERTAIN, putRules } from '../support/rule-sets'
import { useWorld } from '../support/world'

const world = useWorld()

const capture = (who: string, more: object = {}) =>
  world.ok(
    world.shopper(who).call('captureLead', {
      channel: 'appointment',
      wish: '沙发',
      place: CHENGDU,
      idempotencyKey: `capture-${who}`,
      ...more,
    }),
  )
const waiting = async (guideId: string) =>
  (await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))).leads
const missed = async (guideId: string) => (await world.ok(world.guide(guideId).call('listMissedLeads', {}))).leads
const explain = (guideId: string, assignmentId: string) =>
  world.ok(world.guide(guideId).call('explainAssignment', { assignmentId }))

test('a guide reads why a lead came to them, their rank and the term that decided', async () => {
  await putRules(world, 'live', CERTAIN)
  const storeId = await world.build.store()
  const [one, other] = [await world.build.guide(storeId), await world.build.guide(storeId)]
  await capture('li')
  const first = (await waiting(one)).length > 0 ? one : other
  const second = first === one ? other : one
  const { leadId } = await capture('wang')
  const [lead] = await waiting(second)
  expect(await explain(second, lead!.assignmentId)).toMatchObject({
    leadId,
    state: 'offered',
    rank: 1,
    of: 2,
    decidedBy: { code: 'turn' },
  })
  const others = world.guide(first).call('explainAssignment', { assignmentId: lead!.assignmentId })
  expect(await world.refused(others)).toBe('not_found')
})

test('a lead they gave back is still explained, and one a person gave them says so', async () => {
  const storeId = await world.build.store()
  const first = await world.build.guide(storeId)
  const { leadId } = await capture('li')
  const [offer] = await waiting(first)
  const second = await world.build.guide(storeId)
  await world.ok(
    world.guide(first).call('declineAssignment', { assignmentId: offer!.assignmentId, reason: '正在接待' }),
  )
  expect(await explain(first, offer!.assignmentId)).toMatchObject({
    state: 'declined',
    rank: 1,
    decidedBy: { code: 'only' },
  })
  const third = await world.build.guide(storeId)
  await world.ok(world.staff('hq_ops').call('reassignLead', { leadId, guideId: third, reason: '顾客指定' }))
  const [given] = await waiting(third)
  expect(await explain(third, given!.assignmentId)).toMatchObject({ rank: null, decidedBy: { code: 'handed' } })
  expect(await waiting(second)).toEqual([])
})

test('a guide reads why the leads of their store went to others, and nothing of those others or of the shopper', async () => {
  await putRules(world, 'live', CERTAIN)
  const storeId = await world.build.store({ name: '春熙路店' })
  const [busy, paused] = [
    await world.build.guide(storeId, { name: '王芳', dayCap: 1 }),
    await world.build.guide(storeId, { name: '赵敏', isTaking: false }),
  ]
  await capture('li')
  expect(await missed(busy)).toEqual([])
  const third = await world.build.guide(storeId, { name: '孙燕' })
  await capture('wang', { wish: '床垫' })
  expect(await missed(busy)).toMatchObject([
    {
      storeName: '春熙路店',
      channel: 'appointment',
      rank: null,
      of: 1,
      decidedBy: { code: 'DAY_CAP' },
      remedy: 'DAY_CAP',
    },
  ])
  expect((await missed(paused)).map(({ decidedBy, remedy }) => [decidedBy.code, remedy])).toEqual([
    ['PAUSED', 'PAUSED'],
    ['PAUSED', 'PAUSED'],
  ])
  const told = JSON.stringify(await missed(paused))
  for (const word of [busy, third, '王芳', '孙燕', '床垫', '沙发', 'ld_', 'mb_']) expect(told).not.toContain(word)
  const elsewhere = await world.build.guide(await world.build.store())
  expect(await missed(elsewhere)).toEqual([])
  world.clock.advance({ days: 8 })
  expect(await missed(paused)).toEqual([])
})

test('a guide whose day was fuller reads that it was a colleague’s turn', async () => {
  await putRules(world, 'live', CERTAIN)
  const storeId = await world.build.store()
  const [one, other] = [await world.build.guide(storeId), await world.build.guide(storeId)]
  await capture('li')
  const first = (await waiting(one)).length > 0 ? one : other
  await capture('wang')
  expect(await missed(first)).toMatchObject([{ rank: 2, of: 2, decidedBy: { code: 'turn' }, remedy: 'turn' }])
})

test('the decision travels with the guide’s touches into what explains the order’s commission', async () => {
  const storeId = await world.build.store({ code: 'S1' })
  const guideId = await world.build.guide(storeId)
  const { leadId } = await capture('li')
  const [lead] = await waiting(guideId)
  const { decisionId } = await explain(guideId, lead!.assignmentId)
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId: lead!.assignmentId }))
  const call = { assignmentId: lead!.assignmentId, way: 'store_visit', note: '到店试坐', idempotencyKey: 'follow-0001' }
  await world.ok(world.guide(guideId).call('logFollowUp', call))
  const { member_id: memberId } = await world.db
    .selectFrom('lead')
    .select('member_id')
    .where('id', '=', leadId)
    .executeTakeFirstOrThrow()
  world.clock.advance({ hours: 1 })
  const paidAt = world.clock.now().toISOString()
  const lines = [{ skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 19_999 }]
  const deal = { orderNo: 'W1', memberId, lines, proofRef: 'P-1', paidAt }
  const { orderId } = await world.ok(world.guide(guideId).call('keyInTransfer', deal))
  const { attribution } = await world.ok(world.staff('finance').call('explainOrder', { orderId }))
  const named = attribution.path.filter(({ kind }) => kind === 'lead_accepted' || kind === 'store_visit')
  expect(named.map((step) => step.decisionId)).toEqual([decisionId, decisionId])
  const { attempts } = await world.ok(world.staff('hq_ops').call('showDecision', { leadId }))
  expect(attempts.map((attempt) => attempt.decisionId)).toEqual([decisionId])
})

test('who accepted and did not reach the shopper in time is reminded once', async () => {
  const guideId = await world.build.guide(await world.build.store())
  await capture('li')
  const [lead] = await waiting(guideId)
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId: lead!.assignmentId }))
  const remind = () => world.ok(world.timer().call('remindContact', {}))
  expect(await remind()).toEqual({ reminded: 0 })
  world.clock.advance({ hours: 5 })
  expect(await remind()).toEqual({ reminded: 1 })
  expect(await remind()).toEqual({ reminded: 0 })
  const sent = await world.db.selectFrom('outbox').select('payload').where('topic', '=', 'contact_due').execute()
  expect(sent).toMatchObject([{ payload: { guideId, wish: '沙发' } }])
})

const STATEMENTS_MAX = 6
const TOUCH_STATEMENTS = 2

test('routing a lead takes at most six statements beside its touch', async () => {
  const storeId = await world.build.store()
  await world.build.guide(storeId)
  let statements = 0
  const counting = world.db.withPlugin({
    transformQuery: ({ node }) => {
      statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const memberIds = [await world.build.member(), await world.build.member()]
  const route = (memberId: string) =>
    inTransaction(counting, (db) =>
      captureAndRoute(
        { ...world.ctx({ kind: 'clock' as const, brandId: world.brandId }), db },
        {
          brandId: world.brandId,
          memberId,
          wish: '沙发',
          channel: 'store_scan',
          touchKind: 'scan',
          proof: 'server',
          sceneStoreId: storeId,
          place: CHENGDU,
          city: '成都',
          idempotencyKey: `count-${memberId}`,
          occurredAt: world.clock.now(),
        },
      ),
    )
  // The first reads the documents that are in force, as the first lead of a process does.
  expect(await route(memberIds[0]!)).toMatchObject({ outcome: 'offered' })
  statements = 0
  expect(await route(memberIds[1]!)).toMatchObject({ outcome: 'offered' })
  expect(statements).toBeGreaterThan(TOUCH_STATEMENTS)
  expect(statements - TOUCH_STATEMENTS).toBeLessThanOrEqual(STATEMENTS_MAX)
})
