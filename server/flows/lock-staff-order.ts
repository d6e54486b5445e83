import type { ErrorCode } from '../../contract/errors'
import { AppError } from '../kernel/app-error'
import type { CallerOf, Ctx } from '../kernel/ctx'
import { lockOrder, type Order } from '../modules/order/order.sql'

/** An order a staff member may see, held until the transaction ends. One of other stores is refused like one that is not there. */
export async function lockStaffOrder(
  ctx: Pick<Ctx<CallerOf<'ops'>>, 'db' | 'caller'>,
  orderId: string,
  refusal: ErrorCode = 'order_unknown',
): Promise<Order> {
  const { brandId, stores } = ctx.caller
  const order = await lockOrder(ctx.db, brandId, orderId)
  const isInScope = order && (stores === 'all' || (order.store_id !== null && stores.includes(order.store_id)))
  if (!isInScope) throw new AppError(refusal)
  return order
}
