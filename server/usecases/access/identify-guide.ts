import { readWechatProof, type WechatProof } from '../../flows/read-wechat-proof'
import type { Anonymous, Caller, Db } from '../../kernel/ctx'
import { selectGuideByOpenid } from '../../modules/access/guide-account.sql'

/** The employed guide who bound this WeChat; anybody else stays anonymous, with the openid, and may only bind one. */
export async function identifyGuide(
  db: Db,
  brandId: string,
  proof: WechatProof,
  at: Date,
): Promise<Caller | Anonymous> {
  const found = await readWechatProof(db, brandId, proof, at)
  const guide = found && (await selectGuideByOpenid(db, brandId, found.openid))
  if (guide) return { kind: 'guide', brandId, ...guide }
  return { kind: 'anonymous', brandId, openid: found?.openid ?? null, unionid: found?.unionid ?? null }
}
