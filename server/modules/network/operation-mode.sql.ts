import { sql } from 'kysely'
import type { OperationMode } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

/** Says who runs the daily work of stores; imports do not know of it. */
export async function setOperationMode(
  db: Db,
  brandId: string,
  storeIds: readonly string[],
  mode: OperationMode,
): Promise<void> {
  await db
    .updateTable('store')
    .set({ operation_mode: mode })
    .where('brand_id', '=', brandId)
    .where('id', '=', sql<string>`any(${[...storeIds]}::text[])`)
    .execute()
}
