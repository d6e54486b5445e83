import type { showJoinGift as endpoint } from '../../../contract/benefit'
import type { Output } from '../../../contract/endpoint'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findJoinGift } from '../../modules/benefit/join-gift.sql'

/** What whoever joins now is given. */
export async function showJoinGift(ctx: Ctx<CallerOf<'ops'>>): Promise<Output<typeof endpoint>> {
  return { joinGift: (await findJoinGift(ctx.db, ctx.caller.brandId)) ?? null }
}
