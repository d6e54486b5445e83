import type { Input, Output } from '../../../contract/endpoint'
import type { revealMemberPhone as endpoint } from '../../../contract/member-desk'
import { openPhone } from '../../flows/open-phone'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findMember } from '../../modules/member/member.sql'
import { searchMembers } from '../../modules/member/member-search.sql'

/** The whole number of a person for HQ, for a reason that is written down with who asked. */
export async function revealMemberPhone(
  ctx: Ctx<CallerOf<'ops'>>,
  { memberId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const query = { brandId: caller.brandId, scope: caller.stores, memberId }
  const [row] = (await searchMembers(db, query, { rows: 1 })).members
  const member = row && (await findMember(db, caller.brandId, row.memberId))
  if (!member) throw new AppError('not_found')
  return { phone: await openPhone(ctx, member, { leadId: null, reason }) }
}
