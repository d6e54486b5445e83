import type { Input, Output } from '../../../contract/endpoint'
import type { showLeadStory as endpoint, LeadEvent } from '../../../contract/lead-story'
import type { Channel, TouchKind, UnroutableReason } from '../../../contract/vocabulary'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx, StoreScope } from '../../kernel/ctx'
import { listLeadNotes } from '../../modules/lead/lead-note.sql'
import * as story from '../../modules/lead/lead-story.sql'
import type { StoredReason } from '../../modules/lead/score-lead'
import { shownLead } from '../../modules/lead/shown-lead'
import { listTouches } from '../../modules/touchpoint/touchpoint.sql'

const EVENTS_MAX = 100

type OpsCtx = Ctx<CallerOf<'ops'>>

/**
 * One lead from its first touch to its orders, for who may see it: what stands at its head, and everything that happened to
 * it, oldest first (A5.5). Staff of some stores are not told who elsewhere had a part in it.
 */
export async function showLeadStory(ctx: OpsCtx, { leadId }: Input<typeof endpoint>): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const head = await story.readLeadHead(ctx.db, brandId, stores, leadId)
  if (!head) throw new AppError('not_found')
  const { isPersonalised, ...row } = head
  const { touches, hasOlder } = await touchEvents(ctx, head)
  const rest = [
    ...(await attemptEvents(ctx, leadId)),
    ...(await workEvents(ctx, leadId)),
    ...(await wordEvents(ctx, leadId, head.memberId)),
    ...(await orderEvents(ctx, leadId)),
    ...(head.closedAt ? [{ kind: 'closed' as const, at: head.closedAt, state: head.state }] : []),
  ]
  const events = [...touches, ...rest].sort((a, b) => a.at.getTime() - b.at.getTime())
  return {
    ...shownLead(row, ctx.now),
    ...row,
    channel: row.channel as Channel,
    unroutableReason: row.unroutableReason as UnroutableReason | null,
    scoreReasons: row.scoreReasons as StoredReason[],
    serverTime: ctx.now,
    events,
    hasOlder,
  }
}

type Place = { guideName: string | null; storeName: string | null; storeId: string | null }

/** Who and where, as far as the caller's stores go. */
function seenBy(stores: StoreScope, { guideName, storeName, storeId }: Place) {
  const isSeen = stores === 'all' || (storeId !== null && stores.includes(storeId))
  return isSeen ? { guideName, storeName } : { guideName: null, storeName: null }
}

async function touchEvents(ctx: OpsCtx, head: story.LeadHead): Promise<{ touches: LeadEvent[]; hasOlder: boolean }> {
  const { brandId, stores } = ctx.caller
  const { memberId, isPersonalised } = head
  const touches = await listTouches(ctx.db, brandId, { memberId, isPersonalised, rows: EVENTS_MAX })
  // What guides did is told by their answers and follow-ups.
  const own = touches.filter(({ kind }) => kind !== 'lead_accepted' && kind !== 'contact_logged')
  const told = own.map((touch) => ({
    kind: 'touch' as const,
    at: touch.occurredAt,
    ...seenBy(stores, touch),
    touch: touch.kind as TouchKind,
    channel: touch.channel as Channel,
    quality: touch.quality,
    subject: touch.subject,
  }))
  return { touches: told, hasOlder: touches.length === EVENTS_MAX }
}

async function attemptEvents(ctx: OpsCtx, leadId: string): Promise<LeadEvent[]> {
  const { brandId, stores } = ctx.caller
  const attempts = await story.listAttempts(ctx.db, brandId, leadId)
  const names = await story.nameActors(
    ctx.db,
    brandId,
    attempts.flatMap(({ decidedBy }) => decidedBy ?? []),
  )
  return attempts.flatMap((one): LeadEvent[] => {
    const { attempt, mode, ruleVersion, decidedBy, reason, at, acceptBy, state, answeredAt, answerReason } = one
    const who = seenBy(stores, one)
    const decidedByName = decidedBy ? (names.get(decidedBy) ?? null) : null
    const decided = {
      kind: 'decision' as const,
      at,
      ...who,
      attempt,
      mode,
      ruleVersion,
      decidedByName,
      reason,
      acceptBy,
    }
    if (!state || state === 'offered' || !answeredAt) return [decided]
    return [decided, { kind: 'answer', at: answeredAt, ...who, attempt, state, reason: answerReason }]
  })
}

async function workEvents(ctx: OpsCtx, leadId: string): Promise<LeadEvent[]> {
  const { brandId, stores } = ctx.caller
  const done = await story.listFollowUpsOf(ctx.db, brandId, leadId, EVENTS_MAX)
  return done.map((one) => {
    const { way, note, nextOn, at } = one
    return { kind: 'followUp', at, ...seenBy(stores, one), way, note, nextOn }
  })
}

async function wordEvents(ctx: OpsCtx, leadId: string, memberId: string): Promise<LeadEvent[]> {
  const { brandId, stores } = ctx.caller
  const notes = await listLeadNotes(ctx.db, brandId, leadId, EVENTS_MAX)
  const joined = await story.listJoinsAndLooks(ctx.db, { brandId, leadId, memberId, stores })
  const actors = [...notes, ...joined].flatMap(({ actor }) => actor ?? [])
  const names = await story.nameActors(ctx.db, brandId, actors)
  const nameOf = (actor: string | null) => (actor === null ? null : (names.get(actor) ?? null))
  return [
    ...notes.map(({ actor, note, at }) => ({ kind: 'note' as const, at, actorName: nameOf(actor), note })),
    ...joined.map(({ kind, at, actor, reason }) =>
      kind === 'askedAgain' ? { kind, at } : { kind, at, actorName: nameOf(actor), reason: reason ?? '' },
    ),
  ]
}

async function orderEvents(ctx: OpsCtx, leadId: string): Promise<LeadEvent[]> {
  const { brandId, stores } = ctx.caller
  const orders = await story.listOrdersOfLead(ctx.db, brandId, leadId)
  return orders.map(({ storeId, guideName, storeName, ...order }) => ({
    kind: 'order',
    ...order,
    ...seenBy(stores, { storeId, guideName, storeName }),
  }))
}
