import type { Input, Output } from '../../../contract/endpoint'
import type { openAfterSale as endpoint } from '../../../contract/order'
import { lockOwnOrder } from '../../flows/lock-own-order'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { insertAfterSale, openAfterSaleOf } from '../../modules/order/sale.sql'

/** The shopper wants to return something: until HQ closes it, nothing of the order becomes payable. */
export async function openAfterSale(
  ctx: Ctx<CallerOf<'shopper'>>,
  { orderId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const order = await lockOwnOrder(ctx, orderId)
  if (order.state !== 'paid' && order.state !== 'shipped' && order.state !== 'received')
    throw new AppError('order_state')
  const open = await openAfterSaleOf(ctx.db, orderId)
  if (open) return { afterSaleId: open }
  const afterSaleId = ctx.newId('af')
  await insertAfterSale(ctx.db, { id: afterSaleId, brandId: ctx.caller.brandId, orderId, reason, at: ctx.now })
  return { afterSaleId }
}
