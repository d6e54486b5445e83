import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import type { ProductFact } from './product.sql'

export type ProductFilter = {
  /** Folded as the search folds what people type. */
  words: readonly string[]
  categoryId?: string | undefined
  isListed?: boolean | undefined
}

export type ProductRow = {
  productId: string
  title: string
  makerName: string
  categoryName: string
  picturePath: string
  isListed: boolean
  sold: number
  skus: number
  fromFen: number | null
  toFen: number | null
  centralOnHand: number
  centralReserved: number
}

/** One page of products by their number, on sale or not. */
export async function listProducts(
  db: Db,
  brandId: string,
  { words, categoryId, isListed }: ProductFilter,
  page: { afterId?: string | undefined; rows: number },
): Promise<ProductRow[]> {
  const { rows } = await sql<ProductRow>`
    select p.id as "productId", p.title, p.maker_name as "makerName", c.name as "categoryName",
           p.picture_paths[1] as "picturePath", p.is_listed as "isListed", p.sold,
           k.skus, k.low as "fromFen", k.high as "toFen", k.on_hand as "centralOnHand", k.reserved as "centralReserved"
      from product p join category c on c.id = p.category_id
      left join lateral (
        select count(*) filter (where s.is_listed)::int as skus, min(s.list_fen) filter (where s.is_listed) as low,
               max(s.list_fen) filter (where s.is_listed) as high, coalesce(sum(t.on_hand), 0)::int as on_hand,
               coalesce(sum(t.reserved), 0)::int as reserved
          from sku s left join stock t on t.brand_id = s.brand_id and t.sku_id = s.id and t.location = 'central'
         where s.brand_id = p.brand_id and s.product_id = p.id) k on true
     where p.brand_id = ${brandId} and not exists (
             select 1 from unnest(${[...words]}::text[]) as w where strpos(p.search_text, w) = 0 and strpos(lower(p.id), w) = 0)
       and (${categoryId ?? null}::text is null or p.category_id = ${categoryId ?? null})
       and (${isListed ?? null}::boolean is null or p.is_listed = ${isListed ?? null})
       and (${page.afterId ?? null}::text is null or p.id > ${page.afterId ?? null})
     order by p.id limit ${page.rows}`.execute(db)
  return rows
}

export async function listCategoryNames(db: Db, brandId: string): Promise<{ categoryId: string; name: string }[]> {
  return db
    .selectFrom('category')
    .select(['id as categoryId', 'name'])
    .where('brand_id', '=', brandId)
    .orderBy('position')
    .execute()
}

/** A product with all that is kept of it, on sale or not. */
export async function findProduct(db: Db, brandId: string, productId: string) {
  const row = await db
    .selectFrom('product as p')
    .innerJoin('category as c', 'c.id', 'p.category_id')
    .select(['p.id as productId', 'p.title', 'p.subtitle', 'p.maker_name as makerName', 'c.name as category'])
    .select(['p.picture_paths as picturePaths', 'p.story', 'p.facts', 'p.choices', 'p.is_listed as isListed'])
    .where('p.brand_id', '=', brandId)
    .where('p.id', '=', productId)
    .executeTakeFirst()
  return row && { ...row, facts: row.facts as ProductFact[] }
}

export type SkuWithStock = {
  skuId: string
  options: string[]
  priceFen: number
  picturePath: string
  isListed: boolean
  central: { onHand: number; reserved: number }
  store: { onHand: number; reserved: number }
  storesWithStock: number
  onHandInStores: number
}

/** The SKUs of a product in HQ's order, with what stands where: the warehouse, one store, and all stores together. */
export async function skusWithStock(
  db: Db,
  brandId: string,
  productId: string,
  storeId: string | undefined,
): Promise<SkuWithStock[]> {
  const at = (location: string) => sql`
    json_build_object('onHand', coalesce(max(t.on_hand) filter (where t.location = ${location}), 0),
                      'reserved', coalesce(max(t.reserved) filter (where t.location = ${location}), 0))`
  const { rows } = await sql<SkuWithStock>`
    select s.id as "skuId", s.options, s.list_fen as "priceFen", s.picture_path as "picturePath", s.is_listed as "isListed",
           ${at('central')} as central, ${at(storeId ?? '')} as store,
           count(*) filter (where t.location <> 'central' and t.on_hand > 0)::int as "storesWithStock",
           coalesce(sum(t.on_hand) filter (where t.location <> 'central'), 0)::int as "onHandInStores"
      from sku s left join stock t on t.brand_id = s.brand_id and t.sku_id = s.id
     where s.brand_id = ${brandId} and s.product_id = ${productId}
     group by s.id, s.options, s.list_fen, s.picture_path, s.is_listed, s.position
     order by s.is_listed desc, s.position, s.id`.execute(db)
  return rows
}
