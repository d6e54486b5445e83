import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import type { GuideFacts } from './guide.sql'
import { type Store, storesOf } from './store.sql'

export type StoreByCode = Omit<Store, 'id' | 'regionId' | 'operationMode'>
export type GuideByCode = GuideFacts & {
  id: string
  homeStoreId: string | null
  storeCodes: string[]
  dayCap: number
  openCap: number
  memberCap: number
}

/** The facts of stores as they stand, without our ids, by code, for comparing them with a file. Codes not found are missing from the map. */
export async function storesByCode(
  db: Db,
  brandId: string,
  codes: readonly string[],
): Promise<Map<string, StoreByCode>> {
  const rows = await storesOf(db, brandId)
    .where('store.code', '=', sql<string>`any(${[...codes]}::text[])`)
    .execute()
  return new Map(rows.map(({ id: _id, regionId: _regionId, operationMode: _mode, ...facts }) => [facts.code, facts]))
}

/** Guides in employment as they stand, by code; the home store comes first among their store codes. */
export async function guidesByCode(
  db: Db,
  brandId: string,
  codes: readonly string[],
): Promise<Map<string, GuideByCode>> {
  const rows = await db
    .selectFrom('guide')
    .leftJoin('guide_load as load', 'load.guide_id', 'guide.id')
    .select([
      'guide.id',
      'guide.code',
      'guide.name',
      'guide.role',
      'guide.grade',
      'guide.skills',
      'guide.joined_on as joinedOn',
    ])
    .select((eb) => [
      eb.fn.coalesce('load.day_cap', eb.lit(0)).as('dayCap'),
      eb.fn.coalesce('load.open_cap', eb.lit(0)).as('openCap'),
      eb.fn.coalesce('load.member_cap', eb.lit(0)).as('memberCap'),
      sql<string | null>`(select gs.store_id from guide_store gs where gs.guide_id = guide.id and gs.is_home)`.as(
        'homeStoreId',
      ),
      sql<string[]>`array(select s.code from guide_store gs join store s on s.id = gs.store_id
                           where gs.guide_id = guide.id order by gs.is_home desc, s.code)`.as('storeCodes'),
    ])
    .where('guide.brand_id', '=', brandId)
    .where('guide.employment', '=', 'active')
    .where('guide.code', '=', sql<string>`any(${[...codes]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.code, row]))
}

/** The ids of guides by their codes, those who left included: what they sold, they sold. */
export async function guideIdsByCode(db: Db, brandId: string, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('guide')
    .select(['code', 'id'])
    .where('brand_id', '=', brandId)
    .where('code', '=', sql<string>`any(${[...codes]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.code, row.id]))
}
