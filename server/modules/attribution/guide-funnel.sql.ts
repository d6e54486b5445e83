import { sql } from 'kysely'
import type { TouchKind } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'
import { DAY_MS, startOfDay } from '../../kernel/shanghai-time'
import type { Days } from './channel-report.sql'

/** Touches by which somebody has seen something of a guide, and those by which the two have spoken. */
const EXPOSED: readonly TouchKind[] = ['impression', 'page_view', 'share_opened', 'message_sent', 'scan']
const MET: readonly TouchKind[] = ['consultation', 'appointment', 'lead_accepted', 'contact_logged', 'store_visit']

/** The Shanghai day of a brand's first touch; null when there is none. */
export async function firstTouchDay(db: Db, brandId: string): Promise<string | null> {
  const { rows } = await sql<{ day: string }>`
    select ((occurred_at at time zone 'Asia/Shanghai')::date)::text as day from touchpoint
     where brand_id = ${brandId} order by id limit 1`.execute(db)
  return rows[0]?.day ?? null
}

/** Writes what the people of every guide saw and asked on one day, each person once a day and step. */
export async function measureFunnelDay(db: Db, brandId: string, day: string): Promise<void> {
  const from = startOfDay(day)
  const until = new Date(from.getTime() + DAY_MS)
  await sql`delete from guide_funnel_day where brand_id = ${brandId} and day = ${day}::date`.execute(db)
  await sql`
    insert into guide_funnel_day (brand_id, day, guide_id, exposed, met)
    select ${brandId}, ${day}::date, guide_id, exposed, met from (
      select t.guide_id, count(distinct t.member_id) filter (where t.kind = any(${[...EXPOSED]}::text[]))::int as exposed,
             count(distinct t.member_id) filter (where t.kind = any(${[...MET]}::text[]))::int as met
        from touchpoint t
       where t.brand_id = ${brandId} and t.occurred_at >= ${from} and t.occurred_at < ${until} and t.guide_id is not null
       group by t.guide_id) touched
     where exposed + met > 0`.execute(db)
}

export type FunnelRow = {
  id: string
  name: string
  storeName: string | null
  exposed: number
  met: number
  deals: number
  allExposed: number
  allMet: number
  allDeals: number
}

/**
 * The three nodes of guides, or of the stores they are at home in, over some days; who sold most first. A deal counts for
 * every guide it is attributed to.
 */
export async function sumFunnel(
  db: Db,
  brandId: string,
  { from, to }: Days,
  by: 'guide' | 'store',
  most: number,
): Promise<FunnelRow[]> {
  const key = by === 'guide' ? sql`n.guide_id` : sql`home.store_id`
  const { rows } = await sql<FunnelRow>`
    with touched as (
      select guide_id, sum(exposed)::int8 as exposed, sum(met)::int8 as met from guide_funnel_day
       where brand_id = ${brandId} and day between ${from}::date and ${to}::date group by guide_id),
    sold as (
      select key as guide_id, (sum(orders_ppm) / 1000000)::int8 as deals from attribution_day
       where brand_id = ${brandId} and kind = 'guide' and day between ${from}::date and ${to}::date group by key),
    nodes as (
      select coalesce(t.guide_id, s.guide_id) as guide_id, coalesce(t.exposed, 0) as exposed, coalesce(t.met, 0) as met,
             coalesce(s.deals, 0) as deals
        from touched t full join sold s on s.guide_id = t.guide_id)
    select p.id, coalesce(g.name, s.name) as name, case when g.id is null then null else s.name end as "storeName",
           p.exposed, p.met, p.deals, (sum(p.exposed) over ())::int8 as "allExposed", (sum(p.met) over ())::int8 as "allMet",
           (sum(p.deals) over ())::int8 as "allDeals"
      from (select ${key} as id, max(home.store_id) as store_id, sum(n.exposed)::int8 as exposed, sum(n.met)::int8 as met,
                   sum(n.deals)::int8 as deals
              from nodes n left join guide_store home on home.guide_id = n.guide_id and home.is_home
             where ${key} is not null group by 1) p
      left join guide g on g.id = p.id left join store s on s.id = p.store_id
     order by p.deals desc, p.met desc, p.exposed desc, p.id limit ${most}`.execute(db)
  return rows
}
