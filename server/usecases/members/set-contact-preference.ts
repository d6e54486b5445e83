import type { Input, Output } from '../../../contract/endpoint'
import type { setContactPreference as endpoint } from '../../../contract/member'
import { noteConsent } from '../../flows/note-consent'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as members from '../../modules/member/member.sql'
import { findBrand } from '../../modules/network/brand.sql'

/** Whether the brand may contact a member on its own accord: the preference, and an entry in the consent ledger. */
export async function setContactPreference(
  ctx: Ctx<CallerOf<'shopper'>>,
  { acceptsContact, textVersion }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid } = ctx.caller
  const member = await members.findMemberByOpenid(ctx.db, brandId, openid)
  if (member?.state !== 'member') throw new AppError('not_member')
  await members.setAcceptsContact(ctx.db, member.id, acceptsContact)
  const brand = await findBrand(ctx.db, brandId)
  const recipient = { recipient: brandId, recipientName: brand?.name ?? '' }
  const word = { purpose: 'marketing' as const, ...recipient, textVersion, isGiven: acceptsContact, at: ctx.now }
  await noteConsent(ctx, { brandId, memberId: member.id, ...word })
  return { acceptsContact }
}
