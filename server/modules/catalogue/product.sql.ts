import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type ProductFact = { name: string; value: string }

/** A product on sale, with all its page tells. */
export async function findListedProduct(db: Db, brandId: string, productId: string) {
  const row = await db
    .selectFrom('product as p')
    .innerJoin('category as c', 'c.id', 'p.category_id')
    .select([
      'p.id as productId',
      'p.title',
      'p.subtitle',
      'p.maker_name as makerName',
      'p.category_id as categoryId',
      'c.name as categoryName',
      'p.picture_paths as picturePaths',
      'p.story',
      'p.facts',
      'p.choices',
    ])
    .where('p.brand_id', '=', brandId)
    .where('p.id', '=', productId)
    .where('p.is_listed', '=', true)
    .executeTakeFirst()
  return row && { ...row, facts: row.facts as ProductFact[] }
}

/** The SKUs of a product that are on sale, in the order HQ gave them. */
export async function listedSkusOf(db: Db, brandId: string, productId: string) {
  return db
    .selectFrom('sku')
    .select(['id as skuId', 'options', 'list_fen as priceFen', 'picture_path as picturePath'])
    .where('brand_id', '=', brandId)
    .where('product_id', '=', productId)
    .where('is_listed', '=', true)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** The price of a SKU that is on sale. */
export async function listedPrice(db: Db, brandId: string, skuId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('sku as s')
    .innerJoin('product as p', (join) => join.onRef('p.brand_id', '=', 's.brand_id').onRef('p.id', '=', 's.product_id'))
    .select('s.list_fen as priceFen')
    .where('s.brand_id', '=', brandId)
    .where('s.id', '=', skuId)
    .where('s.is_listed', '=', true)
    .where('p.is_listed', '=', true)
    .executeTakeFirst()
  return row?.priceFen
}

/** Which of these SKUs the brand has, and the product each belongs to, if any. */
export async function ownersOfSkus(
  db: Db,
  brandId: string,
  skuIds: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('sku')
    .select(['id', 'product_id as productId'])
    .where('brand_id', '=', brandId)
    .where('id', '=', sql<string>`any(${[...skuIds]}::text[])`)
    .execute()
  return new Map(rows.map(({ id, productId }) => [id, productId]))
}
