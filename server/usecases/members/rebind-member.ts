import type { Input, Output } from '../../../contract/endpoint'
import type { rebindMember as endpoint } from '../../../contract/member-desk'
import { changeBinding } from '../../flows/change-binding'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { liveBinding } from '../../modules/binding/binding.sql'
import { lockMembers } from '../../modules/member/member.sql'
import { lockOpenLeads } from '../../modules/member/merge.sql'
import { findMergeSide } from '../../modules/member/merge-side.sql'
import { findGuideCard } from '../../modules/network/guide-card.sql'

/** Written down as why the binding ended and why the old guide lost the lead. */
const END_REASON = 'hq_choice'

/**
 * Headquarters give a member to another guide, at that guide's home store, or to nobody. Leads in the old guide's hands
 * go on to the next; what was earned stays. Throws `guide_unknown` for somebody who does not work in a store and
 * `no_capacity` for somebody who has no room.
 */
export async function rebindMember(
  ctx: Ctx<CallerOf<'ops'>>,
  { memberId: asked, guideId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const { brandId } = caller
  const member = await findMergeSide(db, brandId, asked)
  if (!member) throw new AppError('not_found')
  if (member.isErased) throw new AppError('member_erased')
  const { memberId } = member
  const guide = guideId === null ? null : await findGuideCard(db, brandId, guideId)
  if (guide === undefined || guide?.storeId === null) throw new AppError('guide_unknown')

  await lockMembers(db, [memberId])
  const openLeads = await lockOpenLeads(db, [memberId])
  const old = (await liveBinding(db, memberId)) ?? undefined
  if ((old?.guideId ?? null) === guideId) return { guideName: guide?.name ?? null, leadsMoved: 0 }
  const to = guide?.storeId ? { guideId: guide.guideId, storeId: guide.storeId } : null
  const reasons = { bindReason: 'hq_choice', endReason: END_REASON } as const
  const leadsMoved = await changeBinding(ctx, { brandId, memberId, old, to, openLeads, ...reasons })
  const change = { before: { guideId: old?.guideId ?? null }, after: { guideId, leadsMoved }, reason }
  await noteChange(ctx, { action: 'rebindMember', target: memberId, ...change })
  return { guideName: guide?.name ?? null, leadsMoved }
}
