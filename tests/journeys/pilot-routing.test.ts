import { switchbackPlan } from '../../server/modules/pilot/switchback-plan'
import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'
import { CERTAIN, putRules } from '../support/rule-sets'
import { useWorld } from '../support/world'

const world = useWorld()
const DAY = '2026-03-01'

const attemptAt = async (storeId: string, who: string) => {
  const wish = { channel: 'appointment', wish: '沙发', storeId, idempotencyKey: `capture-${who}` }
  const { leadId } = await world.ok(world.shopper(who).call('captureLead', wish))
  const { attempts } = await world.ok(world.staff('hq_ops').call('showDecision', { leadId }))
  return attempts[0]!
}

test('in the stores and hours of a running pilot the draft decides, everywhere else the live rules do', async () => {
  const [inside, outside] = [await world.build.store(), await world.build.store()]
  for (const storeId of [inside, outside]) await world.build.guide(storeId)
  const live = await putRules(world, 'live', CERTAIN)
  const draft = await putRules(world, 'pilot', { ...CERTAIN, margin: { ...DEFAULT_RULE_SET.margin, yuan: 300 } })
  const plan = switchbackPlan({
    clusters: [{ clusterId: 'c1', storeIds: [inside] }],
    from: DAY,
    to: DAY,
    dayParts: [
      { id: 'morning', startMinute: 540, endMinute: 780 },
      { id: 'afternoon', startMinute: 780, endMinute: 1320 },
    ],
    seed: 1,
  })
  // By hand, so that the test says which half of the day is whose.
  const arms = { [`c1|${DAY}|morning`]: 'draft', [`c1|${DAY}|afternoon`]: 'live' } as const
  await world.db
    .insertInto('pilot')
    .values({
      id: world.newId('pl'),
      brand_id: world.brandId,
      rule_version: draft,
      state: 'running',
      plan: JSON.stringify({ ...plan, arms }),
      guardrails: '{}',
      starts_on: DAY,
      ends_on: DAY,
      created_by: 'test',
      created_at: world.clock.now(),
    })
    .execute()

  const piloted = await attemptAt(inside, 'li')
  expect([piloted.ruleVersion, piloted.isReplayed]).toEqual([draft, true])
  expect((await attemptAt(outside, 'wang')).ruleVersion).toBe(live)
  world.clock.set(`${DAY}T14:00:00+08:00`)
  expect((await attemptAt(inside, 'zhao')).ruleVersion).toBe(live)
  world.clock.set('2026-03-02T10:00:00+08:00')
  expect((await attemptAt(inside, 'qian')).ruleVersion).toBe(live)
})
