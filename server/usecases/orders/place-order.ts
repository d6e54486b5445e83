import type { Input, Output } from '../../../contract/endpoint'
import { FEN_MAX } from '../../../contract/money'
import type { placeOrder as endpoint } from '../../../contract/order'
import { draftLines } from '../../flows/book-orders'
import { findOrCreatePerson } from '../../flows/find-person'
import { AppError } from '../../kernel/app-error'
import { canonicalHash } from '../../kernel/canonical'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as orders from '../../modules/order/order.sql'
import * as sales from '../../modules/order/sale.sql'

/**
 * A shopper orders in the mall. Prices are the server's; the order number is made from the buyer and the key of the
 * checkout, so that pressing twice finds the same order. It earns nothing before it is paid.
 */
export async function placeOrder(
  ctx: Ctx<CallerOf<'shopper'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid, unionid } = ctx.caller
  const { memberId } = await findOrCreatePerson(ctx, { brandId, openid, unionid, channel: 'mall' })
  await checkStore(ctx, input.storeId)
  const lines = await priceLines(ctx, input.lines)
  const goodsFen = lines.reduce((sum, { quantity, unitFen }) => sum + quantity * unitFen, 0)
  if (goodsFen > FEN_MAX) throw new AppError('amount_invalid')

  const orderNo = `FB${canonicalHash({ brandId, openid, key: input.idempotencyKey }).slice(0, 24).toUpperCase()}`
  const inputHash = canonicalHash({ lines: input.lines, storeId: input.storeId ?? null })
  const orderId = ctx.newId('or')
  await orders.insertOrders(ctx.db, [
    {
      id: orderId,
      brand_id: brandId,
      source: 'miniprogram',
      order_no: orderNo,
      channel: 'mall',
      member_id: memberId,
      store_id: input.storeId ?? null,
      state: 'placed',
      goods_fen: goodsFen,
      discount_fen: 0,
      paid_fen: goodsFen,
      placed_at: ctx.now,
      input_hash: inputHash,
      recorded_by: 'shopper',
      recorded_at: ctx.now,
    },
  ])
  const [order] = await orders.findOrders(ctx.db, brandId, [{ source: 'miniprogram', orderNo }])
  if (order?.input_hash !== inputHash) throw new AppError('idempotency_conflict', { orderNo })
  if (order.id === orderId) await orders.insertLines(ctx.db, draftLines(ctx, orderId, { lines, discountFen: 0 }))
  return { orderId: order.id, orderNo, paidFen: order.paid_fen, state: order.state }
}

async function checkStore(ctx: Ctx<CallerOf<'shopper'>>, storeId: string | undefined): Promise<void> {
  if (!storeId) return
  const status = await sales.storeStatus(ctx.db, ctx.caller.brandId, storeId)
  if (!status) throw new AppError('store_unknown')
  if (status === 'closed') throw new AppError('store_closed')
}

async function priceLines(ctx: Ctx<CallerOf<'shopper'>>, wanted: Input<typeof endpoint>['lines']) {
  const skus = await sales.listedSkus(
    ctx.db,
    ctx.caller.brandId,
    wanted.map(({ skuId }) => skuId),
  )
  const bySku = new Map(skus.map((sku) => [sku.id, sku]))
  return wanted.map(({ skuId, quantity }) => {
    const sku = bySku.get(skuId)
    if (!sku) throw new AppError('sku_unknown', { skuId })
    return { skuId, title: sku.title, quantity, unitFen: sku.listFen }
  })
}
