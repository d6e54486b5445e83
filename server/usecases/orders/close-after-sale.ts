import type { Input, Output } from '../../../contract/endpoint'
import type { closeAfterSale as endpoint } from '../../../contract/order'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { lockOrder } from '../../modules/order/order.sql'
import { closeAfterSaleOf } from '../../modules/order/sale.sql'

/** An after-sale is settled, with or without a refund; the order may mature again. */
export async function closeAfterSale(
  ctx: Ctx<CallerOf<'ops'>>,
  { orderId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = ctx.caller
  const order = await lockOrder(ctx.db, brandId, orderId)
  const isInScope = order && (stores === 'all' || (order.store_id !== null && stores.includes(order.store_id)))
  if (!isInScope) throw new AppError('order_unknown')
  if (!(await closeAfterSaleOf(ctx.db, orderId, ctx.now))) throw new AppError('order_state')
  await noteChange(ctx, { action: 'closeAfterSale', target: orderId })
  return { orderId }
}
