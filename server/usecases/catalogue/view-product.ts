import type { Input, Output } from '../../../contract/endpoint'
import type { viewProduct as endpoint } from '../../../contract/product-desk'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { findProduct, skusWithStock } from '../../modules/catalogue/product-desk.sql'
import { productRevision } from '../../modules/catalogue/product-revision'
import { findStoreInScope } from '../../modules/network/store.sql'

/** One product as it is kept, with what stands in the warehouse, and in a store the caller may see. */
export async function viewProduct(
  ctx: Ctx<CallerOf<'ops'>>,
  { productId, storeId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, outside } = ctx
  const { brandId } = caller
  const store = storeId && (await findStoreInScope(db, brandId, caller.stores, storeId))
  if (storeId && !store) throw new AppError('store_unknown')
  const product = await findProduct(db, brandId, productId)
  if (!product) throw new AppError('product_unknown')
  const skus = await skusWithStock(db, brandId, productId, storeId)
  return {
    ...product,
    revision: productRevision({ ...product, skus }),
    pictureUrl: outside.files.publicUrl(product.picturePaths[0] ?? ''),
    skus: skus.map((sku) => ({ ...sku, store: storeId ? sku.store : null })),
  }
}
