import { sql } from 'kysely'
import type { OperationMode, StoreKind, StoreStatus } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import { type Store, storesOf, withinScope } from './store.sql'

export type StoreFilter = {
  scope: StoreScope
  regionId?: string | undefined
  city?: string | undefined
  kind?: StoreKind | undefined
  status?: StoreStatus | undefined
  operationMode?: OperationMode | undefined
  isPilot?: boolean | undefined
  words?: string | undefined
}

/** One page of stores by code, inside the caller's scope; `afterCode` continues behind the page before. */
export async function listStores(
  db: Db,
  brandId: string,
  filter: StoreFilter,
  page: { afterCode?: string | undefined; rows: number },
): Promise<Store[]> {
  const { scope, regionId, city, kind, status, operationMode, isPilot, words } = filter
  return storesOf(db, brandId)
    .where(withinScope(scope))
    .$if(regionId !== undefined, (query) => query.where('store.region_id', '=', regionId!))
    .$if(city !== undefined, (query) => query.where('store.city', '=', city!))
    .$if(kind !== undefined, (query) => query.where('store.kind', '=', kind!))
    .$if(status !== undefined, (query) => query.where('store.status', '=', status!))
    .$if(operationMode !== undefined, (query) => query.where('store.operation_mode', '=', operationMode!))
    .$if(isPilot !== undefined, (query) => query.where('store.is_pilot', '=', isPilot!))
    .$if(words !== undefined, (query) =>
      query.where(sql<boolean>`(strpos(store.name, ${words}) > 0 or starts_with(store.code, ${words}))`),
    )
    .$if(page.afterCode !== undefined, (query) => query.where('store.code', '>', page.afterCode!))
    .orderBy('store.code')
    .limit(page.rows)
    .execute()
}

export type StoreLoad = { guides: number; dayUsed: number; dayCap: number; openUsed: number }

/** Who works at each of these stores (at home there) and how full they are on `day`; a store without anybody is missing. */
export async function storeLoads(db: Db, storeIds: readonly string[], day: string): Promise<Map<string, StoreLoad>> {
  const { rows } = await sql<StoreLoad & { storeId: string }>`
    select gs.store_id as "storeId", count(*)::int as guides,
           sum(case when l.day = ${day}::date then l.day_used else 0 end)::int as "dayUsed",
           sum(l.day_cap)::int as "dayCap", sum(l.open_used)::int as "openUsed"
      from guide_store gs join guide g on g.id = gs.guide_id join guide_load l on l.guide_id = g.id
     where gs.store_id = any(${[...storeIds]}::text[]) and gs.is_home and g.employment = 'active'
     group by gs.store_id`.execute(db)
  return new Map(rows.map(({ storeId, ...load }) => [storeId, load]))
}
