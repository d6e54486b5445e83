import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()

const capture = (who: string, key: string, more: object = {}) => {
  const wish = { channel: 'appointment', wish: '沙发', place: CHENGDU, idempotencyKey: `capture-${key}`, ...more }
  return world.ok(world.shopper(who).call('captureLead', wish))
}
const waiting = async (guideId: string) =>
  (await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))).leads
const load = (guideId: string) =>
  world.db.selectFrom('guide_load').selectAll().where('guide_id', '=', guideId).executeTakeFirstOrThrow()

test('a decision shows its candidates and replays to the same bytes', async () => {
  const store = await world.build.store()
  await world.build.guide(store)
  await world.build.guide(store, { isTaking: false })
  const { leadId } = await capture('li', '1')
  const { attempts } = await world.ok(world.staff('hq_ops').call('showDecision', { leadId }))
  expect(attempts).toHaveLength(1)
  expect(attempts[0]).toMatchObject({
    attempt: 1,
    isReplayed: true,
    state: 'offered',
    output: { stage: 'guide', excluded: { PAUSED: 1 } },
  })
})

test('headquarters gives a lead to somebody by hand: audited, within capacity, and seen on the board', async () => {
  const store = await world.build.store()
  const first = await world.build.guide(store)
  const { leadId } = await capture('li', '1')
  const full = await world.build.guide(store, { dayCap: 0 })
  const second = await world.build.guide(store)
  const hq = world.staff('hq_ops')
  const order = (guideId: string) => hq.call('reassignLead', { leadId, guideId, reason: '顾客指定' })
  expect(await world.refused(order(full))).toBe('no_capacity')
  await world.ok(order(second))
  expect(await waiting(first)).toEqual([])
  expect(await waiting(second)).toHaveLength(1)
  expect((await load(first)).open_used).toBe(0)
  const audit = await world.db
    .selectFrom('audit')
    .selectAll()
    .where('action', '=', 'reassignLead')
    .executeTakeFirstOrThrow()
  expect(audit).toMatchObject({
    target: leadId,
    detail: { before: { guideId: first }, after: { guideId: second }, reason: '顾客指定' },
  })
  const board = await world.ok(hq.call('liveBoard', { since: '2026-03-01T00:00:00+08:00' }))
  expect(board).toMatchObject({ regions: [{ regionName: '西南大区', leads: 1, waiting: 1, pooled: 0 }] })
  const pool = await world.ok(hq.call('listLeads', { states: ['offered'] }))
  expect(pool.leads.map((lead) => lead.id)).toEqual([leadId])
})

test('nobody is given their own wish by hand either', async () => {
  const store = await world.build.store()
  await world.build.guide(store)
  const { leadId } = await capture('li', '1')
  const asker = await world.build.guide(store, { openid: 'openid-li' })
  const order = { leadId, guideId: asker, reason: '顾客指定' }
  expect(await world.refused(world.staff('hq_ops').call('reassignLead', order))).toBe('lead_own')
  expect((await load(asker)).open_used).toBe(0)
})

test('a store manager neither sees nor moves the leads of other stores', async () => {
  await world.build.guide(await world.build.store())
  const other = await world.build.store({ latitude: 39.9, longitude: 116.4 })
  const colleague = await world.build.guide(other)
  const { leadId } = await capture('li', '1')
  const manager = world.staff('store_manager', { storeIds: [other] })
  expect(await world.ok(manager.call('listLeads', {}))).toEqual({ leads: [], next: null, lookedFrom: null })
  expect(await world.refused(manager.call('showDecision', { leadId }))).toBe('not_found')
  expect(await world.refused(manager.call('reassignLead', { leadId, guideId: colleague, reason: '试试' }))).toBe(
    'not_found',
  )
})

test('a lead a manager gives to a guide of two stores stays with the manager’s store', async () => {
  const [mine, home] = [await world.build.store(), await world.build.store({ latitude: 39.9, longitude: 116.4 })]
  await world.build.guide(mine)
  const { leadId } = await capture('li', '1')
  const shared = await world.build.guide([home, mine])
  const manager = world.staff('store_manager', { storeIds: [mine] })
  await world.ok(manager.call('reassignLead', { leadId, guideId: shared, reason: '当班' }))
  const { leads } = await world.ok(manager.call('listLeads', {}))
  expect(leads.map(({ id }) => id)).toEqual([leadId])
})
