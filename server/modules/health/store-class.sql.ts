import { sql } from 'kysely'
import type { StoreGrade } from '../../../contract/routing-vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'

/** Where each store stands by revenue and online maturity, as the night last said. */
export async function listStoreClasses(db: Db, brandId: string, stores: StoreScope) {
  return db
    .selectFrom('store_class as c')
    .innerJoin('store as s', 's.id', 'c.store_id')
    .select(['c.store_id as storeId', 's.name as storeName', 'c.as_of as asOf', 'c.revenue_fen as revenueFen'])
    .select(['c.maturity_ppm as maturityPpm'])
    .select(sql<StoreGrade>`c.revenue_class`.as('revenueClass'))
    .select(sql<StoreGrade>`c.maturity_class`.as('maturityClass'))
    .where('c.brand_id', '=', brandId)
    .$if(stores !== 'all', (query) => query.where(sql<boolean>`s.id = any(${[...stores]}::text[])`))
    .orderBy('c.revenue_class')
    .orderBy('c.maturity_class')
    .orderBy('s.name')
    .execute()
}
