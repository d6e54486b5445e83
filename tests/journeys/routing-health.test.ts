import type { Output } from '../../contract/endpoint'
import type * as health from '../../contract/routing-health'
import { insertMany } from '../../server/kernel/insert-many'
import { CHENGDU } from '../support/builders'
import { logLeads, saveDraft, setStatus } from '../support/logged-leads'
import { useWorld } from '../support/world'

const world = useWorld()
type Health = Output<typeof health.routingHealth>
type Traffic = Output<typeof health.storeTraffic>
type Classes = Output<typeof health.listStoreClasses>
type Effect = Output<typeof health.showRuleEffect>
type Reviews = Output<typeof health.reviewRuleChanges>

const hq = () => world.staff('hq_ops')
const march = { from: '2026-03-01', to: '2026-03-02' }
const capture = async (storeId: string, key: string, more: object = {}) => {
  const wish = { channel: 'store_scan', storeId, place: CHENGDU, idempotencyKey: `capture-${key}`, ...more }
  return world.ok(world.shopper(key).call<{ leadId: string }>('captureLead', wish))
}
const waiting = async (guideId: string) => {
  const tab = world.guide(guideId).call<{ leads: { assignmentId: string; leadId: string }[] }>('listMyLeads', {
    tab: 'waiting',
  })
  return (await world.ok(tab)).leads
}

test('routing is told in figures: fairness among equals, answers, what found nobody, by day', async () => {
  const storeId = await world.build.store()
  const guides = [await world.build.guide(storeId), await world.build.guide(storeId)]
  for (let i = 0; i < 4; i++) await capture(storeId, `li${i}`)
  world.clock.advance({ minutes: 6 })
  for (const guideId of guides) {
    for (const { assignmentId } of await waiting(guideId)) {
      await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId }))
      const contact = { assignmentId, way: 'phone', note: '已联系', idempotencyKey: `follow-${assignmentId}` }
      await world.ok(world.guide(guideId).call('logFollowUp', contact))
    }
  }
  world.clock.set('2026-03-02T10:00:00+08:00')
  await capture(await world.build.store({ latitude: 20 }), 'wang', { place: { latitude: 20, longitude: 104 } })
  const { total, jain, furthestFromQuota, drift, days } = await world.ok(hq().call<Health>('routingHealth', march))
  expect(total).toMatchObject({ leads: 5, unroutedRate: 0.2, exploredShare: 0, heldShare: 0 })
  expect(total.accept).toMatchObject({ count: 4, p50Minutes: 6, p90Minutes: 6 })
  expect(total.firstContact).toMatchObject({ count: 4, p50Minutes: 6 })
  expect(jain).toBe(1)
  expect(furthestFromQuota).toMatchObject({ leadsPerDay: 0, received: 2 })
  expect(drift).toEqual({ channels: null, scores: null })
  expect(days).toMatchObject([
    { day: '2026-03-01', leads: 4, unroutedRate: 0, valueRatio: null, modelPsi: null },
    { day: '2026-03-02', leads: 1, unroutedRate: 1 },
  ])
})

test('what the night worked out of a day stands beside it, and a change of who comes is noticed', async () => {
  const storeId = await world.build.store()
  const guides = [{ id: await world.build.guide(storeId), grade: 3 }]
  const past = { stores: [{ storeId, guides }], count: 60, everyMinutes: 10, seed: 1, paidFen: () => 0 }
  const earlier = await logLeads(world, { ...past, from: '2026-02-27T10:00:00+08:00' })
  await logLeads(world, { ...past, from: '2026-03-01T10:00:00+08:00' })
  await world.db.updateTable('lead').set({ channel: 'live' }).where('id', 'in', earlier).execute()
  const figures = { value: { ratio: 0.93 }, drift: { psi: 0.04 } }
  const made_at = world.clock.now()
  await insertMany(world.db, 'routing_day', [{ brand_id: world.brandId, day: '2026-03-01', figures, made_at }])
  const whole = await world.ok(hq().call<Health>('routingHealth', march))
  expect(whole.days[0]).toMatchObject({ valueRatio: 0.93, modelPsi: 0.04 })
  expect(whole.drift.channels).toMatchObject({ isDrifted: true })
  expect(whole.drift.scores).toMatchObject({ isDrifted: false })
  // Of one store there is no such figure: it was worked out for the whole brand.
  const one = await world.ok(hq().call<Health>('routingHealth', { ...march, storeId }))
  expect(one.days[0]).toMatchObject({ leads: 60, valueRatio: null })
})

test('a period has to be one', async () => {
  const ask = (period: object) => hq().call('routingHealth', period)
  expect(await world.refused(ask({ from: '2026-03-02', to: '2026-03-01' }))).toBe('invalid_input')
  expect(await world.refused(ask({ from: '2026-01-01', to: '2026-12-31' }))).toBe('invalid_input')
  expect(await world.refused(ask({ from: '三月', to: '2026-03-01' }))).toBe('invalid_input')
  expect(await world.refused(ask({ ...march, storeId: 'st_nothing' }))).toBe('store_unknown')
})

test('a store sees who came by and what was sold to the leads it was given, and no other store’s', async () => {
  const storeId = await world.build.store({ name: '春熙路店' })
  const other = await world.build.store({ name: '太古里店' })
  const guideId = await world.build.guide(storeId)
  await world.build.guide(other)
  await capture(storeId, 'li')
  await capture(storeId, 'wang')
  const [lead] = await waiting(guideId)
  const { assignmentId } = lead!
  await world.ok(world.guide(guideId).call('acceptAssignment', { assignmentId }))
  world.clock.advance({ hours: 1 })
  const visit = { assignmentId, way: 'store_visit', note: '到店看了沙发', idempotencyKey: 'follow-visit' }
  await world.ok(world.guide(guideId).call('logFollowUp', visit))
  const stores = [{ storeId: other, guides: [{ id: guideId, grade: 3 }] }]
  const sold = { stores, count: 2, from: '2026-03-01T12:00:00+08:00', everyMinutes: 1, seed: 1, paidFen: () => 50_000 }
  await logLeads(world, sold)
  const all = await world.ok(hq().call<Traffic>('storeTraffic', march))
  expect(all.stores).toMatchObject([
    { storeName: '春熙路店', leads: 2, visits: 1, sales: 0, visitRate: 0.5 },
    { storeName: '太古里店', leads: 2, visits: 0, sales: 2, soldFen: 100_000, saleRate: 1 },
  ])
  const manager = world.staff('store_manager', { storeIds: [storeId] })
  const own = await world.ok(manager.call<Traffic>('storeTraffic', march))
  expect(own.stores.map(({ storeName }) => storeName)).toEqual(['春熙路店'])
  expect(await world.refused(manager.call('storeTraffic', { ...march, storeId: other }))).toBe('store_unknown')
})

test('each class of store has a playbook', async () => {
  const best = await world.build.store({ name: '旗舰店' })
  const weak = await world.build.store({ name: '新店' })
  const row = { brand_id: world.brandId, as_of: '2026-03-01', revenue_fen: 1_000, maturity_ppm: 500_000 }
  await insertMany(world.db, 'store_class', [
    { ...row, store_id: best, revenue_class: 'A', maturity_class: 'A' },
    { ...row, store_id: weak, revenue_class: 'C', maturity_class: 'C' },
  ])
  const { stores } = await world.ok(hq().call<Classes>('listStoreClasses', {}))
  expect(stores).toMatchObject([
    { storeName: '旗舰店', revenueClass: 'A', maturityClass: 'A', playbook: expect.stringContaining('标杆店') },
    { storeName: '新店', revenueClass: 'C', maturityClass: 'C', playbook: expect.stringContaining('观察店') },
  ])
  const manager = world.staff('store_manager', { storeIds: [weak] })
  expect((await world.ok(manager.call<Classes>('listStoreClasses', {}))).stores).toHaveLength(1)
})

/** Five stores whose leads sold one in five, and, from 1 March on, so often. */
async function changedOn(chance: number, expectedChangePpm: number) {
  const stores = []
  for (let i = 0; i < 5; i++) {
    const storeId = await world.build.store()
    stores.push({ storeId, guides: [{ id: await world.build.guide(storeId), grade: 3 }] })
  }
  const expected = { expectedMetric: 'value', expectedChangePpm, reviewOn: '2026-04-12' }
  await saveDraft(world, 2, expected)
  await setStatus(world, 2, 'live')
  const sells = (often: number) => (_guide: string | null, draw: () => number) => (draw() < often ? 100_000 : 0)
  const span = { stores, count: 800, everyMinutes: 50, seed: 1 }
  await logLeads(world, { ...span, from: '2026-02-01T10:00:00+08:00', paidFen: sells(0.2) })
  await logLeads(world, { ...span, seed: 2, from: '2026-03-01T11:00:00+08:00', paidFen: sells(chance) })
}

test('a change of the rules is looked at on its day: what was expected, what was measured', async () => {
  await changedOn(0.4, 300_000)
  const reviews = async () => (await world.ok(hq().call<Reviews>('reviewRuleChanges', {}))).due
  expect(await reviews()).toEqual([])
  world.clock.set('2026-04-12T09:00:00+08:00')
  const [due] = await reviews()
  expect(due).toMatchObject({
    version: 2,
    expectedChangePpm: 300_000,
    reviewOn: '2026-04-12',
    verdict: 'met',
    review: null,
  })
  expect(due!.measured).toMatchObject([{ method: 'before_after', stores: 5 }])
  const { perLead, relative } = due!.measured[0]!
  expect(perLead!.value).toBeGreaterThan(15_000)
  expect(perLead!.low).toBeGreaterThan(0)
  expect(relative!.value).toBeGreaterThan(0.6)

  const close = () => hq().call<Effect>('closeRuleReview', { version: 2, note: '保留，下月再看' })
  expect(await world.ok(close())).toMatchObject({
    verdict: 'met',
    review: { note: '保留，下月再看', reviewedByName: expect.stringMatching(/./) },
  })
  expect(await reviews()).toEqual([])
  expect(await world.refused(close())).toBe('review_done')
})

test('a change that falls short of what it promised is said to have missed it', async () => {
  await changedOn(0.2, 900_000)
  world.clock.set('2026-04-12T09:00:00+08:00')
  const effect = await world.ok(hq().call<Effect>('showRuleEffect', { version: 2 }))
  expect(effect).toMatchObject({ verdict: 'missed', expectedMetric: 'value' })
  expect(await world.ok(hq().call<Effect>('showRuleEffect', { version: 1 }))).toMatchObject({ verdict: 'unmeasured' })
  expect(await world.refused(hq().call('showRuleEffect', { version: 9 }))).toBe('rule_set_unknown')
})
