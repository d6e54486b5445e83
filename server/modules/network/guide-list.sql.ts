import { sql } from 'kysely'
import type { Employment } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import { type Guide, guidesOf } from './guide.sql'

export type GuideFilter = {
  scope: StoreScope
  /** The Shanghai day that absence and room are of. */
  today: string
  regionId?: string | undefined
  storeId?: string | undefined
  guideIds?: readonly string[] | undefined
  employment?: Employment | undefined
  isAway?: boolean | undefined
  isFull?: boolean | undefined
  isSignedUp?: boolean | undefined
  words?: string | undefined
}

/** One page of guides by code who work in a store of the caller's scope; HQ concierges belong to scope `all` only. */
export async function listGuides(
  db: Db,
  brandId: string,
  filter: GuideFilter,
  page: { afterCode?: string | undefined; rows: number },
): Promise<Guide[]> {
  const { scope, today, regionId, storeId, guideIds, employment, isAway, isFull, isSignedUp, words } = filter
  return guidesOf(db, brandId)
    .$if(scope !== 'all', (query) => query.where(worksIn(sql`s.id = any(${[...(scope as string[])]}::text[])`)))
    .$if(regionId !== undefined, (query) => query.where(worksIn(sql`s.region_id = ${regionId}`)))
    .$if(storeId !== undefined, (query) => query.where(worksIn(sql`s.id = ${storeId}`)))
    .$if(guideIds !== undefined, (query) =>
      query.where('guide.id', '=', sql<string>`any(${[...(guideIds ?? [])]}::text[])`),
    )
    .$if(employment !== undefined, (query) => query.where('guide.employment', '=', employment!))
    .$if(isAway !== undefined, (query) => query.where(sql<boolean>`${awayOn(today)} = ${isAway}::boolean`))
    .$if(isFull !== undefined, (query) => query.where(sql<boolean>`${fullOn(today)} = ${isFull}::boolean`))
    .$if(isSignedUp !== undefined, (query) =>
      query.where(sql<boolean>`(guide.openid is not null) = ${isSignedUp}::boolean`),
    )
    .$if(words !== undefined, (query) =>
      query.where(sql<boolean>`(starts_with(guide.name, ${words}) or starts_with(guide.code, ${words}))`),
    )
    .$if(page.afterCode !== undefined, (query) => query.where('guide.code', '>', page.afterCode!))
    .orderBy('guide.code')
    .limit(page.rows)
    .execute()
}

function worksIn(condition: ReturnType<typeof sql<boolean>>) {
  return sql<boolean>`exists (select 1 from guide_store gs join store s on s.id = gs.store_id
                          where gs.guide_id = guide.id and ${condition})`
}

function awayOn(day: string) {
  return sql`((guide.leave_from is not null and ${day}::date between guide.leave_from and coalesce(guide.leave_to, 'infinity'))
    or exists (select 1 from guide_day_off d where d.guide_id = guide.id and d.day = ${day}::date))`
}

function fullOn(day: string) {
  return sql`coalesce((select l.open_used >= l.open_cap or (case when l.day = ${day}::date then l.day_used else 0 end) >= l.day_cap
    from guide_load l where l.guide_id = guide.id), true)`
}
