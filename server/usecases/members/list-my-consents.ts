import type { Output } from '../../../contract/endpoint'
import type { listMyConsents as endpoint } from '../../../contract/member'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listConsents } from '../../modules/member/consent.sql'
import { consentState } from '../../modules/member/consent-state'
import { findMemberByOpenid } from '../../modules/member/member.sql'

/** What holds now for each purpose and recipient, withdrawn ones included, newest first. */
export async function listMyConsents(ctx: Ctx<CallerOf<'shopper'>>): Promise<Output<typeof endpoint>> {
  const { brandId, openid } = ctx.caller
  const member = await findMemberByOpenid(ctx.db, brandId, openid)
  if (!member) return { consents: [] }
  const consents = consentState(await listConsents(ctx.db, brandId, member.id))
  return { consents: consents.sort((a, b) => b.at.getTime() - a.at.getTime()) }
}
