import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** Somebody who takes leads at a store, with their home store and the leads their day holds. */
export type RosterGuide = { guideId: string; storeId: string; grade: number; dayCap: number }

/** the guides who work at a store now; concierges have no store and no price. */
export async function readRoster(db: Db, brandId: string): Promise<RosterGuide[]> {
  const { rows } = await sql<RosterGuide>`
    select g.id as "guideId", s.store_id as "storeId", g.grade, l.day_cap as "dayCap"
      from guide g join guide_store s on s.guide_id = g.id and s.is_home join guide_load l on l.guide_id = g.id
     where g.brand_id = ${brandId} and g.employment = 'active' and g.role = 'guide'
     order by g.id`.execute(db)
  return rows
}

export async function namesOfStores(
  db: Db,
  brandId: string,
  storeIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('store')
    .select(['id', 'name'])
    .where('brand_id', '=', brandId)
    .where('id', 'in', storeIds.length > 0 ? [...storeIds] : [''])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
