import type { Output } from '../../../contract/endpoint'
import type { listCities as endpoint } from '../../../contract/service'
import type { Anonymous, Caller, Ctx } from '../../kernel/ctx'
import * as cities from '../../modules/network/city.sql'

/** Where the brand has open stores: a way to a store for those who do not share where they are. */
export async function listCities(ctx: Ctx<Caller | Anonymous>): Promise<Output<typeof endpoint>> {
  return { cities: await cities.listCities(ctx.db, ctx.caller.brandId) }
}
