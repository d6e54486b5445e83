import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { groupBy } from '../../kernel/group-by'
import { upsertMany } from '../../kernel/upsert-many'
import type { ProductFact } from './product.sql'
import type { EditedProduct } from './product-revision'

/** Holds the brand's catalogue until the transaction ends, so that changes to it come one after the other. */
export async function lockCatalogue(db: Db, brandId: string): Promise<void> {
  await db.selectFrom('brand').select('id').where('id', '=', brandId).forNoKeyUpdate().execute()
}

export type NewCategory = { id: string; name: string; picturePath: string }

/** Makes the categories that are not there yet, behind the others; answers the id of each name. */
export async function makeCategories(
  db: Db,
  brandId: string,
  categories: readonly NewCategory[],
): Promise<Map<string, string>> {
  await sql`
    insert into category (id, brand_id, name, picture_path, position)
    select c.id, ${brandId}, c.name, c."picturePath",
           (select coalesce(max(position), 0) from category where brand_id = ${brandId}) + (row_number() over ())::int
      from json_to_recordset(${JSON.stringify(categories)}::json) as c (id text, name text, "picturePath" text)
    on conflict (brand_id, name) do nothing`.execute(db)
  const rows = await db.selectFrom('category').select(['id', 'name']).where('brand_id', '=', brandId).execute()
  return new Map(rows.map(({ id, name }) => [name, id]))
}

export type SavedProduct = EditedProduct & { productId: string; isListed: boolean; listedAt: Date }

/** Products as they stand, with all their SKUs in the order in which they are shown to be changed. */
export async function readProducts(
  db: Db,
  brandId: string,
  productIds: readonly string[],
): Promise<Map<string, SavedProduct>> {
  const products = await db
    .selectFrom('product as p')
    .innerJoin('category as c', 'c.id', 'p.category_id')
    .select(['p.id as productId', 'p.title', 'p.subtitle', 'p.maker_name as makerName', 'c.name as category'])
    .select(['p.picture_paths as picturePaths', 'p.story', 'p.facts', 'p.choices'])
    .select(['p.is_listed as isListed', 'p.listed_at as listedAt'])
    .where('p.brand_id', '=', brandId)
    .where('p.id', '=', sql<string>`any(${[...productIds]}::text[])`)
    .execute()
  const skus = await db
    .selectFrom('sku')
    .select(['id as skuId', 'product_id as productId', 'options', 'list_fen as priceFen'])
    .select(['picture_path as picturePath', 'is_listed as isListed'])
    .where('brand_id', '=', brandId)
    .where('product_id', '=', sql<string>`any(${[...productIds]}::text[])`)
    .orderBy('is_listed', 'desc')
    .orderBy('position')
    .orderBy('id')
    .execute()
  const skusOf = groupBy(skus, ({ productId }) => productId)
  return new Map(
    products.map((product) => {
      const own = (skusOf.get(product.productId) ?? []).map(({ productId: _, ...sku }) => sku)
      return [product.productId, { ...product, facts: product.facts as ProductFact[], skus: own }]
    }),
  )
}

export type ProductToSave = {
  productId: string
  categoryId: string
  title: string
  subtitle: string
  makerName: string
  picturePaths: readonly string[]
  story: readonly string[]
  facts: readonly ProductFact[]
  choices: readonly string[]
  searchText: string
  isListed: boolean
  listedAt: Date
}

/** Makes or changes products; what was sold of them stays. */
export async function upsertProducts(db: Db, brandId: string, products: readonly ProductToSave[]): Promise<void> {
  const rows = products.map((product) => ({
    brand_id: brandId,
    id: product.productId,
    category_id: product.categoryId,
    title: product.title,
    subtitle: product.subtitle,
    maker_name: product.makerName,
    picture_paths: [...product.picturePaths],
    story: [...product.story],
    facts: [...product.facts],
    choices: [...product.choices],
    search_text: product.searchText,
    is_listed: product.isListed,
    listed_at: product.listedAt,
    sold: 0,
  }))
  await upsertMany(db, 'product', rows, {
    key: ['brand_id', 'id'],
    update: [
      'category_id',
      'title',
      'subtitle',
      'maker_name',
      'picture_paths',
      'story',
      'facts',
      'choices',
      'search_text',
      'is_listed',
      'listed_at',
    ],
    returning: ['id'],
  })
}

export type SkuToSave = {
  skuId: string
  productId: string
  title: string
  options: readonly string[]
  priceFen: number
  picturePath: string
  position: number
  isListed: boolean
}

/** Makes or changes SKUs, and takes what else their products had off the shelf. */
export async function replaceSkus(db: Db, brandId: string, skus: readonly SkuToSave[]): Promise<void> {
  const rows = skus.map((sku) => ({
    brand_id: brandId,
    id: sku.skuId,
    product_id: sku.productId,
    title: sku.title,
    options: [...sku.options],
    list_fen: sku.priceFen,
    picture_path: sku.picturePath,
    position: sku.position,
    is_listed: sku.isListed,
  }))
  await upsertMany(db, 'sku', rows, {
    key: ['brand_id', 'id'],
    update: ['product_id', 'title', 'options', 'list_fen', 'picture_path', 'position', 'is_listed'],
    returning: ['id'],
  })
  await db
    .updateTable('sku')
    .set({ is_listed: false })
    .where('brand_id', '=', brandId)
    .where('product_id', '=', sql<string>`any(${skus.map(({ productId }) => productId)}::text[])`)
    .where('id', '<>', sql<string>`all(${skus.map(({ skuId }) => skuId)}::text[])`)
    .where('is_listed', '=', true)
    .execute()
}
