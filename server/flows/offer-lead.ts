import { assert } from '../kernel/assert'
import type { Ctx, Db } from '../kernel/ctx'
import { insertTogether } from '../kernel/insert-many'
import { shanghaiDay } from '../kernel/shanghai-time'
import { placeLead } from '../modules/lead/lead.sql'
import type { StoreInReach } from '../modules/routing/candidate.sql'
import { holdCapacity, releaseOpenWork, reserveGuide } from '../modules/routing/capacity.sql'
import { commitAttempt } from '../modules/routing/commit-attempt.sql'
import type { Candidate, Decision } from '../modules/routing/decision'
import { opensNextAt } from '../modules/routing/offer-deadline'
import { lookAndDecide } from './look-and-decide'
import type { LeadRecord, LeadToPlace, PlacedLead, RecordedAttempt } from './placed-lead'
import type { ArtefactsAt } from './read-artefacts'
import { type Recorded, recordAttempt, type Taken } from './record-attempt'

/** How often a decision is taken anew when everybody it named was filled up by others in the meantime. */
const FRESH_LOOKS_MAX = 3

/**
 * Decides one attempt to place a lead and writes it: reads who is in reach, lets `decide` rank them under the rules of
 * the store and the day, and gives the lead to the first that still has room. The first choice nearly always has, and
 * is taken and recorded by one statement; down the list each is asked by a conditional update of its own.
 */
export async function offerLead(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  lead: LeadToPlace,
  inForce: ArtefactsAt,
  record: LeadRecord,
): Promise<PlacedLead> {
  const fallThrough: Attempt['fallThrough'] = []
  let isWide = lead.facts.latitude === null
  for (let look = 1; ; look++) {
    const seen = await lookAndDecide(ctx, lead, inForce, isWide)
    const { stores, made } = seen
    isWide = seen.isWide
    if (lead.leavingGuideId && look === 1) await handBack(ctx, lead.leavingGuideId, made.decision)
    const attempt = { ...made, lead, stores, fallThrough }
    const asked = fallThrough.length
    const placed = await commitFirstChoice(ctx, attempt, record)
    if (placed) return placed
    const taken = await reserveNext(ctx, attempt, fallThrough.length - asked)
    const isFinal = taken !== null || made.decision.outcome !== 'ranked' || look === FRESH_LOOKS_MAX
    if (isFinal) return writeAttempt(ctx.db, recordAttempt(ctx, { ...attempt, taken }), lead, record)
  }
}

/** An attempt that is decided; who was found full on the way is added to `fallThrough`. */
type Attempt = Omit<Recorded, 'taken' | 'fallThrough'> & { fallThrough: [guideId: string, code: string][] }

/** How many of the ranked are held together with the guide who gives a lead up; seldom is more than one needed. */
const HELD_MAX = 3

/** Frees the slot of who gave the lead up, holding theirs and those of the first choices in one order for all. */
async function handBack(ctx: Pick<Ctx, 'db'>, leavingGuideId: string, { ranked }: Decision): Promise<void> {
  const firstChoices = ranked.slice(0, HELD_MAX).map(({ guideId }) => guideId)
  if (firstChoices.length > 0) await holdCapacity(ctx.db, [leavingGuideId, ...firstChoices])
  await releaseOpenWork(ctx.db, leavingGuideId)
}

/**
 * Gives the lead to the first choice by the statement that also writes it all down; null when they have no room any more.
 * Not for a shop that is dark: until when they may answer depends on how many wait for its opening, which reserving tells.
 */
async function commitFirstChoice(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  attempt: Attempt,
  record: LeadRecord,
): Promise<PlacedLead | null> {
  const { decision, stores, fallThrough } = attempt
  const first = decision.outcome === 'ranked' ? decision.ranked[0] : undefined
  if (!first) return null
  const { hours, opensAt } = hoursOf(ctx.now, decision, first, stores)
  if (opensAt) return null
  const day = shanghaiDay(ctx.now)
  const taken = { guideId: first.guideId, storeId: first.storeId, hours, day, waiting: 0 }
  const { rows, ...placed } = recordAttempt(ctx, { ...attempt, taken })
  const { decision: row, assignment, outbox } = rows
  assert(assignment && outbox, 'An offer without its assignment and notice')
  const leadRow = record.kind === 'new' ? record.rowOf(placed) : null
  const slot = { guideId: first.guideId, day, now: ctx.now, caps: capsOf(first) }
  if (await commitAttempt(ctx.db, slot, { decision: row, assignment, outbox }, leadRow)) return placed
  fallThrough.push([first.guideId, 'FILLED'])
  return null
}

/** Takes the first of the list with room; the first `full` of it have been asked in this look. */
async function reserveNext(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { decision, stores, fallThrough }: Attempt,
  full: number,
): Promise<Taken | null> {
  if (decision.outcome !== 'ranked') return null
  const { now } = ctx
  for (const candidate of decision.ranked.slice(full)) {
    const { guideId, storeId } = candidate
    const { hours, opensAt } = hoursOf(now, decision, candidate, stores)
    const at = { day: shanghaiDay(now), now, caps: capsOf(candidate), opensAt }
    const reserved = await reserveGuide(ctx.db, guideId, at)
    if (reserved) return { guideId, storeId, hours, ...reserved }
    fallThrough.push([guideId, 'FILLED'])
  }
  return null
}

/** The hours of the store a candidate stands in, and when it opens, if it is dark now and that counts. */
function hoursOf(now: Date, { sla }: Decision, { storeId }: Candidate, stores: readonly StoreInReach[]) {
  const hours = stores.find(({ id }) => id === storeId) ?? null
  return { hours, opensAt: sla.clock === 'business' ? opensNextAt(now, hours) : null }
}

const capsOf = ({ dayCap, openCap }: Candidate) => ({ dayCap, openCap })

/** Writes an attempt whose slot, if any, is taken already. */
async function writeAttempt(
  db: Db,
  { rows, ...placed }: RecordedAttempt,
  { leadId, attempt }: LeadToPlace,
  record: LeadRecord,
): Promise<PlacedLead> {
  const { decision, assignment, outbox } = rows
  await insertTogether(db, {
    ...(record.kind === 'new' ? { lead: [record.rowOf(placed)] } : {}),
    decision: [decision],
    assignment: assignment ? [assignment] : [],
    outbox: outbox ? [outbox] : [],
  })
  if (record.kind === 'new') return placed
  await placeLead(db, {
    leadId,
    state: placed.offer ? 'offered' : 'pooled',
    guideId: placed.offer?.guideId ?? null,
    storeId: placed.offer?.storeId ?? record.storeId,
    attempts: attempt,
    unroutableReason: placed.reason,
    retryAt: placed.retryAt,
  })
  return placed
}
