import type { showProduct as endpoint } from '../../../contract/catalogue'
import type { Input, Output } from '../../../contract/endpoint'
import { MALL_PROMISES } from '../../../contract/mall-vocabulary'
import { productCard } from '../../flows/show-product-card'
import { AppError } from '../../kernel/app-error'
import type { Anonymous, Caller, Ctx } from '../../kernel/ctx'
import { listChoices } from '../../modules/catalogue/list-choices'
import { findListedProduct, listedSkusOf } from '../../modules/catalogue/product.sql'
import { searchProductRows } from '../../modules/catalogue/product-list.sql'
import { availability, CENTRAL } from '../../modules/stock/stock.sql'
import { shownPieces } from '../../modules/stock/stock-level'

const SIMILAR = 6

/** A product's page: pictures, story, what can be chosen at which price, what can be delivered, and others of its shelf. */
export async function showProduct(
  { db, caller, outside }: Ctx<Caller | Anonymous>,
  { productId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = caller
  const product = await findListedProduct(db, brandId, productId)
  if (!product) throw new AppError('product_unknown')
  const { picturePaths, choices, categoryId, ...told } = product
  const skus = await listedSkusOf(db, brandId, productId)
  const skuIds = skus.map(({ skuId }) => skuId)
  const free = await availability(db, brandId, CENTRAL, skuIds)
  const similar = await searchProductRows(db, {
    brandId,
    categoryId,
    exceptProductId: productId,
    sort: 'recommended',
    rows: SIMILAR,
  })
  return {
    ...told,
    categoryId,
    pictureUrls: picturePaths.map(outside.files.publicUrl),
    promises: [...MALL_PROMISES],
    choices: listChoices(choices, skus),
    skus: skus.map(({ picturePath, ...sku }) => ({
      ...sku,
      pictureUrl: outside.files.publicUrl(picturePath),
      deliverable: shownPieces(free.get(sku.skuId) ?? 0),
    })),
    similar: similar.map((row) => productCard(outside, row)),
  }
}
