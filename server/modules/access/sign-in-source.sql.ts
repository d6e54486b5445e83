import type { Db } from '../../kernel/ctx'

/** When sign-ins from a network failed, in milliseconds; nothing is locked. */
export async function selectFailures(db: Db, brandId: string, addressHash: string): Promise<number[]> {
  const row = await db
    .selectFrom('sign_in_source')
    .select('failed_at_ms as failedAtMs')
    .where('brand_id', '=', brandId)
    .where('address_hash', '=', addressHash)
    .executeTakeFirst()
  return row?.failedAtMs ?? []
}

/** The same with the network's row locked, so that its attempts are counted one after the other. */
export async function lockFailures(db: Db, brandId: string, addressHash: string, at: Date): Promise<number[]> {
  const row = await db
    .insertInto('sign_in_source')
    .values({ brand_id: brandId, address_hash: addressHash, failed_at_ms: [], seen_at: at })
    .onConflict((conflict) => conflict.columns(['brand_id', 'address_hash']).doUpdateSet({ seen_at: at }))
    .returning('failed_at_ms as failedAtMs')
    .executeTakeFirstOrThrow()
  return row.failedAtMs
}

export async function setFailures(db: Db, brandId: string, addressHash: string, failedAtMs: number[]): Promise<void> {
  await db
    .updateTable('sign_in_source')
    .set({ failed_at_ms: failedAtMs })
    .where('brand_id', '=', brandId)
    .where('address_hash', '=', addressHash)
    .execute()
}

/** Forgets networks nobody signed in from since `before`; answers how many. */
export async function deleteSourcesUnseenSince(db: Db, before: Date): Promise<number> {
  const result = await db.deleteFrom('sign_in_source').where('seen_at', '<', before).executeTakeFirst()
  return Number(result.numDeletedRows)
}
