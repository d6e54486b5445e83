import { MemberFilters } from '../../contract/member-desk'
import type { CallerOf, Ctx } from '../kernel/ctx'
import { countMembers } from '../modules/member/member-search.sql'
import { memberQuery } from './member-query'

/** Nobody needs to know whether it is 10,000 or more: then it is `more than`. */
const COUNTED_MAX = 10_000
/** People looked at for one count; a segment whose people are rarer than that says so by being capped. */
const LOOKED_AT_MAX = 400_000

/** How many members a segment's filters find now. */
export async function countSegment(
  ctx: Ctx<CallerOf<'ops'>>,
  filters: unknown,
): Promise<{ size: number; isCapped: boolean }> {
  const query = memberQuery(ctx, MemberFilters.parse(filters))
  return countMembers(ctx.db, query, { most: COUNTED_MAX, lookedAtMax: LOOKED_AT_MAX })
}
