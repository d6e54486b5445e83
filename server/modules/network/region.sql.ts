import type { Db } from '../../kernel/ctx'
import { upsertMany } from '../../kernel/upsert-many'

export type Region = { id: string; name: string }

/**
 * Makes the regions that are missing, by their name in the brand. `id` is used only for a new one;
 * answers the id that stands for each name.
 */
export async function upsertRegions(
  db: Db,
  brandId: string,
  regions: readonly Region[],
): Promise<(Region & { isNew: boolean })[]> {
  return upsertMany(
    db,
    'region',
    regions.map(({ id, name }) => ({ id, brand_id: brandId, name })),
    { key: ['brand_id', 'name'], update: ['name'], returning: ['id', 'name'] },
  )
}

export async function listRegions(db: Db, brandId: string): Promise<Region[]> {
  return db.selectFrom('region').select(['id', 'name']).where('brand_id', '=', brandId).orderBy('name').execute()
}
