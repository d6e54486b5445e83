import { sql } from 'kysely'
import type { Db, StoreScope } from '../../kernel/ctx'

export type Staffing = { storeId: string; storeName: string; guides: number; members: number; memberCap: number }

/** Open stores with their working guides (by home store), those guides' room for members, and the members bound there. */
export async function listStaffing(
  db: Db,
  brandId: string,
  { scope, regionId }: { scope: StoreScope; regionId?: string | undefined },
  page: { afterId?: string | undefined; rows: number },
): Promise<Staffing[]> {
  const { rows } = await sql<Staffing>`
    select s.id as "storeId", s.name as "storeName", coalesce(g.guides, 0) as guides,
           coalesce(g.cap, 0) as "memberCap", coalesce(b.members, 0) as members
      from store s
      left join lateral (
        select count(*)::int as guides, sum(l.member_cap)::int as cap
          from guide_store gs join guide g on g.id = gs.guide_id join guide_load l on l.guide_id = g.id
         where gs.store_id = s.id and gs.is_home and g.employment = 'active') g on true
      left join lateral (
        select count(*)::int as members from guide_store gs join binding b on b.guide_id = gs.guide_id
         where gs.store_id = s.id and gs.is_home and b.store_id = s.id and b.ends_at is null) b on true
     where s.brand_id = ${brandId} and s.status = 'open'
       and (${scope === 'all'}::boolean or s.id = any(${scope === 'all' ? [] : [...scope]}::text[]))
       and (${regionId ?? null}::text is null or s.region_id = ${regionId ?? null})
       and (${page.afterId ?? null}::text is null or s.id > ${page.afterId ?? null})
     order by s.id limit ${page.rows}`.execute(db)
  return rows
}
