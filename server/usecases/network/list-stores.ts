import type { Input, Output } from '../../../contract/endpoint'
import type { listStores as endpoint } from '../../../contract/network'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import * as stores from '../../modules/network/store.sql'

/** The stores the caller may see, by code. */
export async function listStores(
  ctx: Ctx<CallerOf<'ops'>>,
  { cursor, rows, regionId, status, words }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const filter = { scope: ctx.caller.stores, regionId, status, words }
  const found = await stores.listStores(ctx.db, ctx.caller.brandId, filter, { afterCode: cursor, rows })
  return { stores: found, next: nextPage(found, rows, (store) => store.code) }
}
