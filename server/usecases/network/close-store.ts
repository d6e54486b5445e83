import type { Input, Output } from '../../../contract/endpoint'
import type { closeStore as endpoint } from '../../../contract/network'
import { setStoreStatus } from '../../flows/set-store-status'
import type { CallerOf, Ctx } from '../../kernel/ctx'

/** Closes a store: no lead is routed to it from now on; its codes still resolve and point to open stores nearby. */
export async function closeStore(
  ctx: Ctx<CallerOf<'ops'>>,
  { storeId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  return setStoreStatus(ctx, { action: 'closeStore', storeId, reason, status: 'closed' })
}
