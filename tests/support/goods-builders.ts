import type { Db } from '../../server/kernel/ctx'
import { insertMany } from '../../server/kernel/insert-many'
import type { NewId } from '../../server/kernel/new-id'
import { searchText } from '../../server/modules/catalogue/fold-text'
import { CENTRAL, setCounts } from '../../server/modules/stock/stock.sql'

/** So many pieces stand at the centre and in every store the builders made, unless a test says otherwise. */
const PLENTY = 1_000

export type SkuFeatures = { skuId?: string; options?: string[]; priceFen?: number; isListed?: boolean }
export type ProductFeatures = {
  productId?: string
  title?: string
  subtitle?: string
  makerName?: string
  category?: string
  picturePaths?: string[]
  /** Names of what is chosen among, `颜色`; with them `skus` have one option of each. */
  choices?: string[]
  skus?: SkuFeatures[]
  isListed?: boolean
  listedAt?: Date
  sold?: number
  /** Pieces of each SKU at the centre, and in every store; `PLENTY` each. */
  central?: number
  inStores?: number
}

/** Puts goods on sale for a test: product, SKUs and stock in one call. */
export function makeGoods({ db, brandId, newId, now }: { db: Db; brandId: string; newId: NewId; now: () => Date }) {
  const storeIds: string[] = []
  /** What stores that are made later stock too. */
  const inEveryStore = new Map<string, number>()
  let count = 0

  async function categoryId(name: string): Promise<string> {
    const row = { id: newId('cg'), brand_id: brandId, name, picture_path: 'category.svg', position: count }
    await insertMany(db, 'category', [row], { onConflict: 'skip' })
    const found = await db
      .selectFrom('category')
      .select('id')
      .where('brand_id', '=', brandId)
      .where('name', '=', name)
      .executeTakeFirstOrThrow()
    return found.id
  }

  async function product(features: ProductFeatures = {}): Promise<{ productId: string; skuIds: string[] }> {
    const number = String(++count).padStart(3, '0')
    const {
      productId = `P${number}`,
      title = `商品${productId}`,
      subtitle = '',
      makerName = '山居',
      category = '沙发',
      picturePaths = ['product.svg'],
      choices = [],
      skus = [{}],
      isListed = true,
      listedAt = now(),
      sold = 0,
      central = PLENTY,
      inStores = PLENTY,
    } = features
    await insertMany(db, 'product', [
      {
        brand_id: brandId,
        id: productId,
        category_id: await categoryId(category),
        title,
        subtitle,
        maker_name: makerName,
        picture_paths: picturePaths,
        story: [],
        facts: [],
        choices,
        search_text: searchText({ title, subtitle, makerName, category }),
        is_listed: isListed,
        listed_at: listedAt,
        sold,
      },
    ])
    const rows = skus.map(({ skuId, options = [], priceFen = 100_000, isListed: isSkuListed = true }, position) => ({
      brand_id: brandId,
      id: skuId ?? (skus.length === 1 ? productId : `${productId}-${position + 1}`),
      product_id: productId,
      title: [title, ...options].join(' '),
      list_fen: priceFen,
      is_listed: isSkuListed && isListed,
      options,
      picture_path: picturePaths[0]!,
      position,
    }))
    await insertMany(db, 'sku', rows)
    const skuIds = rows.map(({ id }) => id)
    await place(skuIds, CENTRAL, central)
    for (const storeId of storeIds) await place(skuIds, storeId, inStores)
    for (const skuId of skuIds) inEveryStore.set(skuId, inStores)
    return { productId, skuIds }
  }

  /** An article that is a product of its own. */
  async function sku(id?: string, listFen = 100_000): Promise<string> {
    const { skuIds } = await product({ ...(id ? { productId: id } : {}), skus: [{ priceFen: listFen }] })
    return skuIds[0]!
  }

  async function place(skuIds: readonly string[], location: string, onHand: number): Promise<void> {
    const counts = skuIds.map((skuId) => ({ location, skuId, onHand }))
    await setCounts(db, brandId, counts, now())
  }

  /** Exactly so many pieces of an article at a store, or with `null` at the centre. */
  async function stock(skuId: string, storeId: string | null, onHand: number): Promise<void> {
    await place([skuId], storeId ?? CENTRAL, onHand)
  }

  /** A new store stocks what the others have. */
  async function furnishStore(storeId: string): Promise<void> {
    storeIds.push(storeId)
    const counts = [...inEveryStore].map(([skuId, onHand]) => ({ location: storeId, skuId, onHand }))
    if (counts.length > 0) await setCounts(db, brandId, counts, now())
  }

  return { product, sku, stock, furnishStore }
}
