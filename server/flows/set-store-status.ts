import type { StoreStatus } from '../../contract/vocabulary'
import { AppError } from '../kernel/app-error'
import type { CallerOf, Ctx } from '../kernel/ctx'
import * as stores from '../modules/network/store.sql'
import { noteChange } from './note-change'

type Order = { action: 'closeStore' | 'openStore'; storeId: string; reason: string; status: StoreStatus }

/** Opens or closes a store within the caller's stores and audits it; saying it again changes nothing. */
export async function setStoreStatus(ctx: Ctx<CallerOf<'ops'>>, { action, storeId, reason, status }: Order) {
  const { brandId, stores: scope } = ctx.caller
  const store = await stores.findStoreInScope(ctx.db, brandId, scope, storeId)
  if (!store) throw new AppError('store_unknown')
  const isChanged = await stores.setStoreStatus(ctx.db, brandId, storeId, status)
  if (isChanged) {
    const before = status === 'open' ? 'closed' : 'open'
    await noteChange(ctx, { action, target: storeId, before, after: status, reason })
  }
  return { storeId, status, isChanged }
}
