import type { Input, Output } from '../../../contract/endpoint'
import type { setPersonalisation as endpoint } from '../../../contract/service'
import { findOrCreatePerson } from '../../flows/find-person'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { setPersonalised } from '../../modules/member/member.sql'

/**
 * Whether what the caller looks at is kept and used for them. Off, it is neither: what was kept before stays in the chain
 * of touches, which nobody can change, and is left out wherever touches are read to serve or sell (docs/privacy.md).
 */
export async function setPersonalisation(
  ctx: Ctx<CallerOf<'shopper'>>,
  { isOn }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid, unionid } = ctx.caller
  // A visitor nobody recorded yet may say no as well: their word has to be kept somewhere.
  const { memberId } = await findOrCreatePerson(ctx, { brandId, openid, unionid, channel: 'organic' })
  await setPersonalised(ctx.db, memberId, isOn)
  return { isOn }
}
