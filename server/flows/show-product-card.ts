import type * as z from 'zod'
import type { ProductCard } from '../../contract/catalogue'
import type { Outside } from '../kernel/outside'
import type { ListedProduct } from '../modules/catalogue/product-list.sql'

/** A product as every list shows it. */
export function productCard(
  { files }: Pick<Outside, 'files'>,
  { picturePath, productId, title, subtitle, fromFen, hasPriceRange, isSoldOut }: ListedProduct,
): z.input<typeof ProductCard> {
  const pictureUrl = files.publicUrl(picturePath)
  return { productId, title, subtitle, pictureUrl, fromFen, hasPriceRange, isSoldOut }
}
