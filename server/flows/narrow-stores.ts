import { AppError } from '../kernel/app-error'
import type { CallerOf, Ctx, StoreScope } from '../kernel/ctx'
import { findStore } from '../modules/network/store.sql'

/** The stores a staff member asks about: all they may see, or one of them. A store they may not see does not exist. */
export async function narrowStores(ctx: Ctx<CallerOf<'ops'>>, storeId: string | undefined): Promise<StoreScope> {
  const { brandId, stores } = ctx.caller
  if (storeId === undefined) return stores
  const maySee = stores === 'all' ? (await findStore(ctx.db, brandId, storeId)) !== undefined : stores.includes(storeId)
  if (!maySee) throw new AppError('store_unknown')
  return [storeId]
}
