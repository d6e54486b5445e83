import type { Output } from '../../../contract/endpoint'
import type { deleteMyAccount as endpoint } from '../../../contract/own-data'
import { noteChange } from '../../flows/note-change'
import { noteConsent } from '../../flows/note-consent'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { endBinding } from '../../modules/binding/binding.sql'
import { emptyCart } from '../../modules/cart/cart.sql'
import { eraseAddresses } from '../../modules/member/address.sql'
import { listConsents } from '../../modules/member/consent.sql'
import { consentState } from '../../modules/member/consent-state'
import { findMemberByOpenid, lockMembers, memberIdsOf } from '../../modules/member/member.sql'
import { lockOpenLeads } from '../../modules/member/merge.sql'
import { closeLeadsOf, eraseMember, eraseSessions } from '../../modules/member/own-data.sql'

/**
 * Closes an account: phone, name, addresses and identities are erased at once, open wishes end, the guide's binding ends, every
 * agreement is taken back. Orders, credits and the touch chain stay for the books and point at nobody known. Benefits
 * not used and the cart go with the account. The same WeChat account coming back is somebody new. What stays and why:
 * docs/privacy.md.
 */
export async function deleteMyAccount(ctx: Ctx<CallerOf<'shopper'>>): Promise<Output<typeof endpoint>> {
  const { db, now } = ctx
  const { brandId, openid } = ctx.caller
  const member = await findMemberByOpenid(db, brandId, openid)
  if (!member) throw new AppError('not_member')
  await lockMembers(db, [member.id])
  // A lead that is just being moved on is waited for: whom it went to is seen by what follows.
  await lockOpenLeads(db, [member.id])

  for (const given of consentState(await listConsents(db, brandId, member.id)).filter((one) => one.isGiven)) {
    await noteConsent(ctx, { ...given, brandId, memberId: member.id, isGiven: false, at: now })
  }
  await closeLeadsOf(db, member.id, 'account_deleted', now)
  await endBinding(db, member.id, now, 'account_deleted')
  await emptyCart(db, member.id)
  await eraseAddresses(db, await memberIdsOf(db, member.id))
  await eraseMember(db, member.id, now)
  await eraseSessions(db, brandId, openid)
  await noteChange(ctx, { action: 'deleteMyAccount', target: member.id })
  return { erasedAt: now }
}
