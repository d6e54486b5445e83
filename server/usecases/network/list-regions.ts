import type { Output } from '../../../contract/endpoint'
import type { listRegions as endpoint } from '../../../contract/network'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listCities } from '../../modules/network/city.sql'
import * as regions from '../../modules/network/region.sql'

/** The brand's regions by name, and its cities: words for filters, no scope. */
export async function listRegions(ctx: Ctx<CallerOf<'ops'>>): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const cities = await listCities(db, caller.brandId)
  return { regions: await regions.listRegions(db, caller.brandId), cities: cities.map(({ city }) => city) }
}
