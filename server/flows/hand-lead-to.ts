import type { LeadState } from '../../contract/vocabulary'
import type { Ctx } from '../kernel/ctx'
import { insertTogether } from '../kernel/insert-many'
import { shanghaiDay } from '../kernel/shanghai-time'
import { endAcceptedBinding, giveBackMember } from '../modules/binding/binding.sql'
import { lockLead, placeLead } from '../modules/lead/lead.sql'
import { outboxRow } from '../modules/notice/outbox.sql'
import { attemptsBefore, endAssignment, liveAssignment } from '../modules/routing/assignment.sql'
import { storeTerms } from '../modules/routing/candidate.sql'
import { holdCapacity, releaseOpenWork, reserveGuide } from '../modules/routing/capacity.sql'
import { answerBy, opensNextAt } from '../modules/routing/offer-deadline'
import { decisionHash, MANUAL_ENGINE } from '../modules/routing/replay-decision'

export type HandOver = {
  brandId: string
  leadId: string
  guideId: string
  storeId: string | null
  actor: string
  reason: string
}

export type HandedOver =
  | { outcome: 'offered'; assignmentId: string; acceptBy: Date; fromGuideId: string | null }
  | { outcome: 'not_open' | 'no_capacity' | 'no_consent' }

/** A person's decision gives the guide this long to accept, and to reach the shopper, in the store's opening hours. */
const ACCEPT_WITHIN_MINUTES = 30
const ANSWER = { acceptMinutes: ACCEPT_WITHIN_MINUTES, firstContactMinutes: 120, clock: 'business' } as const

/**
 * Gives a lead to one guide because a person said so: through the same capacity, consent and states as routing, with
 * a decision on record that names who decided and why.
 */
export async function handLeadTo(ctx: Pick<Ctx, 'db' | 'now' | 'newId'>, order: HandOver): Promise<HandedOver> {
  const { brandId, leadId, guideId, storeId } = order
  const lead = await lockLead(ctx.db, brandId, leadId)
  if (!lead || lead.state === 'won' || lead.state === 'lost') return { outcome: 'not_open' }
  const store = await storeTerms(ctx.db, { brandId, memberId: lead.member_id, storeId })
  if (store && !store.mayReceive) return { outcome: 'no_consent' }
  const live = await liveAssignment(ctx.db, leadId)
  if (live) await holdCapacity(ctx.db, [live.guideId, guideId])
  const opensAt = opensNextAt(ctx.now, store ?? null)
  const at = { day: shanghaiDay(ctx.now), now: ctx.now, caps: null, opensAt }
  const reserved = await reserveGuide(ctx.db, guideId, at)
  if (!reserved) return { outcome: 'no_capacity' }

  if (live) await takeFrom(ctx, live, order.reason)
  const attempt = lead.attempts + 1
  const ids = { decision: ctx.newId('dc'), assignment: ctx.newId('as') }
  const { acceptBy, contactBy } = answerBy(ctx.now, ANSWER, store ?? null, reserved.waiting)
  const { prevHash } = await attemptsBefore(ctx.db, leadId)
  const { actor: decidedBy, reason } = order
  const input = { leadId, attempt, stores: store ? [store] : [], decidedBy, reason, fromGuideId: live?.guideId ?? null }
  const output = {
    outcome: 'ranked',
    stage: 'manual',
    ranked: [{ guideId, storeId, points: 0, terms: [] }],
    acceptWithinMinutes: ACCEPT_WITHIN_MINUTES,
  }
  const payload = { guideId, leadId, assignmentId: ids.assignment, wish: lead.wish, acceptBy: acceptBy.toISOString() }
  await insertTogether(ctx.db, {
    decision: [
      {
        id: ids.decision,
        brand_id: brandId,
        lead_id: leadId,
        attempt,
        routing_version: null,
        scoring_version: lead.scoring_version,
        engine_version: MANUAL_ENGINE,
        input,
        output,
        hash: decisionHash(input, output, prevHash),
        prev_hash: prevHash,
        mode: MANUAL_ENGINE,
        decided_by: decidedBy,
        fall_through: [],
        at: ctx.now,
      },
    ],
    assignment: [
      {
        id: ids.assignment,
        brand_id: brandId,
        lead_id: leadId,
        attempt,
        guide_id: guideId,
        store_id: storeId,
        state: 'offered',
        offered_at: ctx.now,
        accept_by: acceptBy,
        contact_by: contactBy,
        decision_id: ids.decision,
        reserved_day: reserved.day,
      },
    ],
    outbox: [
      outboxRow(
        { topic: 'lead_offered', key: ids.assignment, payload },
        { id: ctx.newId('ob'), brandId, now: ctx.now },
      ),
    ],
  })
  const state: LeadState = 'offered'
  await placeLead(ctx.db, { leadId, state, guideId, storeId, attempts: attempt, unroutableReason: null, retryAt: null })
  return { outcome: 'offered', assignmentId: ids.assignment, acceptBy, fromGuideId: live?.guideId ?? null }
}

/** Ends what a guide has in hand. Who accepted and never reached the shopper keeps nothing of them. */
async function takeFrom(
  ctx: Pick<Ctx, 'db' | 'now'>,
  live: { id: string; guideId: string },
  reason: string,
): Promise<void> {
  const from = ['offered', 'accepted', 'contacted'] as const
  await endAssignment(ctx.db, live.id, { from, to: 'taken_back', now: ctx.now, reason })
  await releaseOpenWork(ctx.db, live.guideId)
  const isUnbound = await endAcceptedBinding(ctx.db, live.id, ctx.now, 'lead_taken_back')
  if (isUnbound) await giveBackMember(ctx.db, live.guideId)
}
