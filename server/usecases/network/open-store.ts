import type { Input, Output } from '../../../contract/endpoint'
import type { openStore as endpoint } from '../../../contract/network'
import { setStoreStatus } from '../../flows/set-store-status'
import type { CallerOf, Ctx } from '../../kernel/ctx'

/** Opens a closed store again: leads may be routed to it from now on. */
export async function openStore(
  ctx: Ctx<CallerOf<'ops'>>,
  { storeId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  return setStoreStatus(ctx, { action: 'openStore', storeId, reason, status: 'open' })
}
