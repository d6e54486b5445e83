import type { Input, Output } from '../../../contract/endpoint'
import type { previewCloseStore as endpoint } from '../../../contract/network-detail'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import { readAtStore } from '../../modules/network/in-hand.sql'
import { findStoreInScope } from '../../modules/network/store.sql'

/** What hangs on a store that is to close. Nothing is changed. */
export async function previewCloseStore(
  ctx: Ctx<CallerOf<'ops'>>,
  { storeId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const store = await findStoreInScope(db, caller.brandId, caller.stores, storeId)
  if (!store) throw new AppError('store_unknown')
  return readAtStore(db, { brandId: caller.brandId, storeId, dayStart: startOfDay(shanghaiDay(now)), now })
}
