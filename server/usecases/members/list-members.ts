import type { Input, Output } from '../../../contract/endpoint'
import type { listMembers as endpoint } from '../../../contract/member'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import * as lists from '../../modules/member/member-list.sql'

/** The people of the brand, or of the caller's stores, newest first and masked. */
export async function listMembers(
  ctx: Ctx<CallerOf<'ops'>>,
  { state, phone, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const phoneIndex = phone === undefined ? undefined : ctx.outside.vault.blindIndex(brandId, phone)
  const filter = { scope: stores, state, phoneIndex }
  const members = await lists.listMembers(ctx.db, brandId, filter, { beforeId: cursor, rows })
  return { members, next: nextPage(members, rows, (member) => member.memberId) }
}
