import type { Input, Output } from '../../../contract/endpoint'
import type { findStores as endpoint } from '../../../contract/network'
import type { Anonymous, Caller, Ctx } from '../../kernel/ctx'
import { shanghaiMinute } from '../../kernel/shanghai-time'
import { isOpenNow } from '../../modules/network/is-open-now'
import * as stores from '../../modules/network/store.sql'

/**
 * Open stores for a shopper: nearest first from a place they gave, else by city. Needs no sign-in, and the place is
 * used for this answer only: it is never stored.
 */
export async function findStores(
  ctx: Ctx<Caller | Anonymous>,
  { place, rows, city, kind }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const minute = shanghaiMinute(ctx.now)
  const found = place
    ? await stores.nearestStores(ctx.db, brandId, place, { city, kind }, rows)
    : (await stores.openStores(ctx.db, brandId, { city, kind }, rows)).map((store) => ({ ...store, metres: null }))
  return {
    stores: found.map((store) => ({
      ...store,
      isOpenNow: isOpenNow(store, minute),
      metres: store.metres === null ? null : Math.round(store.metres),
    })),
  }
}
