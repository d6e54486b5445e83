import type { Input, Output } from '../../../contract/endpoint'
import type { revealPhone as endpoint } from '../../../contract/member'
import { openPhone } from '../../flows/open-phone'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listConsents } from '../../modules/member/consent.sql'
import { consentedRecipients } from '../../modules/member/consent-state'
import { findMember } from '../../modules/member/member.sql'
import { callHold } from '../../modules/member/no-call-reason'
import { guideHolds } from '../../modules/member/reveal.sql'

/**
 * The whole number of a person whose lead this guide took, or who is bound to them and accepts contact. A store of
 * another company also needs the person's agreement as it stands now. Every look is written down with its reason.
 */
export async function revealPhone(
  ctx: Ctx<CallerOf<'guide'>>,
  { memberId, leadId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, guideId } = ctx.caller
  const holds = await guideHolds(ctx.db, brandId, guideId, { memberId, leadId })
  const [first] = holds
  if (!first) throw new AppError('forbidden')

  const member = await findMember(ctx.db, brandId, first.memberId)
  if (!member) throw new AppError('forbidden')
  const given = consentedRecipients(await listConsents(ctx.db, brandId, member.id), 'lead_handover')
  const { hold } = callHold(holds, { acceptsContact: member.acceptsContact, given })
  if (!hold) throw new AppError('consent_missing')

  return { phone: await openPhone(ctx, member, { leadId: hold.leadId, reason }) }
}
