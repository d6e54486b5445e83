import type { Db } from '../../kernel/ctx'

export type NewFollowUp = {
  id: string
  brandId: string
  leadId: string
  assignmentId: string
  guideId: string
  way: string
  note: string
  nextOn: string | null
  idempotencyKey: string
  at: Date
}

/** Appends what a guide did; `null` when the key is new, else the entry that key already made. */
export async function insertFollowUp(db: Db, entry: NewFollowUp): Promise<NewFollowUp | null> {
  const inserted = await db
    .insertInto('follow_up')
    .values({
      id: entry.id,
      brand_id: entry.brandId,
      lead_id: entry.leadId,
      assignment_id: entry.assignmentId,
      guide_id: entry.guideId,
      way: entry.way,
      note: entry.note,
      next_on: entry.nextOn,
      idempotency_key: entry.idempotencyKey,
      at: entry.at,
    })
    .onConflict((conflict) => conflict.columns(['brand_id', 'idempotency_key']).doNothing())
    .executeTakeFirst()
  if ((inserted.numInsertedOrUpdatedRows ?? 0n) > 0n) return null
  const row = await db
    .selectFrom('follow_up')
    .selectAll()
    .where('brand_id', '=', entry.brandId)
    .where('idempotency_key', '=', entry.idempotencyKey)
    .executeTakeFirstOrThrow()
  return {
    id: row.id,
    brandId: row.brand_id,
    leadId: row.lead_id,
    assignmentId: row.assignment_id,
    guideId: row.guide_id,
    way: row.way,
    note: row.note,
    nextOn: row.next_on,
    idempotencyKey: row.idempotency_key,
    at: row.at,
  }
}

/** What was done about a lead, newest first. */
export async function listFollowUps(db: Db, brandId: string, leadId: string, rows: number) {
  return db
    .selectFrom('follow_up')
    .select(['way', 'note', 'next_on as nextOn', 'at'])
    .where('brand_id', '=', brandId)
    .where('lead_id', '=', leadId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(rows)
    .execute()
}
