import { sql } from 'kysely'
import type { ConsentPurpose } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'

export type ConsentEntry = {
  purpose: ConsentPurpose
  /** Whom the person agreed to: the id of a store, a partner, or the brand itself. */
  recipient: string
  recipientName: string
  textVersion: string
  isGiven: boolean
  at: Date
}

/** Appends what people agreed to or withdrew, one statement for all. Entries are never changed. */
export async function insertConsents(
  db: Db,
  brandId: string,
  entries: readonly (ConsentEntry & { id: string; memberId: string })[],
): Promise<void> {
  await insertMany(
    db,
    'consent',
    entries.map((entry) => ({
      id: entry.id,
      brand_id: brandId,
      member_id: entry.memberId,
      purpose: entry.purpose,
      recipient: entry.recipient,
      recipient_name: entry.recipientName,
      text_version: entry.textVersion,
      is_given: entry.isGiven,
      at: entry.at,
    })),
  )
}

/** Every entry of a person, oldest first, including what they said as the visitors since merged into them. */
export async function listConsents(db: Db, brandId: string, memberId: string): Promise<ConsentEntry[]> {
  return db
    .selectFrom('consent')
    .select(['purpose', 'recipient', 'recipient_name as recipientName', 'text_version as textVersion'])
    .select(['is_given as isGiven', 'at'])
    .where('brand_id', '=', brandId)
    .where(
      'member_id',
      '=',
      sql<string>`any(array(select id from member where id = ${memberId} or merged_into = ${memberId}))`,
    )
    .orderBy('at')
    .orderBy('id')
    .execute()
}
