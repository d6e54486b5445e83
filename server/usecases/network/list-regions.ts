import type { Output } from '../../../contract/endpoint'
import type { listRegions as endpoint } from '../../../contract/network'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as regions from '../../modules/network/region.sql'

/** The brand's regions by name: words for filters, no scope. */
export async function listRegions(ctx: Ctx<CallerOf<'ops'>>): Promise<Output<typeof endpoint>> {
  return { regions: await regions.listRegions(ctx.db, ctx.caller.brandId) }
}
