import type { Output } from '../../../contract/endpoint'
import type { myProfile as endpoint } from '../../../contract/member'
import { showMemberCard } from '../../flows/show-member-card'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findMemberByOpenid } from '../../modules/member/member.sql'

/** The caller as we know them; reading it makes nobody known who was not. */
export async function myProfile(ctx: Ctx<CallerOf<'shopper'>>): Promise<Output<typeof endpoint>> {
  const { brandId, openid } = ctx.caller
  return showMemberCard(ctx, brandId, await findMemberByOpenid(ctx.db, brandId, openid))
}
