import type { Input, Output } from '../../../contract/endpoint'
import type { closeStore as endpoint } from '../../../contract/network'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as stores from '../../modules/network/store.sql'

/** Closes a store: no lead is routed to it from now on; its codes still resolve and point to open stores nearby. */
export async function closeStore(
  ctx: Ctx<CallerOf<'ops'>>,
  { storeId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores: scope } = ctx.caller
  const store = await stores.findStoreInScope(ctx.db, brandId, scope, storeId)
  if (!store) throw new AppError('store_unknown')
  const isChanged = await stores.setStoreStatus(ctx.db, brandId, storeId, 'closed')
  if (isChanged) {
    await noteChange(ctx, { action: 'closeStore', target: storeId, before: 'open', after: 'closed', reason })
  }
  return { storeId, status: 'closed', isChanged }
}
