import type * as backtest from '../../contract/backtest'
import type { Output } from '../../contract/endpoint'
import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'
import { CHENGDU } from '../support/builders'
import { saveDraft } from '../support/logged-leads'
import { useWorld } from '../support/world'

const world = useWorld()
type Preview = Output<typeof backtest.previewDecision>
type Curve = Output<typeof backtest.fairnessCurve>

const hq = () => world.staff('hq_ops')
const capture = async (key: string) => {
  const wish = { channel: 'appointment', wish: '沙发', place: CHENGDU, idempotencyKey: `capture-${key}` }
  return world.ok(world.shopper(key).call<{ leadId: string }>('captureLead', wish))
}
/** Experienced guides first, whatever the turn. */
const bestFirst = {
  select: { ...DEFAULT_RULE_SET.select, gradeWeights: [0, 0, 0, 0, 1] as never, leadThreshold: null },
}

async function town() {
  const storeId = await world.build.store({ name: '春熙路店' })
  const expert = await world.build.guide(storeId, { grade: 5, name: '王芳' })
  const novice = await world.build.guide(storeId, { grade: 1, name: '小林' })
  return { expert, novice }
}

test('HQ sees what a draft would do with one lead, and nothing is done with it', async () => {
  const { expert, novice } = await town()
  const leads = [await capture('li'), await capture('wang')]
  await saveDraft(world, 2, bestFirst)
  await saveDraft(world, 3, { ...bestFirst, rules: [] })
  const preview = (leadId: string, version: number) => hq().call<Preview>('previewDecision', { leadId, version })
  const found = await Promise.all(leads.map(({ leadId }) => world.ok(preview(leadId, 2))))
  expect(found.map(({ ranked }) => ranked[0])).toMatchObject([
    { guideId: expert, guideName: '王芳', storeName: '春熙路店' },
    { guideId: expert },
  ])
  expect(found.map(({ before }) => before.guideId).sort()).toEqual([expert, novice].sort())
  expect(found.map(({ isSame, before }) => isSame === (before.guideId === expert))).toEqual([true, true])
  // The rules that decided say the same again.
  expect(await world.ok(preview(leads[0]!.leadId, 1))).toMatchObject({ isSame: true, before: { version: 1 } })
  expect(await world.ok(preview(leads[0]!.leadId, 3))).toMatchObject({ outcome: 'unroutable', isSame: false })
  expect(await world.refused(preview('ld_nothing', 2))).toBe('not_found')
  expect(await world.refused(preview(leads[0]!.leadId, 9))).toBe('rule_set_unknown')
  const decisions = await world.db.selectFrom('decision').select('id').execute()
  expect(decisions).toHaveLength(2)
})

test('the fairness dial shows its price on the brand’s own days before anybody turns it', async () => {
  await town()
  for (let i = 0; i < 8; i++) await capture(`li${i}`)
  await saveDraft(world, 2, { select: { ...DEFAULT_RULE_SET.select, objective: 'value' } })
  world.clock.advance({ minutes: 5 })
  const curve = await world.ok(hq().call<Curve>('fairnessCurve', { version: 2, days: 7 }))
  expect(curve.leads).toBe(8)
  expect(curve.points.map(({ leadThreshold }) => leadThreshold)).toEqual([0.5, 1, 2, 3, null])
  expect(Math.max(...curve.points.map(({ value }) => value))).toBe(1)
  for (const { jain } of curve.points) expect(jain).toBeGreaterThan(0)
  expect(await world.refused(hq().call('fairnessCurve', { version: 2, days: 15 }))).toBe('invalid_input')
})
