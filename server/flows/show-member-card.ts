import type { Ctx } from '../kernel/ctx'
import { type Benefit, listBenefits } from '../modules/benefit/benefit.sql'
import { bindingHistory } from '../modules/binding/binding.sql'
import type { Member } from '../modules/member/member.sql'
import { type GuideCard, showGuideCard } from './show-guide-card'

export type MemberCard = {
  memberId: string | null
  state: 'visitor' | 'member'
  displayName: string | null
  phoneMasked: string | null
  acceptsContact: boolean
  isPersonalised: boolean
  registeredAt: Date | null
  guide: GuideCard | null
  benefits: Benefit[]
}

/** What a person sees of themselves: never the whole phone. Nobody we know yet is a visitor without an id. */
export async function showMemberCard(
  ctx: Pick<Ctx, 'db' | 'outside'>,
  brandId: string,
  member: Member | undefined,
): Promise<MemberCard> {
  if (!member) {
    const nothing = { memberId: null, displayName: null, phoneMasked: null, registeredAt: null, guide: null }
    return { ...nothing, state: 'visitor', acceptsContact: false, isPersonalised: true, benefits: [] }
  }
  const live = (await bindingHistory(ctx.db, brandId, member.id)).find((binding) => binding.endsAt === null)
  const guide = live ? await showGuideCard(ctx, brandId, live.guideId) : undefined
  return {
    memberId: member.id,
    state: member.state,
    displayName: member.displayName,
    phoneMasked: member.phoneMasked,
    acceptsContact: member.acceptsContact,
    isPersonalised: member.isPersonalised,
    registeredAt: member.registeredAt,
    guide: guide ? { ...guide, storeName: live?.storeName ?? guide.storeName } : null,
    benefits: await listBenefits(ctx.db, brandId, member.id),
  }
}
