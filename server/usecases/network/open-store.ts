import type { Input, Output } from '../../../contract/endpoint'
import type { openStore as endpoint } from '../../../contract/network'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as stores from '../../modules/network/store.sql'

/** Opens a closed store again: leads may be routed to it from now on. */
export async function openStore(
  ctx: Ctx<CallerOf<'ops'>>,
  { storeId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores: scope } = ctx.caller
  const store = await stores.findStoreInScope(ctx.db, brandId, scope, storeId)
  if (!store) throw new AppError('store_unknown')
  const isChanged = await stores.setStoreStatus(ctx.db, brandId, storeId, 'open')
  if (isChanged) {
    await noteChange(ctx, { action: 'openStore', target: storeId, before: 'closed', after: 'open', reason })
  }
  return { storeId, status: 'open', isChanged }
}
