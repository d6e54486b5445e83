import type { previewOrder as endpoint } from '../../../contract/checkout'
import type { Input, Output } from '../../../contract/endpoint'
import { chooseDestination } from '../../flows/choose-destination'
import { piecesOf, priceBasket } from '../../flows/price-basket'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { availability, CENTRAL } from '../../modules/stock/stock.sql'

/** What an order would cost now and what stands against it, line by line. Delivery is free. Reserves nothing. */
export async function previewOrder(
  ctx: Ctx<CallerOf<'shopper'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const location = input.fulfilment ? (await chooseDestination(ctx, input.fulfilment)).location : CENTRAL
  const { lines, goodsFen } = await priceBasket(ctx, brandId, input.lines)
  const pieces = piecesOf(lines)
  const free = await availability(
    ctx.db,
    brandId,
    location,
    pieces.map(({ skuId }) => skuId),
  )
  const isThere = pieces.every(({ skuId, quantity }) => (free.get(skuId) ?? 0) >= quantity)
  return {
    lines: lines.map(({ picturePath, ...line }) => ({
      ...line,
      pictureUrl: picturePath && ctx.outside.files.publicUrl(picturePath),
      available: free.get(line.skuId) ?? 0,
    })),
    goodsFen,
    freightFen: 0,
    payableFen: goodsFen,
    isOrderable: isThere && lines.every(({ isListed }) => isListed),
  }
}
