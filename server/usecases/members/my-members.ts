import type { Input, Output } from '../../../contract/endpoint'
import type { myMembers as endpoint } from '../../../contract/member'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { listBoundMembers } from '../../modules/member/member-list.sql'

/** The members bound to this guide now, with masked phones. */
export async function myMembers(
  ctx: Ctx<CallerOf<'guide'>>,
  { cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, guideId } = ctx.caller
  const members = await listBoundMembers(ctx.db, brandId, guideId, { beforeId: cursor, rows })
  return { members, next: nextPage(members, rows, (member) => member.memberId) }
}
