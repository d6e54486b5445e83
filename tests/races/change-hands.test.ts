import { findDisagreements } from '../../scripts/chaos/find-disagreements'
import { AppError } from '../../server/kernel/app-error'
import type { CallerOf } from '../../server/kernel/ctx'
import { reassignOverdue } from '../../server/usecases/leads/reassign-overdue'
import { transferLead } from '../../server/usecases/leads/transfer-lead'
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

async function offerLeads(leads: number, guides: number): Promise<{ storeId: string; guideIds: string[] }> {
  const storeId = await server.world.build.store()
  const guideIds: string[] = []
  for (let n = 0; n < guides; n++) guideIds.push(await server.world.build.guide(storeId, { dayCap: 900, openCap: 900 }))
  await Promise.all(Array.from({ length: leads }, (_, n) => capture(`shopper-${n}`)))
  return { storeId, guideIds }
}
const nextOf = (guideIds: readonly string[], guideId: string) =>
  guideIds[(guideIds.indexOf(guideId) + 1) % guideIds.length]!

test('of a guide who passes a lead on in the last moment and the clock that moves it on, exactly one wins', async () => {
  const { world } = server
  const { storeId, guideIds } = await offerLeads(120, 3)
  const waiting = await offers()
  const outcomes = await Promise.all(
    waiting.map(async ({ id, lead_id: leadId, guide_id: guideId, accept_by: acceptBy }, n) => {
      const guide: CallerOf<'guide'> = {
        kind: 'guide',
        brandId: world.brandId,
        guideId,
        role: 'guide',
        storeIds: [storeId],
      }
      const justInTime = new Date(acceptBy.getTime() - 1)
      const passOn = () =>
        world
          .run(guide, (ctx) =>
            transferLead(
              { ...ctx, now: justInTime },
              { assignmentId: id, guideId: nextOf(guideIds, guideId), reason: '换人' },
            ),
          )
          .then(
            () => 'passed',
            (error) => (error instanceof AppError ? error.code : Promise.reject(error)),
          )
      const early = n % 2 === 0 ? passOn() : null
      const sweeping = reassignOverdue({ ...world.ctx(clock()), now: acceptBy }, [{ id, leadId, guideId }])
      const [passed, swept] = await Promise.all([early ?? passOn(), sweeping])
      return [passed, swept.expired]
    }),
  )
  for (const outcome of outcomes) {
    expect([
      ['passed', 0],
      ['assignment_state', 1],
    ]).toContainEqual(outcome)
  }
  expect(await offers()).toHaveLength(120)
  expect(await findDisagreements(world.db)).toEqual([])
})

test('a guide who accepts on one phone and passes on on the other has passed it on once, and holds nothing', async () => {
  const { world } = server
  const { guideIds } = await offerLeads(60, 2)
  const waiting = await offers()
  const replies = await Promise.all(
    waiting.flatMap(({ id, guide_id }) => {
      const guide = world.guide(guide_id)
      const pass = { assignmentId: id, guideId: nextOf(guideIds, guide_id), reason: '换人' }
      return [
        guide.call('transferLead', pass),
        guide.call('acceptAssignment', { assignmentId: id }),
        guide.call('transferLead', pass),
      ]
    }),
  )
  const codes = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))
  expect(codes.filter((code) => code !== 'assignment_taken')).toEqual([])
  const attempts = await world.db.selectFrom('assignment').selectAll().where('attempt', '=', 2).execute()
  expect(attempts).toHaveLength(60)
  const ended = await world.db.selectFrom('assignment').select('state').where('attempt', '=', 1).execute()
  expect(ended.every(({ state }) => state === 'taken_back')).toBe(true)
  expect(await world.db.selectFrom('binding').selectAll().where('ends_at', 'is', null).execute()).toEqual([])
  expect(await findDisagreements(world.db)).toEqual([])
})

test('shoppers who change guides in opposite directions while leads are accepted and come in: nobody waits for ever', async () => {
  const { world } = server
  const { guideIds } = await offerLeads(40, 3)
  for (const { id, guide_id } of await offers()) {
    await world.ok(world.guide(guide_id).call('acceptAssignment', { assignmentId: id }))
  }
  await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      world.ok(
        world
          .shopper(`shopper-${n}`)
          .call('captureLead', { channel: 'mall', wish: '床垫', place: CHENGDU, idempotencyKey: `second-time-${n}` }),
      ),
    ),
  )
  const waiting = await offers()
  const replies = await Promise.all([
    ...Array.from({ length: 40 }, (_, n) =>
      world.shopper(`shopper-${n}`).call('changeGuide', { guideId: guideIds[n % 3]!, reason: '想换一位' }),
    ),
    ...waiting.map(({ id, guide_id }) => world.guide(guide_id).call('acceptAssignment', { assignmentId: id })),
    ...Array.from({ length: 40 }, (_, n) =>
      world
        .shopper(`shopper-${n}`)
        .call('captureLead', { channel: 'mall', wish: '餐桌', place: CHENGDU, idempotencyKey: `third-time-${n}` }),
    ),
  ])
  const codes = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))
  expect(codes.filter((code) => code !== 'assignment_taken')).toEqual([])
  const live = await world.db
    .selectFrom('binding')
    .select(['guide_id', 'member_id'])
    .where('ends_at', 'is', null)
    .execute()
  expect(live).toHaveLength(40)
  expect(await findDisagreements(world.db)).toEqual([])
})

test('a guide’s code and what a shopper shares are made once, however many ask at the same time', async () => {
  const { world } = server
  const guideId = await world.build.guide(await world.build.store())
  const own = await Promise.all(
    Array.from({ length: 20 }, () => world.ok(world.guide(guideId).call('myGuideCode', {}))),
  )
  const shared = await Promise.all(
    Array.from({ length: 20 }, () => world.ok(world.shopper('li').call('shareCode', {}))),
  )
  expect(new Set(own.map(({ code }) => code)).size).toBe(1)
  expect(new Set(shared.map(({ code }) => code)).size).toBe(1)
  expect(await world.db.selectFrom('scan_code').selectAll().execute()).toHaveLength(2)
})
