import type { Input, Output } from '../../../contract/endpoint'
import type { revealMemberPhone as endpoint } from '../../../contract/member'
import { openPhone } from '../../flows/open-phone'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findMember } from '../../modules/member/member.sql'
import { listMembers } from '../../modules/member/member-list.sql'

/** The whole number of a person for HQ, for a reason that is written down with who asked. */
export async function revealMemberPhone(
  ctx: Ctx<CallerOf<'ops'>>,
  { memberId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const [row] = await listMembers(db, caller.brandId, { scope: caller.stores, memberId }, { rows: 1 })
  const member = row && (await findMember(db, caller.brandId, row.memberId))
  if (!member) throw new AppError('not_found')
  return { phone: await openPhone(ctx, member, { leadId: null, reason }) }
}
