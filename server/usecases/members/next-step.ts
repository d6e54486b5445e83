import type { Output } from '../../../contract/endpoint'
import type { nextStep as endpoint } from '../../../contract/onboarding'
import { showMemberCard } from '../../flows/show-member-card'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findJoinGift } from '../../modules/benefit/join-gift.sql'
import { findMemberByOpenid } from '../../modules/member/member.sql'
import { nextOnboardingStep } from '../../modules/onboarding/next-onboarding-step'
import { listSteps } from '../../modules/onboarding/onboarding-step.sql'

/**
 * The one prompt the caller may see now, with what it needs: the gift for joining, the bound guide for WeCom.
 * Asking makes nobody known who was not, and counts as nothing: the screen says with `recordStep` what it showed.
 */
export async function nextStep(ctx: Ctx<CallerOf<'shopper'>>): Promise<Output<typeof endpoint>> {
  const { db, now } = ctx
  const { brandId, openid } = ctx.caller
  const member = await findMemberByOpenid(db, brandId, openid)
  const history = member ? await listSteps(db, brandId, member.id) : []
  const step = nextOnboardingStep({ history, isMember: member?.state === 'member' }, now)
  return {
    step,
    joinGift: step === 'join' ? ((await findJoinGift(db, brandId)) ?? null) : null,
    guide: step === 'wecom' ? (await showMemberCard(ctx, brandId, member)).guide : null,
  }
}
