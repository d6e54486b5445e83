import type { Input, Output } from '../../../contract/endpoint'
import type { listProducts as endpoint } from '../../../contract/product-desk'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { searchWords } from '../../modules/catalogue/fold-text'
import * as desk from '../../modules/catalogue/product-desk.sql'

/** The brand's products, on sale or not, each with its prices and what stands in the warehouse. */
export async function listProducts(
  ctx: Ctx<CallerOf<'ops'>>,
  { words, cursor, rows, ...asked }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, outside } = ctx
  const filter = { ...asked, words: searchWords(words ?? '') }
  const found = await desk.listProducts(db, caller.brandId, filter, { afterId: cursor, rows })
  return {
    products: found.map(({ picturePath, ...product }) => ({
      ...product,
      pictureUrl: outside.files.publicUrl(picturePath),
    })),
    categories: await desk.listCategoryNames(db, caller.brandId),
    next: nextPage(found, rows, ({ productId }) => productId),
  }
}
