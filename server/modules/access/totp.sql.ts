import type { Db } from '../../kernel/ctx'

export type StoredTotp = { secretCipher: string; lastStep: number; confirmedAt: Date | null }

/** The authenticator of an account, confirmed or only begun. Whoever decides by it has locked the account's row. */
export async function selectTotp(db: Db, brandId: string, staffId: string): Promise<StoredTotp | undefined> {
  return db
    .selectFrom('staff_totp')
    .select(['secret_cipher as secretCipher', 'last_step as lastStep', 'confirmed_at as confirmedAt'])
    .where('brand_id', '=', brandId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
}

/** Begins with a secret; one that was begun before and never confirmed gives way. */
export async function startTotpOf(
  db: Db,
  { brandId, staffId, secretCipher, at }: { brandId: string; staffId: string; secretCipher: string; at: Date },
): Promise<void> {
  const columns = { secret_cipher: secretCipher, last_step: 0, started_at: at, confirmed_at: null }
  await db
    .insertInto('staff_totp')
    .values({ staff_id: staffId, brand_id: brandId, ...columns })
    .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(columns))
    .execute()
}

/** Puts down that the code of a time step was used, and with `confirmedAt` that the authenticator is on from now. */
export async function noteStep(db: Db, staffId: string, step: number, confirmedAt?: Date): Promise<void> {
  await db
    .updateTable('staff_totp')
    .set({ last_step: step, ...(confirmedAt ? { confirmed_at: confirmedAt } : {}) })
    .where('staff_id', '=', staffId)
    .execute()
}

/** Takes the authenticator and its recovery codes away; false when there is none. */
export async function deleteTotp(db: Db, brandId: string, staffId: string): Promise<boolean> {
  await db.deleteFrom('staff_recovery_code').where('brand_id', '=', brandId).where('staff_id', '=', staffId).execute()
  const result = await db
    .deleteFrom('staff_totp')
    .where('brand_id', '=', brandId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return Number(result.numDeletedRows) === 1
}

/** The recovery codes of an account from now on; those before open nothing any more. */
export async function replaceRecoveryCodes(
  db: Db,
  { brandId, staffId, codeHashes }: { brandId: string; staffId: string; codeHashes: readonly string[] },
): Promise<void> {
  await db.deleteFrom('staff_recovery_code').where('staff_id', '=', staffId).execute()
  await db
    .insertInto('staff_recovery_code')
    .values(codeHashes.map((code_hash) => ({ staff_id: staffId, brand_id: brandId, code_hash, used_at: null })))
    .execute()
}

/** Uses up a recovery code; false when it is none of theirs or was used before. */
export async function spendRecoveryCode(db: Db, staffId: string, codeHash: string, at: Date): Promise<boolean> {
  const result = await db
    .updateTable('staff_recovery_code')
    .set({ used_at: at })
    .where('staff_id', '=', staffId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

export async function countUnusedRecoveryCodes(db: Db, brandId: string, staffId: string): Promise<number> {
  const { count } = await db
    .selectFrom('staff_recovery_code')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('brand_id', '=', brandId)
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
