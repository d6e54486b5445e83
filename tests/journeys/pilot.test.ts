import type { Output } from '../../contract/endpoint'
import type * as pilot from '../../contract/pilot'
import { armOf, type SwitchbackPlan } from '../../server/modules/pilot/switchback-plan'
import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'
import { CHENGDU } from '../support/builders'
import { LIVE_RULES, logLeads, saveDraft, setStatus } from '../support/logged-leads'
import { useWorld } from '../support/world'

const world = useWorld()
type Planned = Output<typeof pilot.planPilot>
type Shown = Output<typeof pilot.showPilot>
type Listed = Output<typeof pilot.listPilots>

const hq = () => world.staff('hq_ops')
const plan = (more: object = {}) => world.ok(hq().call<Planned>('planPilot', { version: 2, days: 14, ...more }))
const show = (pilotId: string) => world.ok(hq().call<Shown>('showPilot', { pilotId }))
const start = (pilotId: string, more: object = {}) =>
  hq().call('startPilot', { pilotId, startsOn: '2026-03-02', ...more })
const watch = () => world.ok(world.timer().call('watchPilots', {}))
const planOf = async (pilotId: string) => {
  const row = await world.db.selectFrom('pilot').select('plan').where('id', '=', pilotId).executeTakeFirstOrThrow()
  return row.plan as SwitchbackPlan
}

/** Stores a long way apart: none of them shares a lead with another. */
async function stores(count: number) {
  const made = []
  for (let i = 0; i < count; i++) {
    const storeId = await world.build.store({ latitude: 25 + i, longitude: 104 })
    const guides = [
      { id: await world.build.guide(storeId, { grade: 5 }), grade: 5 },
      { id: await world.build.guide(storeId, { grade: 1 }), grade: 1 },
    ]
    made.push({ storeId, guides })
  }
  return made
}

const sellsOftenWith = (chance: number) => (_guide: string | null, draw: () => number) =>
  draw() < chance ? 100_000 : 0
const draftRules = { select: { ...DEFAULT_RULE_SET.select, gradeWeights: [0, 0, 0, 0, 1] as never } }

test('a plan says who takes part, who is compared, and how small an effect can be seen', async () => {
  const town = await stores(8)
  await saveDraft(world, 2, draftRules)
  const past = { stores: town, count: 400, from: '2026-02-05T10:00:00+08:00', everyMinutes: 80, seed: 1 }
  await logLeads(world, { ...past, paidFen: sellsOftenWith(0.3) })
  const chosen = town.slice(0, 3).map(({ storeId }) => storeId)
  const planned = await plan({ storeIds: chosen, wantedEffectPpm: 10_000 })
  expect([...planned.plan.storeIds].sort()).toEqual([...chosen].sort())
  expect(planned.plan.controls).toHaveLength(3)
  for (const { controlStoreId } of planned.plan.controls) expect(chosen).not.toContain(controlStoreId)
  expect(planned.plan.balance.map(({ feature }) => feature)).toContain('leadsPerDay')
  expect(planned.plan.detectablePpm).toBeGreaterThan(50_000)
  expect(planned.plan.text).toMatch(/^3 家门店试点 14 天，每条线索成交额要相差 [\d.]+% 以上才看得出来。/)
  expect(planned.plan.text).toContain('规模偏小')
  expect(planned.plan.daysNeeded).toBeGreaterThan(14)
  expect(planned.guardrails).toEqual({
    acceptP50MinutesMax: 12,
    unroutedRatePpmMax: 20_000,
    jainPpmMin: 850_000,
    valueLossPpmMax: 30_000,
  })
  // A brand without a past is told so, rather than a figure.
  const { plan: drawn } = await plan({ storeCount: 2 })
  expect(drawn.storeIds).toHaveLength(2)
})

test('a pilot that would not be one is refused in words', async () => {
  await saveDraft(world, 2)
  const planning = (more: object) => hq().call('planPilot', { version: 2, days: 14, ...more })
  expect(await world.refused(planning({}))).toBe('pilot_too_small')
  await stores(1)
  expect(await world.refused(planning({ version: 1 }))).toBe('pilot_pointless')
  expect(await world.refused(planning({ version: 9 }))).toBe('rule_set_unknown')
  expect(await world.refused(planning({ storeIds: ['st_nothing'] }))).toBe('store_unknown')
  expect(await world.refused(planning({ days: 1 }))).toBe('invalid_input')
  const { pilotId, plan: said } = await plan()
  expect(said.text).toContain('无法事先估计')
  expect(await world.refused(start(pilotId, { startsOn: '2026-03-01' }))).toBe('pilot_dates_invalid')
  expect(await world.refused(start('pl_nothing'))).toBe('not_found')
  await setStatus(world, 2, 'live')
  expect(await world.refused(start(pilotId))).toBe('pilot_pointless')
})

test('while it is the draft’s turn the draft decides at the pilot’s stores, and nowhere else', async () => {
  const town = await stores(3)
  await saveDraft(world, 2, draftRules)
  const { pilotId } = await plan({ storeIds: [town[0]!.storeId, town[1]!.storeId] })
  expect(await world.ok(start(pilotId))).toEqual({ startsOn: '2026-03-02', endsOn: '2026-03-15' })
  // Started, but its first day is still to come.
  expect(await show(pilotId)).toMatchObject({ state: 'running', hasBegun: false, startsOn: '2026-03-02' })
  const kept = await planOf(pilotId)
  const scan = async (storeId: string, key: string) => {
    const wish = { channel: 'store_scan', storeId, place: CHENGDU, idempotencyKey: `capture-${key}` }
    const { leadId } = await world.ok(world.shopper(key).call<{ leadId: string }>('captureLead', wish))
    const decision = world.db.selectFrom('decision').select('rule_version').where('lead_id', '=', leadId)
    return (await decision.executeTakeFirstOrThrow()).rule_version
  }
  expect(await scan(town[0]!.storeId, 'before')).toBe(1)
  for (const [hour, part] of [
    ['10', 'day'],
    ['20', 'evening'],
  ] as const) {
    world.clock.set(`2026-03-03T${hour}:00:00+08:00`)
    for (const [i, { storeId }] of town.entries()) {
      const expected = armOf(kept, storeId, world.clock.now()) === 'draft' ? 2 : 1
      expect(await scan(storeId, `${part}-${i}`)).toBe(expected)
    }
  }
  const arms = town.map(({ storeId }) => armOf(kept, storeId, world.clock.now()))
  expect(arms.filter(Boolean).sort()).toEqual(['draft', 'live'])
  await world.ok(hq().call('stopPilot', { pilotId, reason: '门店反馈不好' }))
  expect(await scan(town[0]!.storeId, 'after-1')).toBe(1)
  expect(await scan(town[1]!.storeId, 'after-2')).toBe(1)
})

/** A pilot of four stores that runs for four days, with leads sold by who decided. */
async function runPilot(sold: { draft: number; live: number }) {
  const town = await stores(6)
  const draft = await saveDraft(world, 2, draftRules)
  const { pilotId } = await plan({ storeIds: town.slice(0, 4).map(({ storeId }) => storeId) })
  await world.ok(start(pilotId))
  const kept = await planOf(pilotId)
  let isDraft = false
  await logLeads(world, {
    stores: town,
    count: 1_150,
    from: '2026-03-02T08:00:00+08:00',
    everyMinutes: 5,
    seed: 5,
    rulesAt: (storeId, at) => {
      isDraft = armOf(kept, storeId, at) === 'draft'
      return { artefacts: isDraft ? draft : LIVE_RULES, toward: null }
    },
    paidFen: (_guide, draw) => (draw() < (isDraft ? sold.draft : sold.live) ? 100_000 : 0),
  })
  world.clock.set('2026-03-06T10:00:00+08:00')
  return pilotId
}
const eventsOf = async (version: number) => {
  const events = world.db.selectFrom('rule_set_event').select(['status', 'actor', 'reason'])
  return events.where('version', '=', version).orderBy('id').execute()
}

test('a pilot that loses sales stops by itself, on record, and the live rules decide again', async () => {
  const pilotId = await runPilot({ draft: 0.05, live: 0.5 })
  expect(await watch()).toEqual({ read: 1, stopped: 1 })
  const { state, endReason, reading, stores: placed } = await show(pilotId)
  expect(placed.filter(({ part }) => part === 'pilot')).toHaveLength(4)
  expect(placed[0]).toMatchObject({ name: expect.any(String), latitude: expect.any(Number) })
  expect([state, endReason]).toEqual(['stopped', 'guardrail'])
  expect(reading!.breaches.map(({ code }) => code)).toContain('value_lost')
  expect(reading!.draftLeads).toBeGreaterThan(200)
  expect(reading!.valuePerLeadFen.draft.value).toBeLessThan(10_000)
  expect(reading!.valuePerLeadFen.live.value).toBeGreaterThan(40_000)
  expect(reading!.valuePerLeadFen.difference.high).toBeLessThan(0)
  expect(reading!.control.leads).toBeGreaterThan(100)
  // Day by day: the last day's band is that of the whole, and what the days hold adds up.
  expect(reading!.days!.map(({ day }) => day)).toEqual([2, 3, 4, 5, 6].map((day) => `2026-03-0${day}`))
  expect(reading!.days!.reduce((sum, { draft }) => sum + draft.leads, 0)).toBe(reading!.draftLeads)
  expect(reading!.days!.at(-1)!.differenceSoFarFen).toEqual(reading!.valuePerLeadFen.difference)
  expect(reading!.mayRollOut).toBe(false)
  expect((await eventsOf(2)).at(-1)).toEqual({ status: 'retired', actor: 'clock', reason: 'guardrail' })
  const audit = world.db.selectFrom('audit').selectAll().where('target', '=', pilotId).where('actor', '=', 'clock')
  expect(await audit.execute()).toMatchObject([{ action: 'watchPilots', detail: { reason: 'guardrail' } }])
  expect(await watch()).toEqual({ read: 0, stopped: 0 })
  const anyway = { pilotId, reason: '仍要推广' }
  expect(await world.refused(hq().call('rollOutPilot', anyway))).toBe('pilot_unproven')
})

test('a pilot that sells more is rolled out in one action, once a second person agrees', async () => {
  const pilotId = await runPilot({ draft: 0.6, live: 0.2 })
  // Everything goes to the expert, which is the point: fairness is not what this pilot guards.
  const guardrails = { acceptP50MinutesMax: 12, unroutedRatePpmMax: 20_000, jainPpmMin: null, valueLossPpmMax: 30_000 }
  await world.db
    .updateTable('pilot')
    .set({ guardrails: JSON.stringify(guardrails) })
    .execute()
  expect(await world.refused(hq().call('rollOutPilot', { pilotId, reason: '太早' }))).toBe('pilot_unproven')
  expect(await watch()).toEqual({ read: 1, stopped: 0 })
  expect((await show(pilotId)).reading).toMatchObject({ breaches: [], mayRollOut: true })
  // Read again at once it would be another chance to stop by mistake.
  expect(await watch()).toEqual({ read: 0, stopped: 0 })
  const { approvalId } = await world.ok(
    hq().call<Output<typeof pilot.rollOutPilot>>('rollOutPilot', { pilotId, reason: '成交更好' }),
  )
  const approval = world.db.selectFrom('approval').selectAll().where('id', '=', approvalId)
  expect(await approval.executeTakeFirstOrThrow()).toMatchObject({ kind: 'rule_set', version: 2, state: 'waiting' })
  expect((await show(pilotId)).state).toBe('rolled_out')
  const agree = { approvalId, decision: 'approve', reason: '同意' }
  expect(await world.refused(hq().call('decideApproval', agree))).toBe('own_request')
  expect((await eventsOf(2)).at(-1)).toMatchObject({ status: 'draft', reason: '成交更好' })
  await world.ok(world.staff('hq_admin').call('decideApproval', agree))
  expect((await eventsOf(2)).at(-1)).toMatchObject({ status: 'live' })
  expect(await world.refused(hq().call('stopPilot', { pilotId, reason: '晚了' }))).toBe('pilot_state')
})

test('one pilot at a time; it is taken back in one action, and ends by itself when its days are over', async () => {
  await stores(4)
  await saveDraft(world, 2)
  await saveDraft(world, 3)
  const first = await plan({ days: 2 })
  const second = await plan({ version: 3, days: 2 })
  await world.ok(start(first.pilotId))
  expect(await world.refused(start(second.pilotId))).toBe('pilot_running')
  expect(await world.refused(start(first.pilotId))).toBe('pilot_state')
  expect(await world.ok(hq().call('stopPilot', { pilotId: first.pilotId, reason: '导购有意见' }))).toEqual({
    state: 'rolled_back',
  })
  expect((await eventsOf(2)).at(-1)).toMatchObject({ status: 'retired', reason: '导购有意见' })
  expect(await world.refused(hq().call('planPilot', { version: 2, days: 14 }))).toBe('rule_set_state')

  await world.ok(start(second.pilotId))
  world.clock.set('2026-03-04T00:00:00+08:00')
  expect(await watch()).toEqual({ read: 1, stopped: 1 })
  const { pilots } = await world.ok(hq().call<Listed>('listPilots', {}))
  expect(pilots.map(({ id, state, endReason }) => [id, state, endReason])).toEqual([
    [second.pilotId, 'stopped', 'over'],
    [first.pilotId, 'rolled_back', '导购有意见'],
  ])
})

test('pilots are the whole brand’s business: a manager or staff of some stores sees none', async () => {
  const [one] = await stores(2)
  await saveDraft(world, 2)
  const { pilotId } = await plan()
  const limited = world.staff('hq_ops', { storeIds: [one!.storeId], name: 'limited' })
  expect(await world.refused(limited.call('showPilot', { pilotId }))).toBe('forbidden')
  expect(await world.refused(world.staff('finance').call('listPilots', {}))).toBe('forbidden')
  const other = await world.openBrand('别家')
  expect(await world.refused(other.staff('hq_ops').call('showPilot', { pilotId }))).toBe('not_found')
})
