import type * as z from 'zod'
import type { MemberFilters } from '../../contract/member-desk'
import type { CallerOf, Ctx } from '../kernel/ctx'
import { DAY_MS } from '../kernel/shanghai-time'
import type { MemberQuery } from '../modules/member/member-search.sql'

/** Filters as they are sent and kept, as a question to the database: for whom, and with days counted back from now. */
export function memberQuery(
  { caller, now }: Pick<Ctx<CallerOf<'ops'>>, 'caller' | 'now'>,
  { quietDays, ...filters }: z.output<typeof MemberFilters>,
): MemberQuery {
  const quietSince = quietDays === undefined ? undefined : new Date(now.getTime() - quietDays * DAY_MS)
  return { brandId: caller.brandId, scope: caller.stores, ...filters, quietSince }
}
