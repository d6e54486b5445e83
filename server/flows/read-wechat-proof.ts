import type { Db } from '../kernel/ctx'
import { tokenHash } from '../kernel/secret-token'
import { selectWechatSession } from '../modules/access/session.sql'

/** How a person of the mini-program showed who they are: the platform said so, or our own session token. */
export type WechatProof = { openid: string; unionid: string | null } | { token: string } | null

/** The WeChat identity behind a proof; `null` when there is none or the session has ended. */
export async function readWechatProof(
  db: Db,
  brandId: string,
  proof: WechatProof,
  at: Date,
): Promise<{ openid: string; unionid: string | null } | null> {
  if (!proof) return null
  if ('openid' in proof) return proof
  return (await selectWechatSession(db, brandId, tokenHash(proof.token), at)) ?? null
}
