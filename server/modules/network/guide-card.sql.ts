import { sql } from 'kysely'
import type { GuideRole } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'
import { isAwaySql } from '../../kernel/is-away.sql'

/** What a shopper may see of a guide: name, role, face and store, as HQ's own records say; nobody who left has a card (A1.8). */
export type GuideCardRow = {
  guideId: string
  name: string
  role: GuideRole
  photoPath: string | null
  storeId: string | null
  storeName: string | null
}

/** A working guide with their home store. */
export async function findGuideCard(db: Db, brandId: string, guideId: string): Promise<GuideCardRow | undefined> {
  return db
    .selectFrom('guide')
    .leftJoin('guide_store as home', (join) =>
      join.onRef('home.guide_id', '=', 'guide.id').on('home.is_home', '=', true),
    )
    .leftJoin('store', 'store.id', 'home.store_id')
    .select(['guide.id as guideId', 'guide.name', 'guide.role', 'guide.photo_path as photoPath'])
    .select(['home.store_id as storeId', 'store.name as storeName'])
    .where('guide.brand_id', '=', brandId)
    .where('guide.id', '=', guideId)
    .where('guide.employment', '=', 'active')
    .executeTakeFirst()
}

/** Faces shown of one store: more than any has on one day, and a bound on the answer. */
const GUIDES_OF_STORE_MAX = 20

export type StoreGuideRow = GuideCardRow & { hasRoom: boolean; isSelf: boolean }

/**
 * Who serves shoppers at a store on `day` (Shanghai): working and neither on leave nor off, those at home there and of the higher
 * grade first. `hasRoom`: may have another member. `isSelf`: is the person behind this WeChat account.
 */
export async function guidesAtStore(
  db: Db,
  query: { brandId: string; storeId: string; day: string; openid: string | null },
): Promise<StoreGuideRow[]> {
  const { brandId, storeId, day, openid } = query
  const { rows } = await sql<StoreGuideRow>`
    select g.id as "guideId", g.name, g.role, g.photo_path as "photoPath", s.id as "storeId", s.name as "storeName",
           l.member_used < l.member_cap as "hasRoom", coalesce(g.openid = ${openid}, false) as "isSelf"
      from guide_store gs join guide g on g.id = gs.guide_id join store s on s.id = gs.store_id
      join guide_load l on l.guide_id = g.id
     where gs.store_id = ${storeId} and g.brand_id = ${brandId} and g.employment = 'active'
       and not ${isAwaySql(day)}
     order by gs.is_home desc, g.grade desc, g.code limit ${GUIDES_OF_STORE_MAX}`.execute(db)
  return rows
}

/** Sets where the pictures of guides lie; null takes one away. */
export async function setGuidePhotos(
  db: Db,
  brandId: string,
  photos: readonly { guideId: string; photoPath: string | null }[],
): Promise<void> {
  if (photos.length === 0) return
  await sql`
    update guide g set photo_path = p."photoPath"
      from json_to_recordset(${JSON.stringify(photos)}::json) as p("guideId" text, "photoPath" text)
     where g.id = p."guideId" and g.brand_id = ${brandId}`.execute(db)
}
