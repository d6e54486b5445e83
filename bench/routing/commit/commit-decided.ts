import { sql } from 'kysely'
import type { Db } from '../../../server/kernel/ctx'
import { inTransaction } from '../../../server/kernel/in-transaction'
import type { RowsByTable } from '../../../server/kernel/insert-many'
import type { NewId } from '../../../server/kernel/new-id'
import { outboxRow } from '../../../server/modules/notice/outbox.sql'
import { type AttemptRows, commitAttempt, type LeadRow } from '../../../server/modules/routing/commit-attempt.sql'
import type { BenchTown } from './bench-town'
import { type DecidedLead, decidedLeadOf, type SealedTrace } from './decided-leads'

export type CommitContext = { brandId: string; now: Date; day: string; newId: NewId }

/**
 * What is left of a routed lead once it has been decided, by the product's own statement in a transaction of its own:
 * take the first of the list who has room, write decision with its trace, assignment and notice, and the lead, which is
 * `'new'` or waits in the pool already (`seedPool`). Answers who got it, or null when nobody had room. Where production
 * walks on by a statement that only reserves, this asks the next by the same one; the first nearly always has room.
 */
export async function commitDecided(
  db: Db,
  context: CommitContext,
  lead: DecidedLead,
  trace: SealedTrace,
  kind: 'new' | 'known',
): Promise<string | null> {
  return inTransaction(db, async (tx) => {
    for (const { guideId, storeId } of lead.ranked) {
      const { day, newId } = context
      const leadId = kind === 'new' ? newId('ld') : pooledId(lead.number)
      const taken = { leadId, guideId, storeId, reservedDay: day }
      const row = kind === 'new' ? leadRowOf(context, lead, trace, taken) : null
      const rows = attemptRowsOf(context, lead, trace, taken)
      if (await commitAttempt(tx, { ...context, guideId, caps: null }, rows, row)) return guideId
    }
    return null
  })
}

type Taken = { leadId: string; guideId: string; storeId: string; reservedDay: string }

/** The rows of one routed lead, as production writes them. */
export function rowsOf(
  context: CommitContext,
  lead: DecidedLead,
  trace: SealedTrace,
  given: Omit<Taken, 'leadId'>,
): RowsByTable {
  const taken = { leadId: context.newId('ld'), ...given }
  const { decision, assignment, outbox } = attemptRowsOf(context, lead, trace, taken)
  return {
    lead: [leadRowOf(context, lead, trace, taken)],
    decision: [decision],
    assignment: [assignment],
    outbox: [outbox],
  }
}

function leadRowOf(
  { brandId, now }: CommitContext,
  { number, memberId, wish }: DecidedLead,
  { hash }: SealedTrace,
  { leadId, guideId, storeId }: Taken,
): LeadRow {
  return {
    id: leadId,
    brand_id: brandId,
    member_id: memberId,
    wish,
    channel: 'store_scan',
    state: 'offered',
    score: 60,
    score_reasons: [],
    scoring_version: 1,
    store_id: storeId,
    guide_id: guideId,
    attempts: 1,
    idempotency_key: keyOf(number),
    input_hash: hash,
    arrived_at: now,
    merged_count: 0,
    model_version: 'bench-model',
    facts: { points: 60, channel: 'store_scan', wish },
  }
}

function attemptRowsOf(
  { brandId, now, newId }: CommitContext,
  { wish }: DecidedLead,
  { hash, traceHex }: SealedTrace,
  { leadId, guideId, storeId, reservedDay }: Taken,
): AttemptRows {
  const [decisionId, assignmentId] = [newId('dc'), newId('as')]
  const of = { brand_id: brandId, lead_id: leadId, attempt: 1 }
  const acceptBy = new Date(now.getTime() + 300_000)
  const payload = { guideId, leadId, assignmentId, wish, acceptBy: acceptBy.toISOString() }
  const notice = { topic: 'lead_offered' as const, key: assignmentId, payload }
  return {
    decision: {
      id: decisionId,
      ...of,
      scoring_version: 1,
      engine_version: 'decide-1',
      rule_version: 1,
      model_version: 'bench-model',
      price_version: 'bench-prices',
      trace: traceHex,
      hash,
      prev_hash: '',
      fall_through: [],
      mode: 'argmax',
      at: now,
    },
    assignment: {
      id: assignmentId,
      ...of,
      guide_id: guideId,
      store_id: storeId,
      state: 'offered',
      offered_at: now,
      accept_by: acceptBy,
      decision_id: decisionId,
      reserved_day: reservedDay,
    },
    outbox: outboxRow(notice, { id: newId('ob'), brandId, now }),
  }
}

export const keyOf = (number: number): string => `bench-${number}`
const pooledId = (number: number): string => `ld-pooled-${number}`

const SEEDED_AT_ONCE = 20_000

/** Puts leads into HQ's pool, numbered from `firstNumber`, for clients that route leads which exist. */
export async function seedPool(db: Db, town: BenchTown, firstNumber: number, leads: number): Promise<void> {
  for (let from = firstNumber; from < firstNumber + leads; from += SEEDED_AT_ONCE) {
    const count = Math.min(SEEDED_AT_ONCE, firstNumber + leads - from)
    const decided = Array.from({ length: count }, (_, at) => identityOf(town, from + at))
    await sql`
      insert into lead (id, brand_id, member_id, wish, channel, state, score, score_reasons, scoring_version, model_version,
                        facts, attempts, unroutable_reason, retry_at, idempotency_key, input_hash, arrived_at)
      select l.id, ${town.brandId}, l.member_id, l.wish, 'store_scan', 'pooled', 60, '[]', 1, 'bench-model',
             jsonb_build_object('points', 60, 'channel', 'store_scan', 'wish', l.wish), 0, 'NO_ELIGIBLE_GUIDE',
             ${new Date(town.nowMs)}::timestamptz, l.key, 'bench', ${new Date(town.nowMs)}::timestamptz
        from json_to_recordset(${JSON.stringify(decided)}::json) as l (id text, member_id text, wish text, key text)`.execute(
      db,
    )
  }
}

function identityOf(town: BenchTown, number: number) {
  const { memberId, wish } = decidedLeadOf(town, number)
  return { id: pooledId(number), member_id: memberId, wish, key: keyOf(number) }
}
