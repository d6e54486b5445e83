import type { LeadModel } from '../../contract/lead-model'
import type { Channel } from '../../contract/vocabulary'
import { canonicalHash } from '../../server/kernel/canonical'
import { putRules } from '../support/rule-sets'
import { useWorld } from '../support/world'

const world = useWorld()

const counts = { rows: 100, positives: 10 }
const bin = (logit: number) => ({ ...counts, woe: logit, logit })

/** A model that knows one thing: who makes an appointment buys. */
const model = (version: string): LeadModel => ({
  schema: 1,
  version,
  kind: 'scorecard',
  target: 'won',
  windowDays: 30,
  trainedOn: { from: null, to: null, rows: 2000, positives: 200 },
  intercept: -2,
  features: [
    {
      name: 'channel',
      label: '来源渠道',
      kind: 'text',
      bins: [
        { values: ['appointment'], ...bin(1.5) },
        { isOther: true, ...bin(-1) },
      ],
    },
  ],
  calibration: { kind: 'none' },
  guideTerms: { priorRows: 50, logits: {} },
  percentiles: Array.from({ length: 101 }, (_, i) => -3 + i * 0.03),
  quality: { auc: 0.7, brier: 0.1, ece: 0.01, psi: {}, baseRate: 0.1, holdoutRows: 400, holdoutPositives: 40 },
})

async function putModel(version: string, doc: unknown = model(version), hash = canonicalHash(doc)): Promise<void> {
  const now = world.clock.now()
  await world.db
    .insertInto('artefact')
    .values({
      brand_id: world.brandId,
      kind: 'model',
      version,
      doc: JSON.stringify(doc),
      doc_hash: hash,
      faults: '[]',
      made_by: 'test',
      made_at: now,
      effective_from: now,
    })
    .execute()
}

async function capture(channel: Channel, who: string) {
  const wish = { channel, wish: '沙发', city: '成都', idempotencyKey: `capture-${who}` }
  const { leadId } = await world.ok(world.shopper(who).call('captureLead', wish))
  const lead = await world.db.selectFrom('lead').selectAll().where('id', '=', leadId).executeTakeFirstOrThrow()
  const { attempts } = await world.ok(world.staff('hq_ops').call('showDecision', { leadId }))
  return { lead, attempt: attempts[0]! }
}

test('with a model in force a lead is scored by it, told why from its table, and replays under its version', async () => {
  const guideId = await world.build.guide(await world.build.store())
  const before = await capture('appointment', 'li')
  expect([before.lead.model_version, before.attempt.modelVersion]).toEqual([null, 'points'])

  await putModel('m-1')
  const hot = await capture('appointment', 'wang')
  const cold = await capture('mall', 'zhao')
  expect([hot.lead.model_version, hot.attempt.modelVersion, hot.attempt.isReplayed]).toEqual(['m-1', 'm-1', true])
  expect(hot.lead.score).toBeGreaterThan(cold.lead.score)
  expect(hot.lead.score_reasons).toEqual([{ code: 'channel', points: 43, text: '来源渠道：预约（+43 分）' }])
  // The points are kept: a later model may learn from them.
  expect(hot.lead.facts).toMatchObject({ points: before.lead.score })

  const { leads } = await world.ok(world.guide(guideId).call('listMyLeads', { tab: 'waiting' }))
  const asked = { assignmentId: leads.find(({ leadId }) => leadId === hot.lead.id)!.assignmentId }
  const shown = await world.ok(world.guide(guideId).call('showLead', asked))
  expect(shown.scoreReasons).toEqual(hot.lead.score_reasons)
})

test('rules that score by points do so whatever model there is', async () => {
  await world.build.guide(await world.build.store())
  await putModel('m-1')
  await putRules(world, 'live', { scoring: 'points' })
  const { lead, attempt } = await capture('appointment', 'li')
  expect([lead.model_version, attempt.modelVersion, attempt.isReplayed]).toEqual([null, 'points', true])
})

test('a model that is withdrawn decides no more, and what it decided still replays', async () => {
  await world.build.guide(await world.build.store())
  await putModel('m-1')
  const { lead } = await capture('appointment', 'li')
  await world.db
    .updateTable('artefact')
    .set({ withdrawn_at: world.clock.now(), withdrawn_reason: '漂移' })
    .where('version', '=', 'm-1')
    .execute()
  expect((await capture('appointment', 'wang')).attempt.modelVersion).toBe('points')
  const { attempts } = await world.ok(world.staff('hq_ops').call('showDecision', { leadId: lead.id }))
  expect([attempts[0]!.modelVersion, attempts[0]!.isReplayed]).toEqual(['m-1', true])
})

test('a model that is not what was published, or that nobody can read, decides nothing and keeps no lead waiting', async () => {
  await world.build.guide(await world.build.store())
  const scoredBy = async (who: string) => {
    const { lead, attempt } = await capture('appointment', who)
    return [attempt.state, lead.model_version, attempt.modelVersion, attempt.isReplayed]
  }
  await putModel('m-altered', { ...model('m-altered'), intercept: 5 }, canonicalHash(model('m-altered')))
  expect(await scoredBy('li')).toEqual(['offered', null, 'points', true])
  world.clock.advance({ minutes: 1 })
  await putModel('m-unreadable', { schema: 7 })
  expect(await scoredBy('wang')).toEqual(['offered', null, 'points', true])
  world.clock.advance({ minutes: 1 })
  await putModel('m-whole')
  expect(await scoredBy('zhao')).toEqual(['offered', 'm-whole', 'm-whole', true])
})
