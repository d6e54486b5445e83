import type { Db } from '../../kernel/ctx'
import type { Vault } from '../../kernel/outside'
import { selectWechatToken, upsertWechatToken } from '../../modules/access/wechat-token.sql'

/** Where WeChat's access token rests between calls and instances, sealed: whoever reads the table cannot use it. */
export type WechatTokenStore = {
  read(): Promise<{ token: string; expiresAt: Date } | null>
  write(token: string, expiresAt: Date): Promise<void>
}

export function keepWechatToken(db: Db, vault: Vault, appId: string): WechatTokenStore {
  const label = `wechat_token:${appId}`
  return {
    async read() {
      const row = await selectWechatToken(db, appId)
      return row ? { token: vault.open(row.tokenCipher, label), expiresAt: row.expiresAt } : null
    },
    write: (token, expiresAt) => upsertWechatToken(db, appId, { tokenCipher: vault.seal(token, label), expiresAt }),
  }
}
