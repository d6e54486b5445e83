import type { RoutingPolicy } from '../../contract/routing-policy'
import { UNROUTABLE_TEXT, type UnroutableReason } from '../../contract/vocabulary'
import type { Ctx } from '../kernel/ctx'
import type { Place } from '../kernel/great-circle'
import type { RowsByTable } from '../kernel/insert-many'
import { shanghaiDay } from '../kernel/shanghai-time'
import { GENERAL_WISH } from '../modules/lead/wish-key'
import type { Notice } from '../modules/notice/notice-text'
import { outboxRow } from '../modules/notice/outbox.sql'
import {
  guidesOf,
  holdCapacity,
  releaseOpenWork,
  reserveGuide,
  type StoreInScope,
  storesInScope,
} from '../modules/routing/candidate.sql'
import { offerDeadline } from '../modules/routing/offer-deadline'
import { decisionHash } from '../modules/routing/replay-decision'
import { ROUTING_ENGINE, type RoutingDecision, type RoutingInput, routeLead } from '../modules/routing/route-lead'

export type LeadToPlace = {
  brandId: string
  leadId: string
  memberId: string
  wish: string
  score: number
  scoringVersion: number
  attempt: number
  boundGuideId: string | null
  sceneStoreId: string | null
  sceneGuideId: string | null
  triedGuideIds: readonly string[]
  /** Who has just given the lead up, and gets the slot of open work back with this attempt. */
  leavingGuideId?: string | null
  place: Place | null
  city: string | null
}

export type Offer = { assignmentId: string; guideId: string; storeId: string | null; acceptBy: Date }

/** What was decided for one attempt, with the rows that record it; nothing is written but the reserved slot. */
export type PlacedLead = {
  offer: Offer | null
  reason: UnroutableReason | null
  rows: Pick<RowsByTable, 'decision' | 'assignment' | 'outbox'>
}

/** How often a decision is taken anew when everybody it named was filled up by others in the meantime. */
const FRESH_LOOKS_MAX = 3

/**
 * Decides and reserves one attempt to place a lead: reads stores and guides, lets `routeLead` rank them, and takes the
 * first that still has room by a conditional update. The caller writes `rows` together with the lead's new state.
 */
export async function offerLead(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  lead: LeadToPlace,
  policy: { version: number; doc: RoutingPolicy },
): Promise<PlacedLead> {
  const day = shanghaiDay(ctx.now)
  const stores = await readStores(ctx, lead, policy.doc)
  const fallThrough: [guideId: string, code: string][] = []
  for (let look = 1; ; look++) {
    const input = await readInput(ctx, lead, stores, day)
    const decision = routeLead(input, policy.doc)
    if (lead.leavingGuideId && look === 1) await handBack(ctx, lead.leavingGuideId, decision)
    const taken = await reserveFirst(ctx, decision, day, fallThrough)
    const isFinal = taken !== null || decision.outcome === 'unroutable' || look === FRESH_LOOKS_MAX
    if (isFinal) return recordOf(ctx, { lead, policy, stores, input, decision, fallThrough, taken })
  }
}

/** The stores in scope, scanned and owners' own included, whatever the distance. */
function readStores(ctx: Pick<Ctx, 'db'>, lead: LeadToPlace, policy: RoutingPolicy): Promise<StoreInScope[]> {
  const guideIds = [lead.boundGuideId, lead.sceneGuideId].filter((id): id is string => id !== null)
  return storesInScope(ctx.db, { ...lead, guideIds, nearestStores: policy.nearestStores, withinKm: policy.withinKm })
}

async function readInput(
  ctx: Pick<Ctx, 'db'>,
  lead: LeadToPlace,
  stores: readonly StoreInScope[],
  day: string,
): Promise<RoutingInput> {
  const { brandId, memberId, wish } = lead
  const storeIds = stores.map((store) => store.id)
  const guides = await guidesOf(ctx.db, {
    brandId,
    memberId,
    storeIds,
    wish,
    day,
    isGeneralWish: wish === GENERAL_WISH,
  })
  return {
    leadId: lead.leadId,
    attempt: lead.attempt,
    score: lead.score,
    boundGuideId: lead.boundGuideId,
    sceneGuideId: lead.sceneGuideId,
    triedGuideIds: [...lead.triedGuideIds],
    stores: stores.map(({ opensMinute: _opens, closesMinute: _closes, ...fact }) => fact),
    guides,
  }
}

/** How many of the ranked are held together with the guide who gives a lead up; seldom is more than one needed. */
const HELD_MAX = 3

/** Frees the slot of who gave the lead up, holding theirs and those of the first choices in one order for all. */
async function handBack(ctx: Pick<Ctx, 'db'>, leavingGuideId: string, { ranked }: RoutingDecision): Promise<void> {
  const firstChoices = ranked.slice(0, HELD_MAX).map(({ guideId }) => guideId)
  if (firstChoices.length > 0) await holdCapacity(ctx.db, [leavingGuideId, ...firstChoices])
  await releaseOpenWork(ctx.db, leavingGuideId)
}

type Taken = { guideId: string; storeId: string | null; day: string }

async function reserveFirst(
  ctx: Pick<Ctx, 'db' | 'now'>,
  decision: RoutingDecision,
  day: string,
  fallThrough: [string, string][],
): Promise<Taken | null> {
  for (const { guideId, storeId } of decision.ranked) {
    const reservedDay = await reserveGuide(ctx.db, guideId, day, ctx.now)
    if (reservedDay) return { guideId, storeId, day: reservedDay }
    fallThrough.push([guideId, 'FILLED'])
  }
  return null
}

type Recorded = {
  lead: LeadToPlace
  policy: { version: number; doc: RoutingPolicy }
  stores: readonly StoreInScope[]
  input: RoutingInput
  decision: RoutingDecision
  fallThrough: [string, string][]
  taken: Taken | null
}

function recordOf(
  ctx: Pick<Ctx, 'now' | 'newId'>,
  { lead, policy, stores, input, decision, fallThrough, taken }: Recorded,
): PlacedLead {
  const { brandId, leadId, attempt } = lead
  const decisionId = ctx.newId('dc')
  const decisionRow = {
    id: decisionId,
    brand_id: brandId,
    lead_id: leadId,
    attempt,
    routing_version: policy.version,
    scoring_version: lead.scoringVersion,
    engine_version: ROUTING_ENGINE,
    input,
    output: decision,
    hash: decisionHash(input, decision),
    fall_through: fallThrough,
    at: ctx.now,
  }
  const meta = { id: ctx.newId('ob'), brandId, now: ctx.now }
  if (!taken) {
    const reason = decision.reason ?? 'NO_ELIGIBLE_GUIDE'
    const notice: Notice = {
      topic: 'lead_pooled',
      key: `${leadId}:${attempt}`,
      payload: { leadId, reason, reasonText: UNROUTABLE_TEXT[reason] },
    }
    return { offer: null, reason, rows: { decision: [decisionRow], outbox: [outboxRow(notice, meta)] } }
  }
  const hours = stores.find((store) => store.id === taken.storeId) ?? null
  const acceptBy = offerDeadline(ctx.now, decision.acceptWithinMinutes, hours)
  const offer: Offer = { assignmentId: ctx.newId('as'), guideId: taken.guideId, storeId: taken.storeId, acceptBy }
  const assignmentRow = {
    id: offer.assignmentId,
    brand_id: brandId,
    lead_id: leadId,
    attempt,
    guide_id: offer.guideId,
    store_id: offer.storeId,
    state: 'offered' as const,
    offered_at: ctx.now,
    accept_by: acceptBy,
    decision_id: decisionId,
    reserved_day: taken.day,
  }
  const notice: Notice = {
    topic: 'lead_offered',
    key: offer.assignmentId,
    payload: {
      guideId: offer.guideId,
      leadId,
      assignmentId: offer.assignmentId,
      wish: lead.wish,
      acceptBy: acceptBy.toISOString(),
    },
  }
  return {
    offer,
    reason: null,
    rows: { decision: [decisionRow], assignment: [assignmentRow], outbox: [outboxRow(notice, meta)] },
  }
}
