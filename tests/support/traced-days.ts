import { insertMany } from '../../server/kernel/insert-many'
import { DECIDE_ENGINE } from '../../server/modules/routing/decide'
import type { DecisionInput, GuideState } from '../../server/modules/routing/routing-facts'
import { sealTrace, traceText } from '../../server/modules/routing/trace'
import { artefactsOf, decideWith, decisionInput, guideFact, guideState, leadFact, storeFact } from './decision-facts'
import type { World } from './world'

export type TracedDay = {
  /** Shanghai day, `2026-03-01`. */
  day: string
  storeId: string
  /** Everybody who may have each lead. */
  guideIds: readonly string[]
  leads: number
  dayCap: number
  /** Worth of the lead at its place of the day, in points; 50 when left out. */
  points?: (at: number) => number
}

/** A day of leads that were decided and traced, evenly from ten in the morning on; whoever ranked first got each. */
export async function addTracedDay(world: World, wanted: TracedDay): Promise<void> {
  const { day, storeId, guideIds, leads, dayCap, points = () => 50 } = wanted
  const memberId = await world.build.member()
  const used = new Map(guideIds.map((id) => [id, 0]))
  const made = Array.from({ length: leads }, (_, at) => {
    const leadId = world.newId('ld')
    const decidedAt = new Date(Date.parse(`${day}T10:00:00+08:00`) + at * 60_000)
    const input = decisionInput({
      leadId,
      atMs: decidedAt.getTime(),
      lead: leadFact({ points: points(at) }),
      stores: [storeFact(storeId, { isScene: true })],
      guides: guideIds.map((id) => guideFact(id, { storeId })),
    })
    const state = guideIds.map((id) => guideState(id, { dayUsed: used.get(id)!, dayCap, openCap: 1000 }))
    return { leadId, decidedAt, ...decided(world, input, state, used) }
  })
  await insertMany(
    world.db,
    'lead',
    made.map(({ leadId, decidedAt, guideId }) => ({
      id: leadId,
      brand_id: world.brandId,
      member_id: memberId,
      wish: '连衣裙',
      channel: 'store_scan',
      state: 'lost' as const,
      score: 50,
      score_reasons: [],
      scoring_version: 1,
      store_id: storeId,
      guide_id: guideId,
      idempotency_key: `traced-${leadId}`,
      input_hash: 'traced',
      arrived_at: decidedAt,
      closed_at: decidedAt,
    })),
  )
  await insertMany(
    world.db,
    'decision',
    made.map(({ row, decidedAt }) => ({ ...row, at: decidedAt })),
  )
}

function decided(world: World, input: DecisionInput, state: GuideState[], used: Map<string, number>) {
  const artefacts = artefactsOf({ scoring: 'points' })
  const decision = decideWith(input, { states: state, artefacts, seed: 1 })
  const guideId = decision.ranked[0]?.guideId ?? null
  if (guideId) used.set(guideId, used.get(guideId)! + 1)
  const decisionId = world.newId('dc')
  const versions = { engine: DECIDE_ENGINE, rules: 1, model: artefacts.model.version, prices: artefacts.prices.version }
  const final = { guideId, fallThrough: [] }
  const traced = { decisionId, versions, seed: 1, input, state, decision, final, prevHash: '' }
  const { hash, packed } = sealTrace(traceText(traced))
  const row = {
    id: decisionId,
    brand_id: world.brandId,
    lead_id: input.leadId,
    attempt: 1,
    scoring_version: 1,
    engine_version: DECIDE_ENGINE,
    rule_version: 1,
    model_version: versions.model,
    price_version: versions.prices,
    hash,
    trace: `\\x${packed.toString('hex')}`,
    mode: decision.choice.mode,
    fall_through: [],
  }
  return { guideId, row }
}
