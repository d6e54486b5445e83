import type { Input, Output } from '../../../contract/endpoint'
import type { pickUpRefunds as endpoint } from '../../../contract/order'
import { bookParked } from '../../flows/book-refunds'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { missedRefunds } from '../../modules/order/inbox.sql'

/** Books refunds that were parked at the very moment their order was being booked, when each missed the other. */
export async function pickUpRefunds(
  ctx: Ctx<CallerOf<'clock'>>,
  { rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  return { booked: await bookParked(ctx, brandId, await missedRefunds(ctx.db, brandId, rows)) }
}
