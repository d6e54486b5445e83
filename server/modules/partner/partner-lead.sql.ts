import { sql } from 'kysely'
import type { LeadState } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

export type Submission = { payloadHash: string; outcome: 'received' | 'merged' | null }

/** The source under which a partner's submissions are remembered. */
export function submissionSource(partnerId: string): string {
  return `partner:${partnerId}`
}

/**
 * Claims a partner's number for this transaction; a second call with it waits for the first to commit. Answers what was
 * submitted under it before, or undefined when it is free. Only a keyed hash of the content is kept, no phone or name.
 */
export async function claimSubmission(
  db: Db,
  submission: { brandId: string; partnerId: string; externalId: string; payloadHash: string; at: Date },
): Promise<Submission | undefined> {
  const source = submissionSource(submission.partnerId)
  const result = await db
    .insertInto('inbox')
    .values({
      brand_id: submission.brandId,
      source,
      external_id: submission.externalId,
      waits_for: '',
      payload: '{}',
      payload_hash: submission.payloadHash,
      state: 'done',
      received_at: submission.at,
      settled_at: submission.at,
    })
    .onConflict((conflict) => conflict.columns(['brand_id', 'source', 'external_id']).doNothing())
    .executeTakeFirst()
  if (Number(result.numInsertedOrUpdatedRows) === 1) return undefined
  const row = await db
    .selectFrom('inbox')
    .select(['payload_hash as payloadHash', 'outcome'])
    .where('brand_id', '=', submission.brandId)
    .where('source', '=', source)
    .where('external_id', '=', submission.externalId)
    .executeTakeFirstOrThrow()
  return row as Submission
}

/** Keeps the first answer, to give it again. */
export async function settleSubmission(
  db: Db,
  submission: { brandId: string; partnerId: string; externalId: string; outcome: 'received' | 'merged' },
): Promise<void> {
  await db
    .updateTable('inbox')
    .set({ outcome: submission.outcome })
    .where('brand_id', '=', submission.brandId)
    .where('source', '=', submissionSource(submission.partnerId))
    .where('external_id', '=', submission.externalId)
    .execute()
}

/** Where the lead of a capture's key stands, or that of the lead it joined. */
export async function leadStateByKey(db: Db, brandId: string, idempotencyKey: string) {
  const { rows } = await sql<{
    state: LeadState
    arrivedAt: Date
    firstContactAt: Date | null
    closedAt: Date | null
  }>`
    select state, arrived_at as "arrivedAt", first_contact_at as "firstContactAt", closed_at as "closedAt" from lead
     where brand_id = ${brandId}
       and (idempotency_key = ${idempotencyKey}
            or id = (select lead_id from lead_merge where brand_id = ${brandId} and idempotency_key = ${idempotencyKey}))`.execute(
    db,
  )
  return rows[0]
}
