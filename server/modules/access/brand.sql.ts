import type { Db } from '../../kernel/ctx'

/** The brand whose mini-program has this app id. */
export async function selectBrandByAppId(db: Db, appId: string): Promise<{ id: string } | undefined> {
  return db.selectFrom('brand').select('id').where('app_id', '=', appId).executeTakeFirst()
}
