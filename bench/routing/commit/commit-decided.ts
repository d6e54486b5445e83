import type { Db } from '../../../server/kernel/ctx'
import { inTransaction } from '../../../server/kernel/in-transaction'
import { insertTogether, type RowsByTable } from '../../../server/kernel/insert-many'
import type { NewId } from '../../../server/kernel/new-id'
import { outboxRow } from '../../../server/modules/notice/outbox.sql'
import { reserveGuide } from '../../../server/modules/routing/capacity.sql'
import type { DecidedLead, SealedTrace } from './decided-leads'

export type CommitContext = { brandId: string; now: Date; day: string; newId: NewId }

/**
 * What is left of a routed lead once it has been decided, by the product's own statements: take the first of the list who
 * has room, write lead, decision with its trace, assignment and notice in one statement, all in one transaction. Answers
 * who got it, or null when nobody had room. A key that was used breaks on the unique index, as in production.
 */
export async function commitDecided(
  db: Db,
  context: CommitContext,
  lead: DecidedLead,
  trace: SealedTrace,
): Promise<string | null> {
  return inTransaction(db, async (tx) => {
    for (const { guideId, storeId } of lead.ranked) {
      const reserved = await reserveGuide(tx, guideId, { ...context, caps: null, opensAt: null })
      if (!reserved) continue
      await insertTogether(tx, rowsOf(context, lead, trace, { guideId, storeId, reservedDay: reserved.day }))
      return guideId
    }
    return null
  })
}

type Taken = { guideId: string; storeId: string; reservedDay: string }

/** The rows of one routed lead, as production writes them. */
export function rowsOf(
  { brandId, now, newId }: CommitContext,
  { number, memberId, wish }: DecidedLead,
  { hash, traceHex }: SealedTrace,
  { guideId, storeId, reservedDay }: Taken,
): RowsByTable {
  const [leadId, decisionId, assignmentId] = [newId('ld'), newId('dc'), newId('as')]
  const of = { brand_id: brandId, lead_id: leadId, attempt: 1 }
  const acceptBy = new Date(now.getTime() + 300_000)
  const payload = { guideId, leadId, assignmentId, wish, acceptBy: acceptBy.toISOString() }
  const notice = { topic: 'lead_offered' as const, key: assignmentId, payload }
  return {
    lead: [
      {
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
        // Defaults of the table are said: a set of rows given as JSON has none of its own.
        merged_count: 0,
        model_version: 'bench-model',
        facts: { points: 60, channel: 'store_scan', wish },
      },
    ],
    decision: [
      {
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
    ],
    assignment: [
      {
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
    ],
    outbox: [outboxRow(notice, { id: newId('ob'), brandId, now })],
  }
}

export const keyOf = (number: number): string => `bench-${number}`
