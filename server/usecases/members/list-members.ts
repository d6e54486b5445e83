import type { Input, Output } from '../../../contract/endpoint'
import type { listMembers as endpoint } from '../../../contract/member-desk'
import { memberQuery } from '../../flows/member-query'
import { showMemberRow } from '../../flows/show-member-row'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { searchMembers } from '../../modules/member/member-search.sql'
import { lastNight } from '../../modules/nightly/nightly-run.sql'

/** The people of the brand, or of the caller's stores, who fit, newest first and masked. */
export async function listMembers(
  ctx: Ctx<CallerOf<'ops'>>,
  { phone, memberId, namePrefix, cursor, rows, ...filters }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const phoneIndex = phone === undefined ? undefined : ctx.outside.vault.blindIndex(brandId, phone)
  const query = { ...memberQuery(ctx, filters), phoneIndex, memberId, namePrefix }
  const { members, pausedAt } = await searchMembers(ctx.db, query, { beforeId: cursor, rows })
  const night = await lastNight(ctx.db, brandId, 'refreshMemberFigures')
  return {
    members: members.map(showMemberRow),
    next: nextPage(members, rows, (member) => member.memberId) ?? pausedAt,
    isPaused: pausedAt !== null,
    countedOn: night?.day ?? null,
  }
}
