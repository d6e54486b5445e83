import type { setJoinGift as endpoint } from '../../../contract/benefit'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { canonicalJson } from '../../kernel/canonical'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findJoinGift, replaceJoinGift } from '../../modules/benefit/join-gift.sql'

/** What whoever joins from now on is given, or nothing; members keep what they were given. The same again is no change. */
export async function setJoinGift(
  ctx: Ctx<CallerOf<'ops'>>,
  { joinGift }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now } = ctx
  const { brandId } = ctx.caller
  const before = (await findJoinGift(db, brandId)) ?? null
  const isSame = canonicalJson(before) === canonicalJson(joinGift)
  if (isSame) return { joinGift, isChanged: false }
  await replaceJoinGift(db, brandId, joinGift, now)
  await noteChange(ctx, { action: 'setJoinGift', target: brandId, before, after: joinGift })
  return { joinGift, isChanged: true }
}
