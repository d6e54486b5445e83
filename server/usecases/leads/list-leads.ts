import type { Input, Output } from '../../../contract/endpoint'
import type { listLeads as endpoint } from '../../../contract/lead-pool'
import { leadFilter } from '../../flows/lead-filter'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { listPool } from '../../modules/lead/lead-pool.sql'
import { shownLead } from '../../modules/lead/shown-lead'

/** The lead pool as a staff member may see it, found and sorted as they ask: all of the brand, or the leads of their stores. */
export async function listLeads(
  ctx: Ctx<CallerOf<'ops'>>,
  { cursor, rows, ...asked }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { filter, lookedFrom } = await leadFilter(ctx, asked)
  const found = await listPool(ctx.db, filter, { afterId: cursor, rows })
  return {
    leads: found.map((row) => shownLead(row, ctx.now)),
    next: nextPage(found, rows, ({ id }) => id),
    lookedFrom,
  }
}
