import { RuleSet } from '../../contract/rule-set'
import { canonicalHash } from '../../server/kernel/canonical'
import { insertMany } from '../../server/kernel/insert-many'
import { seededRandom } from '../../server/kernel/seeded-random'
import { MINUTE_MS } from '../../server/kernel/shanghai-time'
import { compileRules } from '../../server/modules/routing/compile-rules'
import { FREE_CAPACITY, POINTS_SCORER } from '../../server/modules/routing/day-zero'
import { type Artefacts, DECIDE_ENGINE, decide } from '../../server/modules/routing/decide'
import type { DecisionInput } from '../../server/modules/routing/routing-facts'
import { sealTrace, traceText } from '../../server/modules/routing/trace'
import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'
import { insertRuleSet, insertRuleSetEvent } from '../../server/modules/ruleset/rule-set.sql'
import { decisionInput, guideFact, guideState, storeFact } from './decision-facts'
import type { World } from './world'

export type DraftOf = Partial<RuleSet> & {
  expectedMetric?: string
  expectedChangePpm?: number
  reviewOn?: string
}

/** Saves version `version` of the rules as a draft: the default ones with what is changed. */
export async function saveDraft(world: World, version: number, change: DraftOf = {}): Promise<Artefacts> {
  const { expectedMetric = null, expectedChangePpm = null, reviewOn = null, ...rules } = change
  const doc = RuleSet.parse({ ...DEFAULT_RULE_SET, ...rules })
  const { brandId } = world
  await insertRuleSet(world.db, {
    brandId,
    version,
    parent: 1,
    doc,
    docHash: canonicalHash(doc),
    note: `第 ${version} 版`,
    expectedMetric,
    expectedChangePpm,
    reviewOn,
    createdBy: 'ops:sf_author',
    createdAt: world.clock.now(),
  })
  await setStatus(world, version, 'draft')
  return { rules: compileRules(version, doc), model: POINTS_SCORER, prices: FREE_CAPACITY }
}

export async function setStatus(world: World, version: number, status: 'draft' | 'shadow' | 'live'): Promise<void> {
  const now = world.clock.now()
  const event = { id: world.newId('re'), brandId: world.brandId, version, status, effectiveFrom: now, at: now }
  await insertRuleSetEvent(world.db, { ...event, actor: 'ops:sf_author', approvedBy: null, reason: '测试', detail: {} })
}

export const LIVE_RULES: Artefacts = {
  rules: compileRules(1, DEFAULT_RULE_SET),
  model: POINTS_SCORER,
  prices: FREE_CAPACITY,
}

export type Logged = {
  /** A store with its guides; the leads of it name no other. */
  stores: readonly { storeId: string; guides: readonly { id: string; grade: number }[] }[]
  count: number
  from: string
  everyMinutes: number
  seed: number
  /** Who decides a lead of a store at an instant, and towards whom it explores. */
  rulesAt?: (storeId: string, at: Date) => { artefacts: Artefacts; toward: Artefacts | null }
  /** Fen the lead brings, 0 for no sale, by the guide who got it. */
  paidFen: (guideId: string | null, draw: () => number) => number
}

/**
 * Writes leads that were decided, logged and sold in the past, in bulk: the same `decide` and the same trace as routing, with
 * outcomes a test plants. Leads come to the stores in turn; nothing is random but by `seed`.
 */
export async function logLeads(world: World, logged: Logged): Promise<string[]> {
  const draw = seededRandom(logged.seed)
  const memberId = await world.build.member()
  const rows = Array.from({ length: logged.count }, (_, i) => rowsOf(world, memberId, logged, i, draw))
  await insertMany(
    world.db,
    'lead',
    rows.map(({ lead }) => lead),
  )
  await insertMany(
    world.db,
    'decision',
    rows.map(({ decision }) => decision),
  )
  await insertMany(
    world.db,
    'orders',
    rows.flatMap(({ order }) => (order ? [order] : [])),
  )
  return rows.map(({ lead }) => lead.id)
}

function rowsOf(world: World, memberId: string, logged: Logged, i: number, draw: () => number) {
  const { brandId, newId } = world
  const at = new Date(Date.parse(logged.from) + i * logged.everyMinutes * MINUTE_MS)
  const { storeId, guides } = logged.stores[i % logged.stores.length]!
  const { artefacts, toward } = logged.rulesAt?.(storeId, at) ?? { artefacts: LIVE_RULES, toward: null }
  const leadId = newId('ld')
  const facts: DecisionInput = decisionInput({
    leadId,
    atMs: at.getTime(),
    stores: [storeFact(storeId, { isScene: true })],
    guides: guides.map(({ id, grade }) => guideFact(id, { storeId, grade })),
  })
  const state = guides.map(({ id }) => guideState(id, { dayCap: 1000, openCap: 1000 }))
  const draft = toward ? decide(facts, toward, state, 0) : null
  const input = { ...facts, draftPick: draft?.ranked[0]?.guideId ?? null }
  const seed = Math.floor(draw() * 2 ** 32)
  const decision = decide(input, artefacts, state, seed)
  const guideId = decision.ranked[0]?.guideId ?? null
  const decisionId = newId('dc')
  const { rules, model, prices } = artefacts
  const versions = { engine: DECIDE_ENGINE, rules: rules.version, model: model.version, prices: prices.version }
  const final = { guideId, fallThrough: [] }
  const text = traceText({ decisionId, versions, seed, input, state, decision, final, prevHash: '' })
  const { hash, packed } = sealTrace(text)
  const fen = logged.paidFen(guideId, draw)
  return {
    lead: {
      id: leadId,
      brand_id: brandId,
      member_id: memberId,
      wish: '沙发',
      channel: 'store_scan',
      state: fen > 0 ? ('won' as const) : ('lost' as const),
      score: 50,
      score_reasons: [],
      scoring_version: 1,
      store_id: guideId ? storeId : null,
      guide_id: guideId,
      idempotency_key: `logged-${leadId}`,
      input_hash: hash,
      arrived_at: at,
      closed_at: at,
    },
    decision: {
      id: decisionId,
      brand_id: brandId,
      lead_id: leadId,
      attempt: 1,
      scoring_version: 1,
      engine_version: versions.engine,
      rule_version: versions.rules,
      model_version: versions.model,
      price_version: versions.prices,
      trace: `\\x${packed.toString('hex')}`,
      hash,
      prev_hash: '',
      mode: decision.choice.mode,
      fall_through: [],
      at,
    },
    order: fen > 0 ? orderRow(world, { leadId, memberId, storeId, fen, at }) : null,
  }
}

type Sale = { leadId: string; memberId: string; storeId: string; fen: number; at: Date }

function orderRow(world: World, { leadId, memberId, storeId, fen, at }: Sale) {
  const id = world.newId('or')
  return {
    id,
    brand_id: world.brandId,
    source: 'pos' as const,
    order_no: id,
    channel: 'store_scan',
    member_id: memberId,
    store_id: storeId,
    lead_id: leadId,
    state: 'paid' as const,
    goods_fen: fen,
    discount_fen: 0,
    paid_fen: fen,
    placed_at: at,
    paid_at: new Date(at.getTime() + 60 * MINUTE_MS),
    input_hash: id,
    recorded_by: 'test',
    recorded_at: at,
    remark: '',
  }
}
