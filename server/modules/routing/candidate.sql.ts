import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { boundingBox, type Place } from '../../kernel/great-circle'
import { metresSql } from '../../kernel/great-circle.sql'
import { isAwaySql } from '../../kernel/is-away.sql'
import type { OpeningHours } from './offer-deadline'
import type { GuideFact, GuideState, StoreFact } from './routing-facts'

export type ReachQuery = {
  brandId: string
  leadId: string
  memberId: string
  wish: string
  isGeneralWish: boolean
  /** Shanghai day, `2026-03-01`. */
  day: string
  /** Stores that are in whatever the distance: the scanned one, and the bound and scanned guides' own. */
  sceneStoreId: string | null
  guideIds: readonly string[]
  place: Place | null
  /** Left out while it is not needed: a city is the widest reach. */
  city: string | null
  nearestStores: number
  withinKm: number
  cityStores: number
}

export type StoreInReach = StoreFact & OpeningHours
export type Reach = { stores: StoreInReach[]; guides: GuideFact[]; state: GuideState[] }

type GuideRow = GuideFact & Omit<GuideState, 'id' | 'availableFromMinute'> & { presentFromMinute: number | null }

/** Whole metres from a place to store `s`, as `greatCircleM` gives them. */
function distanceSql(place: Place) {
  return sql<number>`round(${metresSql(place, STORE_PLACE)}::numeric)::int`
}

const STORE_PLACE = { latitude: sql.ref<number>('s.latitude'), longitude: sql.ref<number>('s.longitude') }

/** Whether the shopper's consent lets the company of store `s` have the lead: its own stores always may. */
export function mayReceiveSql(memberId: string | RawBuilder<string>) {
  return sql<boolean>`(s.kind in ('own', 'discount') or coalesce((
    select c.is_given from consent c
     where c.member_id in (select id from member where id = ${memberId} or merged_into = ${memberId})
       and c.purpose = 'lead_handover' and c.recipient = s.id
     order by c.at desc, c.id desc limit 1), false))`
}

/** Figures of the last week are a guide's own while the nightly work that makes them has run at most this long ago. */
const WEEK_STALE_DAYS = 3

/**
 * Everybody a lead may go to, in one statement: the scanned store, the guides' own, the nearest open ones by great
 * circle, some of the city by a draw of the lead's own, and HQ's concierges; with each guide what they are and how full.
 */
export async function readReach(db: Db, query: ReachQuery): Promise<Reach> {
  const { brandId, memberId, wish, isGeneralWish, day, sceneStoreId, guideIds, place } = query
  const distance = place ? distanceSql(place) : sql<number | null>`null::int`
  // Guides are looked up by arrays of ids, so that they are read by index whatever the planner knows of the tables; a join
  // would read all guides of a brand that nothing has analysed yet (50 ms instead of 1 for 31,200 of them).
  const { rows } = await sql<{ stores: StoreInReach[]; guides: GuideRow[] }>`
    with ${nearSql(query)} reach as (
      select id from near
      union select ${sceneStoreId}::text where ${sceneStoreId}::text is not null
      union select store_id from guide_store where guide_id = any(${[...guideIds]}::text[]) and is_home
      union ${citySql(query)}),
    in_reach as (
      select s.id, s.kind, s.city, s.region_id as "regionId", ${distance} as "distanceM",
             (s.id is not distinct from ${sceneStoreId}) as "isScene", s.status = 'open' as "isOpen",
             ${mayReceiveSql(memberId)} as "mayReceive", c.revenue_class as "revenueClass", c.maturity_class as "maturityClass",
             s.opens_minute as "opensMinute", s.closes_minute as "closesMinute"
        from store s join reach on reach.id = s.id left join store_class c on c.store_id = s.id
       where s.brand_id = ${brandId}),
    place as (
      select guide_id, store_id from guide_store where store_id = any(array(select id from in_reach))
      union all
      select id, null from guide where brand_id = ${brandId} and role = 'concierge'),
    asked as (
      select g.id, place.store_id as "storeId", g.role, g.grade,
             case when cardinality(g.skills) = 0 or ${isGeneralWish}::boolean then null else ${wish} = any(g.skills) end as "isSkilled",
             g.employment = 'active' as "isEmployed",
             ${isAwaySql(day)} as "isOnLeave",
             l.is_taking as "isTaking",
             (g.openid is not null and exists (select 1 from member_identity i
                where i.brand_id = g.brand_id and i.kind = 'openid' and i.value = g.openid and i.member_id = ${memberId})) as "isSelf",
             greatest(0, ${day}::date - g.joined_on) as "tenureDays",
             coalesce(w.offers, 0) as "offers7d",
             round(w.accepted * 1000000.0 / nullif(w.offers, 0))::int as "acceptPpm",
             round(w.contacted * 1000000.0 / nullif(w.offers, 0))::int as "contactPpm",
             case when l.day = ${day}::date then l.day_used else 0 end as "dayUsed", l.day_cap as "dayCap",
             l.open_used as "openUsed", l.open_cap as "openCap", l.member_used as "memberUsed", l.member_cap as "memberCap",
             (extract(epoch from l.last_assigned_at) * 1000)::int8 as "lastAssignedMs",
             case when (l.presence_at at time zone 'Asia/Shanghai')::date = ${day}::date
               then (extract(hour from l.presence_at at time zone 'Asia/Shanghai') * 60
                   + extract(minute from l.presence_at at time zone 'Asia/Shanghai'))::int end as "presentFromMinute"
        from place join guide g on g.id = place.guide_id join guide_load l on l.guide_id = g.id
        left join guide_week w on w.guide_id = g.id and w.as_of >= ${day}::date - ${WEEK_STALE_DAYS}::int
       where g.id = any(array(select guide_id from place)) and g.brand_id = ${brandId})
    select coalesce((select json_agg(in_reach order by id) from in_reach), '[]') as stores,
           coalesce((select json_agg(asked order by id, "storeId") from asked), '[]') as guides`.execute(db)
  const { stores, guides } = rows[0]!
  return { stores, ...splitState(stores, guides) }
}

/** What a guide is stands once for each of their stores, their counters once. */
function splitState(stores: readonly StoreInReach[], rows: readonly GuideRow[]): Pick<Reach, 'guides' | 'state'> {
  const opens = new Map(stores.map(({ id, opensMinute }) => [id, opensMinute]))
  const guides: GuideFact[] = []
  const state = new Map<string, GuideState>()
  for (const row of rows) {
    const { dayUsed, dayCap, openUsed, openCap, memberUsed, memberCap, lastAssignedMs, presentFromMinute, ...fact } =
      row
    guides.push(fact)
    const opensMinute = row.storeId === null ? 0 : (opens.get(row.storeId) ?? 0)
    // Who was there before the doors opened has been there since the day began.
    const since = presentFromMinute !== null && presentFromMinute > opensMinute ? presentFromMinute : 0
    const known = state.get(row.id)
    if (known) known.availableFromMinute = Math.min(known.availableFromMinute, since)
    else {
      const counters = { dayUsed, dayCap, openUsed, openCap, memberUsed, memberCap, lastAssignedMs }
      state.set(row.id, { id: row.id, ...counters, availableFromMinute: since })
    }
  }
  return { guides, state: [...state.values()] }
}

/** Most shoppers of a city have enough stores within this; the whole reach is only read where they have not. */
const CLOSE_KM = 4

function nearSql({ brandId, place, nearestStores, withinKm }: ReachQuery): RawBuilder<unknown> {
  if (!place) return sql`near as (select s.id from store s where false),`
  const within = (km: number) => {
    const { south, north, west, east } = boundingBox(place, km)
    return sql`select s.id, ${distanceSql(place)} as meters from store s
      where s.brand_id = ${brandId} and s.status = 'open'
        and s.latitude between ${south} and ${north} and s.longitude between ${west} and ${east}
      order by meters, s.id limit ${nearestStores}`
  }
  // What lies within the circle is nearer than anything outside the box, so a full count of it is the answer.
  return sql`close as materialized (${within(CLOSE_KM)}),
    full_count as (select count(*) filter (where meters <= ${CLOSE_KM * 1000}) = ${nearestStores} as is_full from close),
    near as (
      select id from close where (select is_full from full_count)
      union all
      select id from (${within(withinKm)}) far where not (select is_full from full_count)),`
}

function citySql({ brandId, leadId, city, cityStores }: ReachQuery): RawBuilder<unknown> {
  if (!city || cityStores === 0) return sql`select s.id from store s where false`
  return sql`(select s.id from store s where s.brand_id = ${brandId} and s.status = 'open' and s.city = ${city}
    order by md5(${leadId} || s.id) limit ${cityStores})`
}

/** Whether a store may have a person's lead, and when it is open; undefined for a store that is not the brand's. */
export async function storeTerms(
  db: Db,
  { brandId, memberId, storeId }: { brandId: string; memberId: string; storeId: string | null },
): Promise<(OpeningHours & { id: string; mayReceive: boolean }) | undefined> {
  const { rows } = await sql<OpeningHours & { id: string; mayReceive: boolean }>`
    select s.id, s.opens_minute as "opensMinute", s.closes_minute as "closesMinute", ${mayReceiveSql(memberId)} as "mayReceive"
      from store s where s.brand_id = ${brandId} and s.id = ${storeId}`.execute(db)
  return rows[0]
}
