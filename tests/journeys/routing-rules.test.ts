import type { Output } from '../../contract/endpoint'
import type * as leads from '../../contract/lead'
import { replayDecisions } from '../../server/flows/replay-decisions'
import { canonicalHash } from '../../server/kernel/canonical'
import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'
import { CHENGDU } from '../support/builders'
import { CERTAIN, putRules } from '../support/rule-sets'
import { useWorld } from '../support/world'

const world = useWorld()
const { select, explore } = DEFAULT_RULE_SET

type Captured = Output<typeof leads.captureLead>
const capture = (who: string, more: object = {}) =>
  world.ok(
    world.shopper(who).call<Captured>('captureLead', {
      channel: 'appointment',
      wish: '沙发',
      place: CHENGDU,
      idempotencyKey: `capture-${who}`,
      ...more,
    }),
  )
const attemptsOf = async (leadId: string) =>
  (await world.ok(world.staff('hq_ops').call('showDecision', { leadId }))).attempts
const holderOf = async (leadId: string) =>
  (await world.db.selectFrom('assignment').select('guide_id').where('lead_id', '=', leadId).executeTakeFirst())
    ?.guide_id
const replayed = () =>
  replayDecisions(world.db, world.brandId, { from: new Date(0), to: new Date('2027-01-01T00:00:00Z') })

/** Prices under which no lead is worth a slot at once. */
const dearPrices = (version: string) => ({
  schema: 1,
  version,
  pricedOn: { days: ['2026-02-28'] },
  priceYuan: {},
  storePriceYuan: {},
  defaultPriceYuan: 5_000,
  paceShare: Array.from({ length: 96 }, (_, i) => (i + 1) / 96),
  expectedLoad: 1.2,
  holdoutRatio: 0.9,
})

async function putPrices(version: string): Promise<void> {
  const doc = dearPrices(version)
  await world.db
    .insertInto('artefact')
    .values({
      brand_id: world.brandId,
      kind: 'prices',
      version,
      doc: JSON.stringify(doc),
      doc_hash: canonicalHash(doc),
      faults: '[]',
      made_by: 'test',
      made_at: world.clock.now(),
      effective_from: world.clock.now(),
    })
    .execute()
}

test('a lead that is worth less than everybody’s time is held once for minutes, then placed, and both replay', async () => {
  await world.build.guide(await world.build.store())
  await putPrices('px-1')
  const hold = { isOn: true, maxMinutes: 10, belowScore: 100 }
  await putRules(world, 'live', { ...CERTAIN, hold, select: { ...select, objective: 'value' } })

  const { leadId, outcome, reason } = await capture('li')
  expect({ outcome, reason }).toEqual({ outcome: 'unroutable', reason: 'WAITING' })
  expect(await world.ok(world.timer().call('retryPool', {}))).toEqual({ tried: 0, offered: 0 })
  world.clock.advance({ minutes: 10 })
  expect(await world.ok(world.timer().call('retryPool', {}))).toEqual({ tried: 1, offered: 1 })

  const attempts = await attemptsOf(leadId)
  expect(
    attempts.map(({ mode, priceVersion, isReplayed, isChained }) => [mode, priceVersion, isReplayed, isChained]),
  ).toEqual([
    ['hold', 'px-1', true, true],
    ['argmax', 'px-1', true, true],
  ])
  expect(await replayed()).toEqual({ decisions: 2, replayed: 2, mismatches: [] })
})

test('exploration goes toward the pick of the draft in the shadow, with the chance it had written down', async () => {
  const near = await world.build.store()
  const far = await world.build.store({ latitude: CHENGDU.latitude + 0.04 })
  const nearGuide = await world.build.guide(near)
  const farGuide = await world.build.guide(far)
  const boost = { phase: 'boost', id: 'boost-far', name: '远店优先', isOn: true, points: 50 } as const
  const wanted = { ...boost, when: { f: 'store.distanceKm', op: 'gte', v: 2 } } as const
  const byValue = { select: { ...select, objective: 'value' as const, leadThreshold: null } }
  await putRules(world, 'live', { explore: { ...explore, epsilon: 0.3 }, ...byValue })
  await putRules(world, 'shadow', { rules: [...DEFAULT_RULE_SET.rules, wanted], ...byValue })

  const picks = new Map<string, number>()
  for (let n = 0; n < 24; n++) {
    const { leadId } = await capture(`shopper-${n}`)
    const [attempt] = await attemptsOf(leadId)
    const { input, output } = attempt as never as {
      input: { draftPick: string }
      output: { choice: { mode: string }; ranked: { guideId: string; pi: number }[] }
    }
    expect(input.draftPick).toBe(farGuide)
    const [first] = output.ranked
    expect(first).toMatchObject(
      output.choice.mode === 'explore' ? { guideId: farGuide, pi: 0.3 } : { guideId: nearGuide, pi: 0.7 },
    )
    expect(attempt!.isReplayed).toBe(true)
    picks.set(first!.guideId, (picks.get(first!.guideId) ?? 0) + 1)
  }
  expect(picks.get(farGuide)).toBeGreaterThan(0)
  expect(picks.get(nearGuide)).toBeGreaterThan(picks.get(farGuide) ?? 0)
})

test('a customer of the top tier goes to a senior guide', async () => {
  const storeId = await world.build.store({ code: 'S1' })
  for (let n = 0; n < 4; n++) await world.build.guide(storeId, { grade: 1 })
  const senior = await world.build.guide(storeId, { grade: 4 })
  await putRules(world, 'live', { ...CERTAIN, select: { ...select, objective: 'equal' } })
  const memberId = await world.build.member({ openid: 'openid-wang', phone: '13800138000' })
  await world.db
    .insertInto('orders')
    .values({
      id: world.newId('or'),
      brand_id: world.brandId,
      source: 'pos',
      order_no: 'P1',
      channel: 'store_scan',
      member_id: memberId,
      store_id: storeId,
      state: 'matured',
      goods_fen: 900_000,
      discount_fen: 0,
      paid_fen: 900_000,
      placed_at: new Date('2026-01-10T10:00:00+08:00'),
      paid_at: new Date('2026-01-10T10:00:00+08:00'),
      input_hash: 'x',
      recorded_by: 'test',
      recorded_at: world.clock.now(),
    })
    .execute()
  const { leadId } = await capture('wang', { channel: 'mall' })
  expect(await holderOf(leadId)).toBe(senior)
  const { facts } = await world.db.selectFrom('lead').select('facts').where('id', '=', leadId).executeTakeFirstOrThrow()
  expect(facts).toMatchObject({ tier: 'gold', ordersInYear: 1, spentFenInYear: 900_000 })
  const [attempt] = await attemptsOf(leadId)
  expect(attempt!.output).toMatchObject({
    ranked: [{ guideId: senior, boosts: [['boost-best-guides', 12]] }, {}, {}, {}, {}],
  })
})

test('offers of the night run out one after another in the morning, not all at the opening', async () => {
  const storeId = await world.build.store({ opensMinute: 600, closesMinute: 1320 })
  await world.build.guide(storeId)
  world.clock.set('2026-03-01T23:00:00+08:00')
  for (let n = 0; n < 4; n++) await capture(`night-${n}`)
  const rows = await world.db.selectFrom('assignment').select(['accept_by', 'contact_by']).orderBy('id').execute()
  const minutes = (at: Date | null) => ((at as Date).getTime() - Date.parse('2026-03-02T10:00:00+08:00')) / 60_000
  expect(rows.map(({ accept_by }) => minutes(accept_by))).toEqual([20, 40, 60, 80])
  expect(rows.map(({ contact_by }) => minutes(contact_by))).toEqual([60, 80, 100, 120])
  world.clock.set('2026-03-02T10:45:00+08:00')
  expect(await world.ok(world.timer().call('reassignOverdue', {}))).toMatchObject({ expired: 2 })
})

test('a lead is tried within the caps of the rules, which are lower than the guide’s own', async () => {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId, { joinedOn: '2026-02-20', dayCap: 50 })
  for (let n = 0; n < 8; n++) await capture(`shopper-${n}`)
  const load = await world.db
    .selectFrom('guide_load')
    .selectAll()
    .where('guide_id', '=', guideId)
    .executeTakeFirstOrThrow()
  expect(load).toMatchObject({ day_used: 6, day_cap: 50 })
  expect((await capture('late')).reason).toBe('NO_ELIGIBLE_GUIDE')
})

test('who can be asked in no store nearby is looked for in the whole city', async () => {
  await world.build.guide(await world.build.store(), { isTaking: false })
  const across = await world.build.guide(await world.build.store({ latitude: 31.4, longitude: 103.2 }))
  const { leadId, outcome } = await capture('li', { city: '成都' })
  expect(outcome).toBe('offered')
  expect(await holderOf(leadId)).toBe(across)
})

test('a decision whose trace was changed does not replay, nor does one that lost its place in the chain', async () => {
  await world.build.guide(await world.build.store())
  const { leadId } = await capture('li')
  expect((await replayed()).mismatches).toEqual([])
  const rows = await world.db.selectFrom('decision').selectAll().execute()
  const forged = {
    ...rows[0]!,
    id: world.newId('dc'),
    attempt: 2,
    trace: `\\x${Buffer.from(rows[0]!.trace!).toString('hex')}`,
  }
  await world.db
    .insertInto('decision')
    .values({ ...forged, input: null, output: null, fall_through: '[]' })
    .execute()
  expect((await replayed()).mismatches).toMatchObject([{ leadId, attempt: 2, fault: 'unchained' }])
  const broken = { ...forged, id: world.newId('dc'), attempt: 3, trace: '\\x00ff', prev_hash: rows[0]!.hash }
  await world.db
    .insertInto('decision')
    .values({ ...broken, input: null, output: null, fall_through: '[]' })
    .execute()
  expect((await replayed()).mismatches.map(({ fault }) => fault)).toEqual(['unchained', 'altered'])
})
