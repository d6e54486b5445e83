import type * as z from 'zod'
import type { Cart } from '../../contract/cart'
import type { Ctx } from '../kernel/ctx'
import { readCart } from '../modules/cart/cart.sql'
import { sumCart } from '../modules/cart/sum-cart'
import { availability, CENTRAL } from '../modules/stock/stock.sql'
import { shownPieces } from '../modules/stock/stock-level'

/** A person's cart as it is shown: prices and stock of now. Nobody's cart is empty. */
export async function showCartLines(
  { db, outside }: Pick<Ctx, 'db' | 'outside'>,
  brandId: string,
  memberId: string | undefined,
): Promise<z.input<typeof Cart>> {
  const rows = memberId ? await readCart(db, brandId, memberId) : []
  const skuIds = rows.map(({ skuId }) => skuId)
  const free = skuIds.length > 0 ? await availability(db, brandId, CENTRAL, skuIds) : new Map<string, number>()
  const lines = rows.map(({ picturePath, ...line }) => ({
    ...line,
    pictureUrl: outside.files.publicUrl(picturePath),
    deliverable: shownPieces(free.get(line.skuId) ?? 0),
  }))
  return { lines, ...sumCart(lines) }
}
