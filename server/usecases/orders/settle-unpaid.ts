import type { settleUnpaid as endpoint } from '../../../contract/checkout'
import type { Input, Output } from '../../../contract/endpoint'
import { askPayment, closePayment } from '../../flows/ask-payment'
import { bookPaidMallOrder } from '../../flows/book-paid-mall-order'
import { inLanes } from '../../flows/each-on-its-own'
import { giveUpOrder } from '../../flows/give-up-order'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { inTransaction } from '../../kernel/in-transaction'
import { lockOrder } from '../../modules/order/order.sql'
import { overdueOrders, type UnpaidOrder } from '../../modules/order/unpaid.sql'

type ClockCtx = Ctx<CallerOf<'clock'>>

/** Reads which orders nobody paid in time; each is then settled on its own by `settleUnpaid`. */
export async function findUnpaid(ctx: ClockCtx, { rows }: Input<typeof endpoint>): Promise<UnpaidOrder[]> {
  return overdueOrders(ctx.db, ctx.caller.brandId, ctx.now, rows)
}

/**
 * WeChat Pay has the last word on each order: what it took is booked, the rest is closed there before it is given up
 * here, so that no buyer pays for goods that are free again. One order that fails keeps no other waiting.
 */
export async function settleUnpaid(ctx: ClockCtx, due: UnpaidOrder[]): Promise<Output<typeof endpoint>> {
  const settled = await inLanes(
    ctx,
    due,
    ({ orderId }) => ({ orderId }),
    (order) => settleOne(ctx, order),
  )
  const count = (outcome: 'paid' | 'cancelled') => settled.filter((each) => each === outcome).length
  return { paid: count('paid'), cancelled: count('cancelled'), failed: due.length - settled.length }
}

async function settleOne(ctx: ClockCtx, { orderId, orderNo }: UnpaidOrder): Promise<'paid' | 'cancelled' | 'done'> {
  const { brandId } = ctx.caller
  const payment = (await askPayment(ctx, orderNo)) ?? (await closePayment(ctx, orderNo))
  return inTransaction(ctx.db, async (db) => {
    const within = { ...ctx, db }
    if (payment) return (await bookPaidMallOrder(within, brandId, payment)).outcome === 'paid' ? 'paid' : 'done'
    const order = await lockOrder(db, brandId, orderId)
    // Its buyer gave it up, or a notification was quicker.
    if (order?.state !== 'placed') return 'done'
    await giveUpOrder(within, order, 'time')
    return 'cancelled'
  })
}
