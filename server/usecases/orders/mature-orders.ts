import type { Input, Output } from '../../../contract/endpoint'
import type { matureOrders as endpoint } from '../../../contract/order'
import { moveLots } from '../../flows/move-lots'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { mature } from '../../modules/ledger/post-commission'
import * as sales from '../../modules/order/sale.sql'

/**
 * The clock lets orders grow old: what nobody confirmed counts as received after some days, and what was received and
 * kept through the return window, with no after-sale and no dispute open, becomes payable. A batch at a time; what is
 * left over is found by the next run.
 */
export async function matureOrders(
  ctx: Ctx<CallerOf<'clock'>>,
  { rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const received = await sales.receiveOverdue(ctx.db, brandId, ctx.now, rows)
  const orderIds = await sales.matureDue(ctx.db, brandId, ctx.now, rows)
  await moveLots(ctx, brandId, orderIds, 'mature', (orderId) => orderId, mature)
  return { received, matured: orderIds.length }
}
