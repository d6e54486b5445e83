import type { Db } from '../../kernel/ctx'

export type ProductName = { productId: string; title: string; categoryName: string }

/** What a product that is on sale is called, and of which category it is. */
export async function nameProduct(db: Db, brandId: string, productId: string): Promise<ProductName | undefined> {
  return db
    .selectFrom('product as p')
    .innerJoin('category as c', 'c.id', 'p.category_id')
    .select(['p.id as productId', 'p.title', 'c.name as categoryName'])
    .where('p.brand_id', '=', brandId)
    .where('p.id', '=', productId)
    .where('p.is_listed', '=', true)
    .executeTakeFirst()
}
