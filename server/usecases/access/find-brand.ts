import type { Db } from '../../kernel/ctx'
import { selectBrandByAppId } from '../../modules/access/brand.sql'

/** Id of the brand that owns a mini-program; `undefined` before it was created. */
export async function findBrandByAppId(db: Db, appId: string): Promise<string | undefined> {
  return (await selectBrandByAppId(db, appId))?.id
}
