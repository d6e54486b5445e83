import { findDisagreements } from '../../scripts/chaos/find-disagreements'
import { bookPaidOrders } from '../../server/flows/book-orders'
import { AppError } from '../../server/kernel/app-error'
import { acceptAssignment } from '../../server/usecases/leads/accept-assignment'
import { reassignOverdue } from '../../server/usecases/leads/reassign-overdue'
import { CHENGDU } from '../support/builders'
import { useServer } from '../support/use-server'

const server = useServer()
const clock = () => ({ kind: 'clock' as const, brandId: server.world.brandId })

const capture = (who: string, key = who) =>
  server.world.ok(
    server.world
      .shopper(who)
      .call('captureLead', { channel: 'appointment', place: CHENGDU, idempotencyKey: `capture-${key}` }),
  )
const offers = () =>
  server.world.db.selectFrom('assignment').selectAll().where('state', '=', 'offered').orderBy('id').execute()

/** Leads of so many shoppers, offered among a few guides of one store. */
async function offerLeads(leads: number, guides: number): Promise<void> {
  const storeId = await server.world.build.store()
  for (let n = 0; n < guides; n++) await server.world.build.guide(storeId, { dayCap: 500, openCap: 500 })
  await Promise.all(Array.from({ length: leads }, (_, n) => capture(`shopper-${n}`)))
}

test('of a guide who accepts in the last moment and the clock that moves the lead on, exactly one wins', async () => {
  const { world } = server
  await offerLeads(150, 3)
  const waiting = await offers()
  expect(waiting).toHaveLength(150)

  const outcomes = await Promise.all(
    waiting.map(async ({ id, lead_id: leadId, guide_id: guideId, store_id, accept_by: acceptBy }, n) => {
      const guide = {
        kind: 'guide' as const,
        brandId: world.brandId,
        guideId,
        role: 'guide' as const,
        storeIds: [store_id as string],
      }
      const justInTime = new Date(acceptBy.getTime() - 1)
      const accept = async () =>
        world
          .run(guide, (ctx) => acceptAssignment({ ...ctx, now: justInTime }, { assignmentId: id }))
          .then(
            () => 'accepted',
            (error) => (error instanceof AppError ? error.code : Promise.reject(error)),
          )
      const expire = () => reassignOverdue({ ...world.ctx(clock()), now: acceptBy }, [{ id, leadId, guideId }])
      // Who starts first alternates.
      const isFirst = n % 2 === 0
      const early = isFirst ? accept() : null
      const sweeping = expire()
      const [accepted, swept] = await Promise.all([early ?? accept(), sweeping])
      return { accepted, expired: swept.expired }
    }),
  )

  const wins = outcomes.filter(({ accepted }) => accepted === 'accepted')
  for (const { accepted, expired } of outcomes) expect([accepted, expired]).toEqual(outcomeOf(accepted))
  expect(wins.length).toBeGreaterThan(0)
  expect(wins.length).toBeLessThan(150)
  const ended = await world.db.selectFrom('assignment').select('state').execute()
  expect(ended.filter(({ state }) => state === 'accepted')).toHaveLength(wins.length)
  expect(ended.filter(({ state }) => state === 'expired')).toHaveLength(150 - wins.length)
  expect(await findDisagreements(world.db)).toEqual([])
})

function pay(who: string) {
  const { world } = server
  const lines = [{ skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 19_999 }]
  const sale = { source: 'pos', channel: 'store_scan', store: null, seller: null, lines, discountFen: 0 } as const
  const member = { by: 'openid' as const, value: `openid-${who}` }
  return world.run(clock(), (ctx) =>
    bookPaidOrders(ctx, world.brandId, [{ ...sale, orderNo: `P-${who}`, member, paidAt: ctx.now }]),
  )
}

function outcomeOf(accepted: string): [string, number] {
  return accepted === 'accepted' ? ['accepted', 0] : ['assignment_expired', 1]
}

test('a shopper who asks again and pays while the guide accepts: all three happen, nobody waits for ever', async () => {
  const { world } = server
  await offerLeads(40, 2)
  const waiting = await offers()
  const replies = await Promise.all(
    waiting.flatMap(({ id, guide_id }, n) => [
      world.guide(guide_id).call('acceptAssignment', { assignmentId: id }),
      capture(`shopper-${n}`, `again-${n}`).then((data) => ({ ok: true, data })),
      pay(`shopper-${n}`).then(([data]) => ({ ok: data?.outcome === 'booked', data })),
    ]),
  )
  expect(replies.filter((reply) => !reply.ok)).toEqual([])
  expect(await world.db.selectFrom('lead').selectAll().where('merged_count', '=', 1).execute()).toHaveLength(40)
  expect(await findDisagreements(world.db)).toEqual([])
})

test('guides who decline to one another at once all get their slots back', async () => {
  const { world } = server
  await offerLeads(120, 2)
  const waiting = await offers()
  expect(new Set(waiting.map(({ guide_id }) => guide_id)).size).toBe(2)
  const replies = await Promise.all(
    waiting.map(({ id, guide_id }) =>
      world.guide(guide_id).call('declineAssignment', { assignmentId: id, reason: '正在接待' }),
    ),
  )
  expect(replies.filter((reply) => !reply.ok)).toEqual([])
  expect(await offers()).toHaveLength(120)
  expect(await findDisagreements(world.db)).toEqual([])
})

test('timers that overlap move each lead on once and place each pooled lead once', async () => {
  const { world } = server
  const storeId = await world.build.store()
  await world.build.guide(storeId, { dayCap: 30, openCap: 30 })
  await Promise.all(Array.from({ length: 60 }, (_, n) => capture(`shopper-${n}`)))
  world.clock.set('2026-03-02T12:00:00+08:00')
  const sweeps = await Promise.all(
    Array.from({ length: 4 }, () => world.ok(world.timer().call('reassignOverdue', { rows: 200 }))),
  )
  expect(sweeps.reduce((sum, { expired }) => sum + expired, 0)).toBe(30)
  await world.build.guide(storeId, { dayCap: 20, openCap: 20 })
  world.clock.set('2026-03-03T12:00:00+08:00')
  const retries = await Promise.all(
    Array.from({ length: 4 }, () => world.ok(world.timer().call('retryPool', { rows: 200 }))),
  )
  const placed = (await offers()).length
  expect(retries.reduce((sum, { offered }) => sum + offered, 0)).toBe(placed)
  // Twenty places of the newcomer, and the first guide's new day for leads that guide was not asked for before.
  expect(placed).toBeGreaterThan(20)
  expect(await findDisagreements(world.db)).toEqual([])
})

test('a guide who leaves while shoppers ask and colleagues accept takes nothing that was theirs along', async () => {
  const { world } = server
  await offerLeads(60, 3)
  const waiting = await offers()
  const leaving = waiting[0]!.guide_id
  const input = { guideId: leaving, leftOn: '2026-03-01', reason: '离职' }
  const replies = await Promise.all([
    ...waiting
      .slice(0, 30)
      .map(({ id, guide_id }) => world.guide(guide_id).call('acceptAssignment', { assignmentId: id })),
    world.staff('hq_admin').call('markGuideLeft', input),
    ...waiting
      .slice(30)
      .filter(({ guide_id }) => guide_id !== leaving)
      .map(({ id, guide_id }) => world.guide(guide_id).call('declineAssignment', { assignmentId: id, reason: '忙' })),
  ])
  const codes = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))
  // An accept of the leaving guide may come before, or after their leads were taken back or they were signed out.
  expect(codes.filter((code) => !['assignment_taken', 'not_guide', 'unauthenticated'].includes(code))).toEqual([])
  world.clock.advance({ hours: 2 })
  await world.ok(world.timer().call('reassignOverdue', { rows: 200 }))
  const held = await world.db.selectFrom('lead').select('state').where('guide_id', '=', leaving).execute()
  expect(held).toEqual([])
  expect(await findDisagreements(world.db)).toEqual([])
})

test('one capture sent twenty times at once is one lead, and another wish under its key is refused', async () => {
  const { world } = server
  await world.build.guide(await world.build.store())
  const captures = await Promise.all(Array.from({ length: 20 }, () => capture('li')))
  expect(new Set(captures.map(({ leadId }) => leadId)).size).toBe(1)
  expect(captures.filter(({ outcome }) => outcome === 'offered')).toHaveLength(1)
  expect(captures.filter(({ outcome }) => outcome === 'repeated')).toHaveLength(19)

  const wishes = ['沙发', '床垫', '餐桌', '衣柜']
  const replies = await Promise.all(
    wishes.map((wish) =>
      world
        .shopper('wang')
        .call('captureLead', { channel: 'mall', wish, place: CHENGDU, idempotencyKey: 'one-key-01' }),
    ),
  )
  expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
  expect(replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))).toEqual(
    Array(3).fill('idempotency_conflict'),
  )
  expect(await world.db.selectFrom('lead').selectAll().execute()).toHaveLength(2)
  expect(await findDisagreements(world.db)).toEqual([])
})
