import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** Paid orders that wait at these stores to be handed over to their buyers. */
export async function countPickUpsWaiting(db: Db, brandId: string, storeIds: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom('orders')
    .select((eb) => eb.fn.countAll<number>().as('orders'))
    .where('brand_id', '=', brandId)
    .where('store_id', '=', sql<string>`any(${[...storeIds]}::text[])`)
    .where('fulfilment', '=', 'pickup')
    .where('state', '=', 'paid')
    .executeTakeFirstOrThrow()
  return row.orders
}
