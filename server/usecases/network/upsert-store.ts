import type { Input, Output } from '../../../contract/endpoint'
import type { upsertStore as endpoint } from '../../../contract/network'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { assert } from '../../kernel/assert'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { setOperationMode } from '../../modules/network/operation-mode.sql'
import { upsertRegions } from '../../modules/network/region.sql'
import { storeRevision } from '../../modules/network/revision'
import * as stores from '../../modules/network/store.sql'

/**
 * Makes a store or changes the one with this code; its region is made when the name is new. Never reopens a closed one, and
 * refuses a change that was typed while a colleague saved another (`seen`).
 */
export async function upsertStore(
  ctx: Ctx<CallerOf<'ops'>>,
  { region, operationMode, seen, ...facts }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const before = await stores.lockStoreByCode(db, caller.brandId, facts.code)
  if (seen === null && before) throw new AppError('store_exists')
  if (seen && (!before || storeRevision(before) !== seen)) throw new AppError('store_changed')

  const [inRegion] = await upsertRegions(db, caller.brandId, [{ id: ctx.newId('rg'), name: region }])
  assert(inRegion, 'Upserting a region answers it')
  const wanted = { ...facts, id: ctx.newId('st'), regionId: inRegion.id, status: before?.status ?? ('open' as const) }
  const [store] = await stores.upsertStores(db, caller.brandId, [wanted], now)
  assert(store, 'Upserting a store answers it')
  if (operationMode) await setOperationMode(db, caller.brandId, [store.id], operationMode)
  const after = await stores.findStore(db, caller.brandId, store.id)
  await noteChange(ctx, { action: 'upsertStore', target: store.id, before: before ?? null, after })
  return { storeId: store.id, isNew: store.isNew }
}
