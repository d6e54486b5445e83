import type { Channel, LeadState, TouchKind, UnroutableReason } from '../../contract/vocabulary'
import { AppError } from '../kernel/app-error'
import { assert } from '../kernel/assert'
import { canonicalHash } from '../kernel/canonical'
import type { Ctx } from '../kernel/ctx'
import { coarsePlace, type Place } from '../kernel/great-circle'
import { insertMany } from '../kernel/insert-many'
import { DAY_MS } from '../kernel/shanghai-time'
import * as leads from '../modules/lead/lead.sql'
import { wishKey } from '../modules/lead/wish-key'
import { memberIdsOf } from '../modules/member/member.sql'
import { outboxRow } from '../modules/notice/outbox.sql'
import type { TouchProof } from '../modules/touchpoint/touch-quality'
import { freezeFacts, type ScoredFacts } from './freeze-facts'
import { noteTouch } from './note-touch'
import { offerLead } from './offer-lead'
import type { LeadRecord, Offer, PlacedLead } from './placed-lead'
import { type ArtefactsAt, readArtefacts } from './read-artefacts'

export type LeadToCapture = {
  brandId: string
  memberId: string
  wish: string | null
  channel: Channel
  touchKind: TouchKind
  proof: TouchProof
  /** Caps the worth of the touch: what a partner of low quality sends is worth less. */
  qualityMax?: number
  sceneStoreId?: string | null
  sceneGuideId?: string | null
  partnerId?: string | null
  code?: string | null
  campaign?: string | null
  place?: Place | null
  city?: string | null
  /** When they want to come by. Left out, not null: what is left out does not change the hash of older captures. */
  visitAt?: Date
  /** What they looked at when they asked; its category is what they wish unless they said it. */
  product?: { productId: string; title: string; categoryName: string }
  idempotencyKey: string
  occurredAt: Date
}

export type CaptureResult = {
  leadId: string
  outcome: 'offered' | 'merged' | 'unroutable' | 'repeated'
  state: LeadState
  score: number
  offer: Offer | null
  reason: UnroutableReason | null
}

const YEAR_DAYS = 365

/**
 * A person's wish becomes a touch and a lead, scored and offered to a guide, all in the caller's transaction.
 * The same key again gives the same lead; the same person and wish while a lead is open joins that lead.
 * Nobody to offer it to is not a failure: the lead waits in HQ's pool, with the reason.
 */
export async function captureAndRoute(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  captured: LeadToCapture,
): Promise<CaptureResult> {
  // From here on only the cell of about a kilometre is known: distances, hashes and the stored decision rest on it, so
  // that nothing that is kept tells where a shopper stood.
  const lead = { ...captured, place: captured.place ? coarsePlace(captured.place) : null }
  const wish = wishKey(lead.wish ?? lead.product?.categoryName)
  const inputHash = captureHash(lead)
  const touch = await noteTouch(ctx, {
    ...lead,
    kind: lead.touchKind,
    guideId: lead.sceneGuideId ?? null,
    storeId: lead.sceneStoreId ?? null,
    context: { wish, ...(lead.city ? { city: lead.city } : {}) },
    subject: lead.product?.title ?? null,
    idempotencyKey: `lead:${lead.idempotencyKey}`,
  })
  // The touch locked the person, so of two captures with one key the second sees what the first wrote.
  if (!touch.isNew) return answerAgain(ctx, lead, inputHash)

  const inForce = await readArtefacts(ctx, lead.brandId)
  const daysAgo = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS)
  const touchesSince = daysAgo(inForce.scoring.doc.touchWindowDays)
  const query = { memberId: lead.memberId, wish, touchesSince, yearSince: daysAgo(YEAR_DAYS) }
  const known = await leads.leadFacts(ctx.db, query)
  const scored = freezeFacts(lead, wish, known, inForce, { now: ctx.now, askedAgain: known.openLeadId !== null })
  const { touchpointId } = touch
  const { openLeadId: leadId, boundGuideId: ownerGuideId } = known
  if (leadId) return joinOpenLead(ctx, { lead, leadId, wish, inputHash, touchpointId, scored })
  return openNewLead(ctx, { lead, wish, inputHash, scored, ownerGuideId, inForce })
}

/**
 * What makes two captures the same: everything but the moment they reached us and the id of the person, which changes
 * when a visitor merges into a member. Whose capture it was is asked of the lead itself. Of a product its id counts:
 * what it is called may change before somebody sends the same again.
 */
function captureHash({ occurredAt: _occurredAt, memberId: _memberId, product, ...lead }: LeadToCapture): string {
  return canonicalHash({ ...lead, wish: wishKey(lead.wish), productId: product?.productId })
}

async function answerAgain(ctx: Pick<Ctx, 'db'>, lead: LeadToCapture, inputHash: string): Promise<CaptureResult> {
  const known = await leads.findByKey(ctx.db, lead.brandId, lead.idempotencyKey)
  if (known?.inputHash !== inputHash) throw new AppError('idempotency_conflict')
  const row = await leads.lockLead(ctx.db, lead.brandId, known.leadId)
  assert(row, `Lead ${known.leadId} has vanished`)
  const isTheirs = row.member_id === lead.memberId || (await memberIdsOf(ctx.db, lead.memberId)).includes(row.member_id)
  if (!isTheirs) throw new AppError('idempotency_conflict')
  const reason = row.unroutable_reason as UnroutableReason | null
  return { leadId: row.id, outcome: 'repeated', state: row.state, score: row.score, offer: null, reason }
}

type Joining = {
  lead: LeadToCapture
  leadId: string
  wish: string
  inputHash: string
  touchpointId: string
  scored: ScoredFacts
}

async function joinOpenLead(ctx: Pick<Ctx, 'db' | 'now' | 'newId'>, joining: Joining): Promise<CaptureResult> {
  const { lead, leadId, wish, inputHash, touchpointId, scored } = joining
  const { brandId, idempotencyKey } = lead
  const { score, reasons, facts } = scored
  const better = { score, reasons, points: facts.points, visitAt: lead.visitAt ?? null }
  const joined = await leads.joinLead(ctx.db, leadId, better)
  await insertMany(ctx.db, 'lead_merge', [
    {
      brand_id: brandId,
      idempotency_key: idempotencyKey,
      input_hash: inputHash,
      lead_id: leadId,
      touchpoint_id: touchpointId,
      at: ctx.now,
    },
  ])
  if (joined.guideId) {
    const payload = { guideId: joined.guideId, leadId, wish }
    const notice = { topic: 'lead_asked_again' as const, key: touchpointId, payload }
    await insertMany(ctx.db, 'outbox', [outboxRow(notice, { id: ctx.newId('ob'), brandId, now: ctx.now })])
  }
  return { leadId, outcome: 'merged', state: joined.state, score, offer: null, reason: null }
}

type Opening = {
  lead: LeadToCapture
  wish: string
  inputHash: string
  scored: ScoredFacts
  ownerGuideId: string | null
  inForce: ArtefactsAt
}

async function openNewLead(ctx: Pick<Ctx, 'db' | 'now' | 'newId'>, opening: Opening): Promise<CaptureResult> {
  const { lead, wish, scored, ownerGuideId, inForce } = opening
  const leadId = ctx.newId('ld')
  const scene = { sceneStoreId: lead.sceneStoreId ?? null, sceneGuideId: lead.sceneGuideId ?? null }
  const { brandId, memberId } = lead
  const { facts, score } = scored
  const scoringVersion = inForce.scoring.version
  const first = { attempt: 1, triedGuideIds: [], wasHeld: false, prevHash: '' }
  const known = { ...scene, ...first, brandId, leadId, memberId, wish, facts, scoringVersion, ownerGuideId }
  const row = { ...newLeadRow(ctx.now, opening), id: leadId }
  const record: LeadRecord = {
    kind: 'new',
    rowOf: (placed) => ({ ...row, ...placementOf(placed, scene.sceneStoreId) }),
  }
  const { offer, reason } = await offerLead(ctx, known, inForce, record)
  return {
    leadId,
    outcome: offer ? 'offered' : 'unroutable',
    state: offer ? 'offered' : 'pooled',
    score,
    offer,
    reason,
  }
}

function placementOf({ offer, reason, retryAt }: PlacedLead, sceneStoreId: string | null) {
  return {
    state: offer ? ('offered' as const) : ('pooled' as const),
    store_id: offer?.storeId ?? sceneStoreId,
    guide_id: offer?.guideId ?? null,
    unroutable_reason: reason,
    retry_at: retryAt,
  }
}

/** The row of a new lead but for its id and where it is put. */
function newLeadRow(now: Date, { lead, wish, inputHash, scored, inForce }: Opening) {
  return {
    brand_id: lead.brandId,
    member_id: lead.memberId,
    wish,
    channel: lead.channel,
    score: scored.score,
    score_reasons: scored.reasons,
    scoring_version: inForce.scoring.version,
    model_version: scored.modelVersion,
    facts: scored.facts,
    scene_store_id: lead.sceneStoreId ?? null,
    scene_guide_id: lead.sceneGuideId ?? null,
    partner_id: lead.partnerId ?? null,
    city: lead.city ?? null,
    cell_latitude: lead.place?.latitude ?? null,
    cell_longitude: lead.place?.longitude ?? null,
    visit_at: lead.visitAt ?? null,
    attempts: 1,
    merged_count: 0,
    idempotency_key: lead.idempotencyKey,
    input_hash: inputHash,
    arrived_at: now,
  }
}
