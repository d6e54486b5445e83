import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import type { DayPart, GuideFacts, NetworkFacts, StoreFacts } from './network-facts'

/** How far back arrivals are counted for the leads a usual day brings: four whole weeks. */
const FORECAST_DAYS = 28

/** What a brand has on a day (Shanghai): stores, guides, what rules may name, and the leads of a usual day. */
export async function readNetworkFacts(db: Db, brandId: string, day: string): Promise<NetworkFacts> {
  const stores = await sql<StoreFacts>`
    select s.id, s.name, s.kind, s.city, s.region_id as "regionId", s.status = 'open' as "isOpen",
           s.opens_minute as "opensMinute", s.closes_minute as "closesMinute",
           c.revenue_class as "revenueClass", c.maturity_class as "maturityClass"
      from store s left join store_class c on c.store_id = s.id
     where s.brand_id = ${brandId}
     order by s.id`.execute(db)
  const guides = await sql<GuideFacts>`
    select g.id, g.name, g.employment = 'active' as "isEmployed", g.role, g.grade,
           greatest(0, ${day}::date - g.joined_on) as "tenureDays", l.day_cap as "dayCap", l.open_cap as "openCap",
           array(select gs.store_id from guide_store gs where gs.guide_id = g.id order by gs.store_id) as "storeIds"
      from guide g join guide_load l on l.guide_id = g.id
     where g.brand_id = ${brandId}
     order by g.id`.execute(db)
  const named = await sql<{ kind: 'region' | 'partner'; id: string; name: string }>`
    select 'region' as kind, id, name from region where brand_id = ${brandId}
    union all select 'partner', id, name from partner where brand_id = ${brandId}
     order by kind, id`.execute(db)
  const of = (wanted: string) => named.rows.filter(({ kind }) => kind === wanted).map(({ id, name }) => ({ id, name }))
  return {
    stores: stores.rows,
    guides: guides.rows,
    regions: of('region'),
    partners: of('partner'),
    forecast: await readForecast(db, brandId, day),
  }
}

/** Leads a day of the last four weeks, by the store that had them and the part of the day they came in. */
async function readForecast(db: Db, brandId: string, day: string): Promise<NetworkFacts['forecast']> {
  const { rows } = await sql<{ storeId: string; part: DayPart; leads: number }>`
    select store_id as "storeId", part, count(*)::float8 / ${FORECAST_DAYS} as leads
      from (select store_id, case when extract(hour from arrived_at at time zone 'Asia/Shanghai') < 12 then 'morning'
                                  when extract(hour from arrived_at at time zone 'Asia/Shanghai') < 18 then 'afternoon'
                                  else 'evening' end as part
              from lead
             where brand_id = ${brandId} and store_id is not null
               and arrived_at >= (${day}::date - ${FORECAST_DAYS}::int)::timestamp at time zone 'Asia/Shanghai'
               and arrived_at < ${day}::date::timestamp at time zone 'Asia/Shanghai') arrival
     group by store_id, part`.execute(db)
  return rows
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
