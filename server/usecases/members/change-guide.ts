import type { Input, Output } from '../../../contract/endpoint'
import type { changeGuide as endpoint } from '../../../contract/service'
import { changeBinding } from '../../flows/change-binding'
import { listGuideChoice } from '../../flows/list-guide-choice'
import { noteChange } from '../../flows/note-change'
import { type GuideCard, showGuideCard } from '../../flows/show-guide-card'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { maskPhones } from '../../kernel/log'
import { bindingHistory } from '../../modules/binding/binding.sql'
import { findMemberByOpenid, lockMembers } from '../../modules/member/member.sql'
import { lockOpenLeads } from '../../modules/member/merge.sql'
import { findGuideCard } from '../../modules/network/guide-card.sql'

/** Written down as why the binding ended and why the old guide lost the lead. */
const REASON = 'asked_by_shopper'

/**
 * Another guide of the same store, or none, because the shopper wants it so. What the old guide has in hand of them goes
 * on to the next, the new one first; what the old one has earned stays theirs. Throws `guide_unknown` for somebody who
 * does not serve there, and `no_capacity` for somebody who has no room for another member.
 */
export async function changeGuide(
  ctx: Ctx<CallerOf<'shopper'>>,
  { guideId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const { brandId, openid } = caller
  const member = await findMemberByOpenid(db, brandId, openid)
  if (!member) throw new AppError('not_member')
  const memberId = member.id
  await lockMembers(db, [memberId])
  const openLeads = await lockOpenLeads(db, [memberId])
  const history = await bindingHistory(db, brandId, memberId)
  const old = history.find(({ endsAt }) => endsAt === null)
  if ((old?.guideId ?? null) === guideId) {
    return { guide: guideId ? ((await showGuideCard(ctx, brandId, guideId)) ?? null) : null }
  }
  const chosen = guideId === null ? null : await readChoice(ctx, guideId, (old ?? history[0])?.storeId)

  const to = chosen && { guideId: chosen.guideId, storeId: chosen.storeId }
  const reasons = { bindReason: 'shopper_choice', endReason: REASON } as const
  await changeBinding(ctx, { brandId, memberId, old, to, openLeads, ...reasons })
  const change = { before: { guideId: old?.guideId ?? null }, after: { guideId }, reason: maskPhones(reason) }
  await noteChange(ctx, { action: 'changeGuide', target: memberId, ...change })
  return { guide: chosen }
}

/** Who was chosen, at the store the shopper belongs to; whoever belonged to none may choose anybody, at their home store. */
async function readChoice(
  ctx: Ctx<CallerOf<'shopper'>>,
  guideId: string,
  ofStoreId: string | undefined,
): Promise<GuideCard & { storeId: string }> {
  const storeId = ofStoreId ?? (await findGuideCard(ctx.db, ctx.caller.brandId, guideId))?.storeId
  const choice = storeId ? await listGuideChoice(ctx, storeId) : []
  const chosen = choice.find((one) => one.guideId === guideId)
  if (!storeId || !chosen) throw new AppError('guide_unknown')
  return { ...chosen, storeId }
}
