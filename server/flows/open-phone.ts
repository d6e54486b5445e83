import { AppError } from '../kernel/app-error'
import { actorOf, type Caller, type Ctx } from '../kernel/ctx'
import { maskPhones } from '../kernel/log'
import { type Member, phoneLabel } from '../modules/member/member.sql'
import { insertReveal } from '../modules/member/reveal.sql'

/**
 * A person's whole phone number, with the look written down in the same transaction: no number leaves without its
 * entry. Throws `phone_absent` when there is none. The caller has checked that the look is allowed.
 */
export async function openPhone(
  ctx: Pick<Ctx<Caller>, 'db' | 'now' | 'newId' | 'caller' | 'outside'>,
  member: Member,
  look: { leadId: string | null; reason: string },
): Promise<string> {
  if (member.phoneCipher === null) throw new AppError('phone_absent')
  const phone = ctx.outside.vault.open(member.phoneCipher, phoneLabel(member.id))
  await insertReveal(ctx.db, {
    id: ctx.newId('ev'),
    brandId: ctx.caller.brandId,
    memberId: member.id,
    actor: actorOf(ctx.caller),
    ...look,
    reason: maskPhones(look.reason),
    at: ctx.now,
  })
  return phone
}
