import type { Input, Output } from '../../../contract/endpoint'
import type { closeAfterSale as endpoint } from '../../../contract/order'
import { lockStaffOrder } from '../../flows/lock-staff-order'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { requestsOf } from '../../modules/order/refund-request.sql'
import { closeAfterSaleOf } from '../../modules/order/sale.sql'

/**
 * An after-sale is settled, with or without a refund; the order may mature again. While a refund request waits for an
 * answer or its money it cannot be settled.
 */
export async function closeAfterSale(
  ctx: Ctx<CallerOf<'ops'>>,
  { orderId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  await lockStaffOrder(ctx, orderId)
  const requests = await requestsOf(ctx.db, [orderId])
  if (requests.some(({ state }) => state === 'requested' || state === 'approved')) throw new AppError('order_state')
  if (!(await closeAfterSaleOf(ctx.db, orderId, ctx.now))) throw new AppError('order_state')
  await noteChange(ctx, { action: 'closeAfterSale', target: orderId })
  return { orderId }
}
