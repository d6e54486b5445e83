import type { Input, Output } from '../../../contract/endpoint'
import { COUNT_MAX, type countLeads as endpoint } from '../../../contract/lead-pool'
import { leadFilter } from '../../flows/lead-filter'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { countPool } from '../../modules/lead/lead-pool.sql'

/** How many leads of the pool a question finds, counted up to ten thousand. */
export async function countLeads(
  ctx: Ctx<CallerOf<'ops'>>,
  asked: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { filter } = await leadFilter(ctx, asked)
  const leads = await countPool(ctx.db, filter, COUNT_MAX + 1)
  return { leads: Math.min(leads, COUNT_MAX), isMore: leads > COUNT_MAX }
}
