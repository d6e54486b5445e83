import type { Ctx } from '../kernel/ctx'
import { listConsents } from '../modules/member/consent.sql'
import { consentedRecipients } from '../modules/member/consent-state'
import { findMember } from '../modules/member/member.sql'
import { mayHold, type NoCallReason, noCallReason } from '../modules/member/no-call-reason'
import { guideHolds } from '../modules/member/reveal.sql'

export type CallRight = {
  /** Why the guide may not call the person now; null when they may. */
  noCallReason: NoCallReason | null
  /** Whether a store this guide has the person for may have their data as the person's word stands now. */
  mayKnow: boolean
}

/** What a guide may do about a person now; with `leadId` by that lead alone, or by being bound to them. */
export async function readCallRight(
  ctx: Pick<Ctx, 'db'>,
  asked: { brandId: string; guideId: string; memberId: string; leadId?: string },
): Promise<CallRight> {
  const { brandId, guideId, memberId, leadId } = asked
  const holds = await guideHolds(ctx.db, brandId, guideId, { memberId, leadId })
  const member = await findMember(ctx.db, brandId, memberId)
  if (!member) return { noCallReason: 'not_accepted', mayKnow: false }
  const given = consentedRecipients(await listConsents(ctx.db, brandId, member.id), 'lead_handover')
  const { acceptsContact, phoneCipher } = member
  return {
    noCallReason: noCallReason(holds, { acceptsContact, given, hasPhone: phoneCipher !== null }),
    mayKnow: holds.some((hold) => mayHold(hold, given)),
  }
}
