import type { CallerOf, Ctx } from '../kernel/ctx'
import { findGuideByOpenid } from '../modules/network/guide.sql'
import { findGuideCard } from '../modules/network/guide-card.sql'
import { bindMember } from './bind-member'

/**
 * Binds a member to the guide whose code they scanned, unless the guide left, is the member, or somebody is bound
 * already. Only members are bound: a visitor's scan is a touch and becomes a binding when they register.
 */
export async function bindByCode(
  ctx: Ctx<CallerOf<'shopper'>>,
  scan: { memberId: string; guideId: string; storeId: string | null; touchpointId: string | null },
): Promise<boolean> {
  const { brandId, openid } = ctx.caller
  const guide = await findGuideCard(ctx.db, brandId, scan.guideId)
  const storeId = scan.storeId ?? guide?.storeId
  if (!guide || !storeId) return false
  if ((await findGuideByOpenid(ctx.db, brandId, openid)) === scan.guideId) return false
  const { memberId, guideId, touchpointId } = scan
  return bindMember(ctx, { brandId, memberId, guideId, storeId, reason: 'guide_code', touchpointId })
}
