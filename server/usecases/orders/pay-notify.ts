import type { Input, Output } from '../../../contract/endpoint'
import type { payNotify as endpoint } from '../../../contract/order'
import { earningOf, earnOrders } from '../../flows/book-orders'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as orders from '../../modules/order/order.sql'
import { livingMember } from '../../modules/order/sale.sql'

/**
 * WeChat Pay says an order was paid. The order is held first, so that of any number of deliveries at once one books it
 * and the others find it done. Another amount than the order's books nothing: finance has to look.
 */
export async function payNotify(
  ctx: Ctx<CallerOf<'payment'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const { out_trade_no: orderNo, transaction_id: paymentRef, amount, payer, success_time: paidAt } = input
  if (input.trade_state !== 'SUCCESS') return { orderNo, outcome: 'ignored' }
  if (!paymentRef || !amount || !paidAt) throw new AppError('invalid_input')

  const [order] = await orders.findOrders(ctx.db, brandId, [{ source: 'miniprogram', orderNo }], true)
  if (!order) throw new AppError('order_unknown', { orderNo })
  if (amount.total !== order.paid_fen) {
    ctx.log('warn', 'payment_amount_mismatch', { orderNo, paidFen: amount.total, orderFen: order.paid_fen })
    throw new AppError('order_amount_mismatch', { orderNo })
  }
  if (order.state !== 'placed') {
    if (order.payment_ref !== paymentRef) throw new AppError('order_conflict', { orderNo })
    return { orderNo, outcome: 'repeated' }
  }

  await orders.markPaid(ctx.db, order.id, paidAt, paymentRef)
  const event = { orderId: order.id, kind: 'paid', actor: 'payment', detail: { paymentRef }, at: paidAt }
  await orders.noteEvents(ctx.db, [{ id: ctx.newId('ev'), brandId, ...event }])
  const memberId = order.member_id ? ((await livingMember(ctx.db, brandId, order.member_id)) ?? null) : null
  const lines = await orders.linesOf(ctx.db, [order.id])
  await earnOrders(ctx, brandId, [
    earningOf({ ...order, member_id: memberId, paid_at: paidAt }, lines, payer?.openid ?? null),
  ])
  return { orderNo, outcome: 'paid' }
}
