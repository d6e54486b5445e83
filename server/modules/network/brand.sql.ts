import type { Db } from '../../kernel/ctx'

export type Brand = { id: string; name: string; appId: string }

/** Makes the brand, or renames it when its mini-program is known already; answers the id that stands. */
export async function upsertBrand(db: Db, brand: Brand & { createdAt: Date }): Promise<string> {
  const row = await db
    .insertInto('brand')
    .values({ id: brand.id, name: brand.name, app_id: brand.appId, created_at: brand.createdAt })
    .onConflict((conflict) => conflict.column('app_id').doUpdateSet({ name: brand.name }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function findBrand(db: Db, brandId: string): Promise<Brand | undefined> {
  return db.selectFrom('brand').select(['id', 'name', 'app_id as appId']).where('id', '=', brandId).executeTakeFirst()
}
