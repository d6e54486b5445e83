import type { Input, Output } from '../../../contract/endpoint'
import type { giveConsent as endpoint } from '../../../contract/member'
import { findOrCreatePerson } from '../../flows/find-person'
import { nameRecipient } from '../../flows/name-recipient'
import { noteConsent } from '../../flows/note-consent'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { setAcceptsContact } from '../../modules/member/member.sql'

/** A person agrees that a named store or partner may have their wish, or that the brand may write to them. */
export async function giveConsent(
  ctx: Ctx<CallerOf<'shopper'>>,
  { purpose, recipient, textVersion }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid, unionid } = ctx.caller
  const named = await nameRecipient(ctx, brandId, recipient ?? brandId)
  const { memberId } = await findOrCreatePerson(ctx, { brandId, openid, unionid, channel: 'organic' })
  const word = { purpose, ...named, textVersion, isGiven: true, at: ctx.now }
  await noteConsent(ctx, { brandId, memberId, ...word })
  if (purpose === 'marketing' && named.recipient === brandId) await setAcceptsContact(ctx.db, memberId, true)
  return word
}
