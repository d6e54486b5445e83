import { UNROUTABLE_TEXT, type UnroutableReason } from '../../contract/vocabulary'
import type { Ctx } from '../kernel/ctx'
import type { RowsByTable } from '../kernel/insert-many'
import { HOUR_MS, MINUTE_MS } from '../kernel/shanghai-time'
import type { Notice } from '../modules/notice/notice-text'
import { outboxRow } from '../modules/notice/outbox.sql'
import type { StoreInReach } from '../modules/routing/candidate.sql'
import { type Artefacts, DECIDE_ENGINE } from '../modules/routing/decide'
import type { Decision } from '../modules/routing/decision'
import { answerBy, closesAt, type OpeningHours } from '../modules/routing/offer-deadline'
import type { DecisionInput, GuideState } from '../modules/routing/routing-facts'
import { sealTrace, traceText, type Versions } from '../modules/routing/trace'
import type { LeadToPlace, Offer, RecordedAttempt } from './placed-lead'

/** A guide whose slot is reserved, on which day, and how many offers wait for them until the shop opens. */
export type Taken = {
  guideId: string
  storeId: string | null
  hours: OpeningHours | null
  day: string
  waiting: number
}

export type Recorded = {
  lead: LeadToPlace
  artefacts: Artefacts
  stores: readonly StoreInReach[]
  input: DecisionInput
  state: readonly GuideState[]
  seed: number
  decision: Decision
  fallThrough: readonly (readonly [guideId: string, code: string])[]
  taken: Taken | null
}

/** A lead nobody could take is tried again after this long: capacity comes back with the next shift or day. */
const RETRY_AFTER_MS = 4 * HOUR_MS

/** The rows of one attempt: the decision with its trace, and the offer with its notice, or when it is tried again. */
export function recordAttempt(ctx: Pick<Ctx, 'now' | 'newId'>, recorded: Recorded): RecordedAttempt {
  const { decision, taken } = recorded
  const row = decisionRow(ctx, recorded)
  if (taken) return offered(ctx, recorded, taken, row)
  if (decision.outcome === 'held') {
    return {
      offer: null,
      reason: 'WAITING',
      retryAt: heldUntil(ctx.now, recorded),
      rows: { decision: row, assignment: null, outbox: null },
    }
  }
  const { brandId, leadId, attempt } = recorded.lead
  const reason: UnroutableReason = decision.reason ?? 'NO_ELIGIBLE_GUIDE'
  const notice: Notice = {
    topic: 'lead_pooled',
    key: `${leadId}:${attempt}`,
    payload: { leadId, reason, reasonText: UNROUTABLE_TEXT[reason] },
  }
  const retryAt = new Date(ctx.now.getTime() + RETRY_AFTER_MS)
  const outbox = outboxRow(notice, { id: ctx.newId('ob'), brandId, now: ctx.now })
  return { offer: null, reason, retryAt, rows: { decision: row, assignment: null, outbox } }
}

type DecisionRow = NonNullable<RowsByTable['decision']>[number]

function decisionRow(
  ctx: Pick<Ctx, 'now' | 'newId'>,
  { lead, artefacts, input, state, seed, decision, fallThrough, taken }: Recorded,
): DecisionRow {
  const { rules, model, prices } = artefacts
  const versions: Versions = {
    engine: DECIDE_ENGINE,
    rules: rules.version,
    model: model.version,
    prices: prices.version,
  }
  const decisionId = ctx.newId('dc')
  const { prevHash } = lead
  const final = { guideId: taken?.guideId ?? null, fallThrough }
  const { hash, packed } = sealTrace(traceText({ decisionId, versions, seed, input, state, decision, final, prevHash }))
  return {
    id: decisionId,
    brand_id: lead.brandId,
    lead_id: lead.leadId,
    attempt: lead.attempt,
    routing_version: null,
    scoring_version: lead.scoringVersion,
    engine_version: versions.engine,
    rule_version: versions.rules,
    model_version: versions.model,
    price_version: versions.prices,
    input: null,
    output: null,
    trace: `\\x${packed.toString('hex')}`,
    hash,
    prev_hash: prevHash,
    mode: decision.choice.mode,
    fall_through: fallThrough,
    at: ctx.now,
  }
}

function offered(
  ctx: Pick<Ctx, 'now' | 'newId'>,
  { lead, decision }: Recorded,
  taken: Taken,
  row: DecisionRow,
): RecordedAttempt {
  const { brandId, leadId, attempt } = lead
  const { acceptBy, contactBy } = answerBy(ctx.now, decision.sla, taken.hours, taken.waiting)
  const offer: Offer = { assignmentId: ctx.newId('as'), guideId: taken.guideId, storeId: taken.storeId, acceptBy }
  const assignment = {
    id: offer.assignmentId,
    brand_id: brandId,
    lead_id: leadId,
    attempt,
    guide_id: offer.guideId,
    store_id: offer.storeId,
    state: 'offered' as const,
    offered_at: ctx.now,
    accept_by: acceptBy,
    contact_by: contactBy,
    decision_id: row.id,
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
  const outbox = outboxRow(notice, { id: ctx.newId('ob'), brandId, now: ctx.now })
  return { offer, reason: null, retryAt: null, rows: { decision: row, assignment, outbox } }
}

/** A held lead waits as long as the rules say, and not beyond the time the store that would get it needs to accept it. */
function heldUntil(now: Date, { decision, stores }: Recorded): Date {
  const until = new Date(now.getTime() + (decision.holdMinutes ?? 1) * MINUTE_MS)
  const first = stores.find(({ id }) => id === decision.ranked[0]?.storeId)
  const closing = first ? closesAt(now, first) : null
  if (!closing) return until
  const latestMs = Math.max(now.getTime(), closing.getTime() - decision.sla.acceptMinutes * MINUTE_MS)
  return new Date(Math.min(until.getTime(), latestMs))
}
