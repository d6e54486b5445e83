import { sql } from 'kysely'
import type { GuideRole } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'
import { isAwaySql } from '../../kernel/is-away.sql'

/** Colleagues listed at most: more than the stores of one guide have. */
const COLLEAGUES_MAX = 100

export type Colleague = {
  guideId: string
  name: string
  role: GuideRole
  /** The store both work at: the colleague's home if it is one of them. */
  storeId: string
  storeName: string
  isTaking: boolean
  dayUsed: number
  dayCap: number
  openUsed: number
  openCap: number
}

/**
 * Those who work at one of these stores, are employed and neither on leave nor off on `day`, with their load of that day; without
 * `guideId` themselves. With `only`, at most that one, and not when they are the person behind `notOf`.
 */
export async function listColleagues(
  db: Db,
  query: { brandId: string; guideId: string; storeIds: readonly string[]; day: string; only?: string; notOf?: string },
): Promise<Colleague[]> {
  const { brandId, guideId, storeIds, day, only, notOf } = query
  const { rows } = await sql<Colleague>`
    select * from (
      select distinct on (g.id) g.id as "guideId", g.name, g.role, s.id as "storeId", s.name as "storeName",
             l.is_taking as "isTaking", case when l.day = ${day}::date then l.day_used else 0 end as "dayUsed",
             l.day_cap as "dayCap", l.open_used as "openUsed", l.open_cap as "openCap"
        from guide_store gs join guide g on g.id = gs.guide_id join store s on s.id = gs.store_id
        join guide_load l on l.guide_id = g.id
       where gs.store_id = any(${[...storeIds]}::text[]) and g.brand_id = ${brandId} and g.id <> ${guideId}
         and (${only ?? null}::text is null or g.id = ${only ?? null}) and g.employment = 'active'
         and not exists (select 1 from member_identity i where i.brand_id = g.brand_id and i.kind = 'openid'
                            and i.value = g.openid and i.member_id = ${notOf ?? null})
         and not ${isAwaySql(day)}
       order by g.id, array_position(${[...storeIds]}::text[], gs.store_id)) colleague
     order by "storeName", name, "guideId" limit ${COLLEAGUES_MAX}`.execute(db)
  return rows
}
