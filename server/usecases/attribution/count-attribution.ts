import type { countAttribution as endpoint } from '../../../contract/clock'
import type { Input, Output } from '../../../contract/endpoint'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { MINUTE_MS } from '../../kernel/shanghai-time'
import * as days from '../../modules/attribution/channel-day.sql'
import { creditChannels } from '../../modules/attribution/credit-channels'
import { orderPath } from '../../modules/attribution/order-path'

/** A transaction lasts seconds; what is older than this has committed or never will. */
const SETTLED_MS = 10 * MINUTE_MS

/**
 * Takes orders that were attributed since the last run into the figures of channels: the way to each is worked out once
 * and kept, and the days they were paid on are counted again from what was kept. The same order is never counted twice.
 */
export async function countAttribution(
  ctx: Ctx<CallerOf<'clock'>>,
  { rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now, caller } = ctx
  const { brandId } = caller
  const afterId = (await days.readMark(db, brandId))?.afterId ?? ''
  const orders = await days.uncountedOrders(db, brandId, afterId, rows)

  await days.insertPaths(
    db,
    orders.map((order) => pathRow(brandId, order)),
  )
  await days.recountDays(db, brandId, [...new Set(orders.map(({ paidOn }) => paidOn))].sort())
  const isFull = orders.length === rows
  const upToId = isFull ? orders.at(-1)!.attributionId : null
  await days.moveMark(db, brandId, { afterId, upToId, settledBefore: new Date(now.getTime() - SETTLED_MS), now })
  return { counted: orders.length }
}

function pathRow(brandId: string, order: days.UncountedOrder) {
  const { orderId, attributionId, source, paidAt, paidOn, paidFen, storeId, memberId, sourceChannel, guideIds } = order
  const { channels, evidence, way } = orderPath({
    source,
    paidAtMs: paidAt.getTime(),
    touches: order.touches,
    sourceChannel,
  })
  const linear = creditChannels(channels, paidFen, 'linear')
  return {
    order_id: orderId,
    brand_id: brandId,
    attribution_id: attributionId,
    paid_on: paidOn,
    member_id: memberId,
    store_id: storeId,
    amount_fen: paidFen,
    evidence,
    way,
    channels,
    linear_fen: linear.map(({ amountFen }) => amountFen),
    linear_ppm: linear.map(({ ordersPpm }) => ordersPpm),
    guide_ids: guideIds,
  }
}
