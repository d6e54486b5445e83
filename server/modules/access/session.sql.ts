import type { Insertable } from 'kysely'
import type { Db } from '../../kernel/ctx'
import type { Schema } from '../../kernel/schema'

export async function insertSession(db: Db, row: Insertable<Schema['session']>): Promise<void> {
  await db.insertInto('session').values(row).execute()
}

/** The WeChat identity behind a live session of a brand. */
export async function selectWechatSession(
  db: Db,
  brandId: string,
  tokenHash: string,
  at: Date,
): Promise<{ openid: string; unionid: string | null } | undefined> {
  return db
    .selectFrom('session')
    .select(['subject as openid', 'unionid'])
    .where('token_hash', '=', tokenHash)
    .where('brand_id', '=', brandId)
    .where('kind', '=', 'wechat')
    .where('expires_at', '>', at)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/** Ends a session of a brand; a second time changes nothing. */
export async function revokeSession(db: Db, brandId: string, tokenHash: string, at: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ revoked_at: at })
    .where('token_hash', '=', tokenHash)
    .where('brand_id', '=', brandId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Ends every live session of one subject: a password was changed, an account closed. */
export async function revokeSessionsOf(
  db: Db,
  brandId: string,
  kind: 'staff' | 'wechat',
  subject: string,
  at: Date,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ revoked_at: at })
    .where('brand_id', '=', brandId)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Removes sessions that ended before `before`; answers how many. They are keys, not history: sign-ins are audited. */
export async function deleteSessionsEndedBefore(db: Db, before: Date): Promise<number> {
  const result = await db
    .deleteFrom('session')
    .where((where) => where.or([where('expires_at', '<', before), where('revoked_at', '<', before)]))
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
