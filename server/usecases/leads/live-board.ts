import type { Input, Output } from '../../../contract/endpoint'
import type { liveBoard as endpoint } from '../../../contract/lead-watch'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { boardByRegion } from '../../modules/lead/lead.sql'

/** Pool, load and response by region since a moment (A4.8); leads without a store stand in a row of their own. */
export async function liveBoard(
  ctx: Ctx<CallerOf<'ops'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  return { regions: await boardByRegion(ctx.db, { brandId, stores, since: input.since }) }
}
