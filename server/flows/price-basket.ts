import { FEN_MAX } from '../../contract/money'
import { AppError } from '../kernel/app-error'
import type { Ctx } from '../kernel/ctx'
import { mallSkus } from '../modules/order/mall-order.sql'

export type BasketLine = {
  skuId: string
  title: string
  options: string[]
  picturePath: string
  quantity: number
  unitFen: number
  isListed: boolean
}

/**
 * What a shopper wants, at the server's prices, in the order asked. Throws `sku_unknown` for an article the brand never
 * had, and `amount_invalid` for more money than one order may carry. Whether an article is on sale stands in each line.
 */
export async function priceBasket(
  ctx: Pick<Ctx, 'db'>,
  brandId: string,
  wanted: readonly { skuId: string; quantity: number }[],
): Promise<{ lines: BasketLine[]; goodsFen: number }> {
  const skuIds = wanted.map(({ skuId }) => skuId)
  const known = new Map((await mallSkus(ctx.db, brandId, skuIds)).map((sku) => [sku.id, sku]))
  const lines = wanted.map(({ skuId, quantity }) => {
    const sku = known.get(skuId)
    if (!sku) throw new AppError('sku_unknown', { skuId })
    const { title, options, picturePath, listFen, isListed } = sku
    return { skuId, title, options, picturePath, quantity, unitFen: listFen, isListed }
  })
  const goodsFen = lines.reduce((sum, { quantity, unitFen }) => sum + quantity * unitFen, 0)
  if (goodsFen > FEN_MAX) throw new AppError('amount_invalid')
  return { lines, goodsFen }
}

/** Pieces of each article in a basket, an article that stands in two lines once. */
export function piecesOf(lines: readonly { skuId: string; quantity: number }[]): { skuId: string; quantity: number }[] {
  const pieces = new Map<string, number>()
  for (const { skuId, quantity } of lines) pieces.set(skuId, (pieces.get(skuId) ?? 0) + quantity)
  return [...pieces].map(([skuId, quantity]) => ({ skuId, quantity }))
}
