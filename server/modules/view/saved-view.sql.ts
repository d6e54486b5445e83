import type { Insertable } from 'kysely'
import type { Db } from '../../kernel/ctx'
import type { Schema } from '../../kernel/schema'

/** The views somebody saved of a list, by name. */
export async function listViewsOf(db: Db, staffId: string, list: string): Promise<{ name: string; search: string }[]> {
  return db
    .selectFrom('saved_view')
    .select(['name', 'search'])
    .where('staff_id', '=', staffId)
    .where('list', '=', list)
    .orderBy('saved_at')
    .orderBy('name')
    .execute()
}

/** Saves a view; the same name again is the same view with another filter. */
export async function upsertView(db: Db, row: Insertable<Schema['saved_view']>): Promise<void> {
  await db
    .insertInto('saved_view')
    .values(row)
    .onConflict((conflict) => conflict.columns(['staff_id', 'list', 'name']).doUpdateSet({ search: row.search }))
    .execute()
}

export async function deleteView(db: Db, staffId: string, list: string, name: string): Promise<void> {
  await db
    .deleteFrom('saved_view')
    .where('staff_id', '=', staffId)
    .where('list', '=', list)
    .where('name', '=', name)
    .execute()
}
