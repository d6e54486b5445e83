import type { Db } from '../../kernel/ctx'
import { maskPhones } from '../../kernel/log'

/** Keeps what headquarters was told about a lead; a mobile number written into it is masked, as in a wish. */
export async function insertLeadNote(
  db: Db,
  entry: { id: string; brandId: string; leadId: string; actor: string; note: string; at: Date },
): Promise<void> {
  await db
    .insertInto('lead_note')
    .values({
      id: entry.id,
      brand_id: entry.brandId,
      lead_id: entry.leadId,
      actor: entry.actor,
      note: maskPhones(entry.note),
      at: entry.at,
    })
    .execute()
}

/** What headquarters was told about a lead, newest first, with who wrote it down. */
export async function listLeadNotes(db: Db, brandId: string, leadId: string, rows: number) {
  return db
    .selectFrom('lead_note')
    .select(['actor', 'note', 'at'])
    .where('brand_id', '=', brandId)
    .where('lead_id', '=', leadId)
    .orderBy('at', 'desc')
    .limit(rows)
    .execute()
}
