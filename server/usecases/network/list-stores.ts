import type { Input, Output } from '../../../contract/endpoint'
import type { listStores as endpoint } from '../../../contract/network'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { storeRevision } from '../../modules/network/revision'
import * as stores from '../../modules/network/store-list.sql'

const NOBODY: stores.StoreLoad = { guides: 0, dayUsed: 0, dayCap: 0, openUsed: 0 }

/** The stores the caller may see, by code, each with who is at home there and how full they are today. */
export async function listStores(
  ctx: Ctx<CallerOf<'ops'>>,
  { cursor, rows, ...asked }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const filter = { ...asked, scope: ctx.caller.stores }
  const found = await stores.listStores(ctx.db, ctx.caller.brandId, filter, { afterCode: cursor, rows })
  const ids = found.map(({ id }) => id)
  const loads = await stores.storeLoads(ctx.db, ids, shanghaiDay(ctx.now))
  return {
    stores: found.map((store) => ({
      ...store,
      ...(loads.get(store.id) ?? NOBODY),
      revision: storeRevision(store),
    })),
    next: nextPage(found, rows, (store) => store.code),
  }
}
