import { sql } from 'kysely'
import type { GuideRole } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import { isAwaySql } from '../../kernel/is-away.sql'

export type ReceiverRow = {
  guideId: string
  name: string
  role: GuideRole
  storeId: string | null
  storeName: string | null
  isOnLeave: boolean
  isTaking: boolean
  dayUsed: number
  dayCap: number
  openUsed: number
  openCap: number
}

/**
 * Working guides a lead may be given to, by their name or code, within stores; those with room first. HQ's concierges belong
 * to everybody's list of the whole brand only.
 */
export async function findReceivers(
  db: Db,
  query: { brandId: string; stores: StoreScope; words?: string | undefined; day: string; rows: number },
): Promise<ReceiverRow[]> {
  const { brandId, stores, day, rows: limit } = query
  const words = query.words?.replace(/[\\%_]/g, '\\$&')
  const place =
    stores === 'all'
      ? sql`left join guide_store gs on gs.guide_id = g.id and gs.is_home`
      : sql`join guide_store gs on gs.guide_id = g.id and gs.store_id = any(${[...stores]}::text[])`
  const { rows } = await sql<ReceiverRow>`
    select * from (
      select distinct on (g.id) g.id as "guideId", g.name, g.role, s.id as "storeId", s.name as "storeName",
             ${isAwaySql(day)} as "isOnLeave",
             l.is_taking as "isTaking", case when l.day = ${day}::date then l.day_used else 0 end as "dayUsed",
             l.day_cap as "dayCap", l.open_used as "openUsed", l.open_cap as "openCap"
        from guide g join guide_load l on l.guide_id = g.id ${place} left join store s on s.id = gs.store_id
       where g.brand_id = ${brandId} and g.employment = 'active'
         and (${words ?? null}::text is null or g.name like '%' || ${words ?? ''}::text || '%' or g.code = ${query.words ?? ''})
       order by g.id, gs.is_home desc) found
     order by ("isTaking" and not "isOnLeave" and "dayUsed" < "dayCap" and "openUsed" < "openCap") desc,
              "openCap" - "openUsed" desc, name, "guideId"
     limit ${limit}`.execute(db)
  return rows
}
