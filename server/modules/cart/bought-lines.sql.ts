import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** Takes what was ordered out of a person's cart. */
export async function removeBought(db: Db, memberId: string, skuIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('cart_line')
    .where('member_id', '=', memberId)
    .where('sku_id', '=', sql<string>`any(${[...skuIds]}::text[])`)
    .execute()
}
