import type { saveProducts as endpoint } from '../../../contract/catalogue'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { assert } from '../../kernel/assert'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { checkProduct } from '../../modules/catalogue/check-product'
import { searchText } from '../../modules/catalogue/fold-text'
import { ownersOfSkus } from '../../modules/catalogue/product.sql'
import { productRevision } from '../../modules/catalogue/product-revision'
import {
  lockCatalogue,
  makeCategories,
  readProducts,
  replaceSkus,
  type SavedProduct,
  upsertProducts,
} from '../../modules/catalogue/save-products.sql'

type Offered = Input<typeof endpoint>['products'][number]

/**
 * Puts products on sale, changes them or takes them off, all of the call or none. A product is on sale while a SKU of it is.
 * Refuses a change that was typed while a colleague saved another (`seen`).
 */
export async function saveProducts(
  ctx: Ctx<CallerOf<'ops'>>,
  { products }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now, caller } = ctx
  const { brandId } = caller
  await lockCatalogue(db, brandId)
  refuseFaults(products)
  await refuseForeignSkus(ctx, products)

  const productIds = products.map(({ productId }) => productId)
  const before = await readProducts(db, brandId, productIds)
  for (const offered of products) refuseUnseen(offered, before.get(offered.productId))
  const categoryIds = await makeCategories(db, brandId, newCategories(ctx, products))
  const rows = products.map(({ category, skus, seen: _, ...product }) => {
    const categoryId = categoryIds.get(category)
    assert(categoryId, 'A category that was made has an id')
    const isListed = skus.some((sku) => sku.isListed)
    const known = before.get(product.productId)
    // New on the shelf is what comes to it, also for a second time; a change of words is not.
    const listedAt = known && (known.isListed || !isListed) ? known.listedAt : now
    return { ...product, categoryId, searchText: searchText({ ...product, category }), isListed, listedAt }
  })
  await upsertProducts(db, brandId, rows)
  await replaceSkus(db, brandId, products.flatMap(skuRows))

  const after = await readProducts(db, brandId, productIds)
  for (const productId of productIds) {
    await noteChange(ctx, {
      action: 'saveProducts',
      target: productId,
      before: told(before.get(productId)),
      after: told(after.get(productId)),
    })
  }
  return { products: products.length, skus: products.reduce((sum, { skus }) => sum + skus.length, 0) }
}

function refuseFaults(products: readonly Offered[]): void {
  for (const product of products) {
    const fault = checkProduct(product)
    if (fault) throw new AppError('product_invalid', { productId: product.productId, fault })
  }
  const twice = products.find(({ productId }, at) => products.findIndex((one) => one.productId === productId) < at)
  if (twice) throw new AppError('product_invalid', { productId: twice.productId, fault: 'product_repeated' })
}

/** Nobody asks where `seen` is left out, as by imports. */
function refuseUnseen({ productId, seen }: Offered, before: SavedProduct | undefined): void {
  if (seen === null && before) throw new AppError('product_exists', { productId })
  if (seen && (!before || productRevision(before) !== seen)) throw new AppError('product_changed', { productId })
}

/** A SKU stays with its product: orders and carts name it. One that has none yet is taken up. */
async function refuseForeignSkus({ db, caller }: Ctx<CallerOf<'ops'>>, products: readonly Offered[]): Promise<void> {
  const wanted = products.flatMap(({ productId, skus }) => skus.map(({ skuId }) => ({ productId, skuId })))
  const owners = new Map<string, string | null>(
    await ownersOfSkus(
      db,
      caller.brandId,
      wanted.map(({ skuId }) => skuId),
    ),
  )
  for (const { productId, skuId } of wanted) {
    const owner = owners.get(skuId) ?? productId
    if (owner !== productId) throw new AppError('sku_conflict', { skuId })
    owners.set(skuId, productId)
  }
}

/** A new category shows the picture of the first product in it. */
function newCategories(ctx: Ctx<CallerOf<'ops'>>, products: readonly Offered[]) {
  const pictures = new Map(products.toReversed().map(({ category, picturePaths }) => [category, picturePaths[0] ?? '']))
  const names = [...new Set(products.map(({ category }) => category))]
  return names.map((name) => ({ id: ctx.newId('cg'), name, picturePath: pictures.get(name) ?? '' }))
}

function skuRows({ productId, title, skus }: Offered) {
  return skus.map((sku, position) => ({ ...sku, productId, title: [title, ...sku.options].join(' '), position }))
}

function told(product: SavedProduct | undefined) {
  if (!product) return null
  const skus = product.skus.map(({ skuId, priceFen, isListed }) => ({ skuId, priceFen, isListed }))
  return { title: product.title, isListed: product.isListed, skus }
}
