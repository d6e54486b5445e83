import type * as contract from '../../../contract/access'
import type { Input, Output } from '../../../contract/endpoint'
import type { Anonymous, Caller, Ctx } from '../../kernel/ctx'
import type { WechatSession } from '../../kernel/outside'
import { newSecretToken, tokenHash } from '../../kernel/secret-token'
import { DAY_MS } from '../../kernel/shanghai-time'
import { insertSession } from '../../modules/access/session.sql'

type WechatSignIn = typeof contract.wechatSignIn
type AnyCtx = Ctx<Caller | Anonymous>

export const WECHAT_SESSION_DAYS = 30

/** Asks WeChat whose login code this is, before the transaction. */
export async function askWechat(ctx: AnyCtx, { jsCode }: Input<WechatSignIn>): Promise<WechatSession> {
  return ctx.outside.wechat.codeToSession(jsCode)
}

/** Opens a session of our own for that WeChat identity; only the hash of its random token is kept. */
export async function wechatSignIn(
  { db, now, caller }: AnyCtx,
  _: Input<WechatSignIn>,
  { openid, unionid }: WechatSession,
): Promise<Output<WechatSignIn>> {
  const token = newSecretToken()
  const expiresAt = new Date(now.getTime() + WECHAT_SESSION_DAYS * DAY_MS)
  await insertSession(db, {
    token_hash: tokenHash(token),
    brand_id: caller.brandId,
    kind: 'wechat',
    subject: openid,
    unionid,
    created_at: now,
    expires_at: expiresAt,
    revoked_at: null,
  })
  return { token, expiresAt }
}
