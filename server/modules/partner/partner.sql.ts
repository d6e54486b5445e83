import type { Insertable } from 'kysely'
import type { Db } from '../../kernel/ctx'
import type { Schema } from '../../kernel/schema'

/** The secret behind a live key of a brand, and whether its partner may still call. */
export async function selectPartnerKey(db: Db, brandId: string, keyId: string, at: Date) {
  return db
    .selectFrom('partner_key')
    .innerJoin('partner', 'partner.id', 'partner_key.partner_id')
    .select(['partner.id as partnerId', 'partner.is_active as isActive', 'partner_key.secret_cipher as secretCipher'])
    .where('partner.brand_id', '=', brandId)
    .where('partner_key.key_id', '=', keyId)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', at)]))
    .executeTakeFirst()
}

/** Remembers a nonce; false when this key has used it before. */
export async function insertNonce(db: Db, row: Insertable<Schema['partner_nonce']>): Promise<boolean> {
  const result = await db
    .insertInto('partner_nonce')
    .values(row)
    .onConflict((conflict) => conflict.columns(['key_id', 'nonce']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) === 1
}

/** Forgets nonces older than `before`: their timestamps are refused by then. Answers how many. */
export async function deleteNoncesBefore(db: Db, before: Date): Promise<number> {
  const result = await db.deleteFrom('partner_nonce').where('at', '<', before).executeTakeFirst()
  return Number(result.numDeletedRows)
}
