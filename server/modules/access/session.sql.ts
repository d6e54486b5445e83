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

type Owner = { brandId: string; kind: 'staff' | 'wechat'; subject: string }

/** Ends one live session of its owner; anybody else's token, or one that has ended, changes nothing. */
export async function revokeSession(db: Db, owner: Owner, tokenHash: string, at: Date): Promise<void> {
  await liveSessionsOf(db, owner, at).where('token_hash', '=', tokenHash).execute()
}

/** Ends every live session of one owner: a password was changed, an account closed. */
export async function revokeSessionsOf(db: Db, owner: Owner, at: Date): Promise<void> {
  await liveSessionsOf(db, owner, at).execute()
}

function liveSessionsOf(db: Db, { brandId, kind, subject }: Owner, at: Date) {
  return db
    .updateTable('session')
    .set({ revoked_at: at })
    .where('brand_id', '=', brandId)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('revoked_at', 'is', null)
}

/** Removes sessions that ended before `before`; answers how many. They are keys, not history: sign-ins are audited. */
export async function deleteSessionsEndedBefore(db: Db, before: Date): Promise<number> {
  const result = await db
    .deleteFrom('session')
    .where((where) => where.or([where('expires_at', '<', before), where('revoked_at', '<', before)]))
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
