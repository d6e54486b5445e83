import { readWechatProof, type WechatProof } from '../../flows/read-wechat-proof'
import type { Anonymous, Caller, Db } from '../../kernel/ctx'

/** A shopper is anybody with an openid of the brand's mini-program; becoming a member is a use case, not an identity. */
export async function identifyShopper(
  db: Db,
  brandId: string,
  proof: WechatProof,
  at: Date,
): Promise<Caller | Anonymous> {
  const found = await readWechatProof(db, brandId, proof, at)
  if (!found) return { kind: 'anonymous', brandId, openid: null, unionid: null }
  return { kind: 'shopper', brandId, openid: found.openid, unionid: found.unionid }
}
