import type { CallerOf, Ctx } from '../kernel/ctx'
import { shanghaiDay } from '../kernel/shanghai-time'
import { guidesAtStore } from '../modules/network/guide-card.sql'
import { type GuideCard, guideCardOf } from './show-guide-card'

/** Whom of a store a shopper may choose as their guide: who works there, has room for a member, and is not they themselves. */
export async function listGuideChoice(ctx: Ctx<CallerOf<'shopper'>>, storeId: string): Promise<GuideCard[]> {
  const { brandId, openid } = ctx.caller
  const found = await guidesAtStore(ctx.db, { brandId, storeId, day: shanghaiDay(ctx.now), openid })
  return found.filter(({ hasRoom, isSelf }) => hasRoom && !isSelf).map((row) => guideCardOf(ctx, row))
}
