import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import type { GuideFacts, NetworkFacts, StoreFacts } from './network-facts'

/** What a brand has on a day (Shanghai): stores, guides and what rules may name. */
export async function readNetworkFacts(db: Db, brandId: string, day: string): Promise<Omit<NetworkFacts, 'forecast'>> {
  const stores = await sql<StoreFacts>`
    select s.id, s.name, s.kind, s.city, s.region_id as "regionId", s.status = 'open' as "isOpen",
           s.opens_minute as "opensMinute", s.closes_minute as "closesMinute",
           c.revenue_class as "revenueClass", c.maturity_class as "maturityClass"
      from store s left join store_class c on c.store_id = s.id
     where s.brand_id = ${brandId}
     order by s.id`.execute(db)
  const guides = await sql<Omit<GuideFacts, 'storeIds'> & { storeIds: string }>`
    select g.id, g.name, g.employment = 'active' as "isEmployed", g.role, g.grade,
           greatest(0, ${day}::date - g.joined_on) as "tenureDays", l.day_cap as "dayCap", l.open_cap as "openCap",
           coalesce(gs.ids, '') as "storeIds"
      from guide g join guide_load l on l.guide_id = g.id
      left join (select w.guide_id, string_agg(w.store_id, ',' order by w.store_id) as ids
                   from guide_store w join guide o on o.id = w.guide_id and o.brand_id = ${brandId} group by 1) gs on gs.guide_id = g.id
     where g.brand_id = ${brandId}
     order by g.id`.execute(db)
  const named = await sql<{ kind: 'region' | 'partner'; id: string; name: string }>`
    select 'region' as kind, id, name from region where brand_id = ${brandId}
    union all select 'partner', id, name from partner where brand_id = ${brandId}
     order by kind, id`.execute(db)
  const of = (wanted: string) => named.rows.filter(({ kind }) => kind === wanted).map(({ id, name }) => ({ id, name }))
  return {
    stores: stores.rows,
    guides: guides.rows.map((guide) => ({
      ...guide,
      storeIds: guide.storeIds === '' ? [] : guide.storeIds.split(','),
    })),
    regions: of('region'),
    partners: of('partner'),
  }
}

/** What things of a brand are called that rules name by id; ids of another brand are not told. */
export async function readThingNames(db: Db, brandId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const wanted = sql`brand_id = ${brandId} and id = any(${[...ids]}::text[])`
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from store where ${wanted} union all select id, name from guide where ${wanted}
    union all select id, name from region where ${wanted} union all select id, name from partner where ${wanted}`.execute(
    db,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export type LeadSample = { facts: unknown; score: number; isFromStore: boolean; isFromGuide: boolean }

/** The newest leads of a brand with the facts they were decided by. */
export async function readLeadSamples(db: Db, brandId: string, rows: number): Promise<LeadSample[]> {
  const found = await sql<LeadSample>`
    select facts, score, scene_store_id is not null as "isFromStore", scene_guide_id is not null as "isFromGuide"
      from lead where brand_id = ${brandId} and facts is not null
     order by arrived_at desc limit ${rows}`.execute(db)
  return found.rows
}
