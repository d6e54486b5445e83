import type { Db } from '../../kernel/ctx'

export type StoredToken = { tokenCipher: string; expiresAt: Date }

export async function selectWechatToken(db: Db, appId: string): Promise<StoredToken | undefined> {
  return db
    .selectFrom('wechat_token')
    .select(['token_cipher as tokenCipher', 'expires_at as expiresAt'])
    .where('app_id', '=', appId)
    .executeTakeFirst()
}

export async function upsertWechatToken(db: Db, appId: string, token: StoredToken): Promise<void> {
  const columns = { token_cipher: token.tokenCipher, expires_at: token.expiresAt }
  await db
    .insertInto('wechat_token')
    .values({ app_id: appId, ...columns })
    .onConflict((conflict) => conflict.column('app_id').doUpdateSet(columns))
    .execute()
}
