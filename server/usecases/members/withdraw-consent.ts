import type { Input, Output } from '../../../contract/endpoint'
import type { withdrawConsent as endpoint } from '../../../contract/member'
import { noteConsent } from '../../flows/note-consent'
import { releaseWithdrawnWork } from '../../flows/release-withdrawn-work'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listConsents } from '../../modules/member/consent.sql'
import { consentState } from '../../modules/member/consent-state'
import { findMemberByOpenid, lockMembers, memberIdsOf, setAcceptsContact } from '../../modules/member/member.sql'
import { lockOpenLeads } from '../../modules/member/merge.sql'

/**
 * Takes an agreement back, as easily as it was given: from now on the router passes this recipient over, its guides
 * can no longer see the phone, and leads they have in hand go to somebody who may have them. What was never given changes nothing.
 */
export async function withdrawConsent(
  ctx: Ctx<CallerOf<'shopper'>>,
  { purpose, recipient: named }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid } = ctx.caller
  const recipient = named ?? brandId
  const member = await findMemberByOpenid(ctx.db, brandId, openid)
  if (!member) return { isChanged: false, leadsMoved: 0 }
  // Captures and leads being moved on are waited for: what they gave this recipient is seen, and taken back, below.
  await lockMembers(ctx.db, [member.id])
  await lockOpenLeads(ctx.db, await memberIdsOf(ctx.db, member.id))
  const state = consentState(await listConsents(ctx.db, brandId, member.id))
  const given = state.find((one) => one.purpose === purpose && one.recipient === recipient && one.isGiven)
  if (!given) return { isChanged: false, leadsMoved: 0 }
  await noteConsent(ctx, { ...given, brandId, memberId: member.id, isGiven: false, at: ctx.now })
  if (purpose === 'marketing' && recipient === brandId) await setAcceptsContact(ctx.db, member.id, false)
  const moved = await releaseWithdrawnWork(ctx, brandId, member.id, recipient)
  return { isChanged: true, leadsMoved: moved }
}
