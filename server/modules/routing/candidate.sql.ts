import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { boundingBox, type Place } from '../../kernel/great-circle'
import { metresSql } from '../../kernel/great-circle.sql'
import type { GuideFact, StoreFact } from './route-lead'

export type ScopeQuery = {
  brandId: string
  leadId: string
  memberId: string
  /** Stores that are in whatever the distance: the scanned one, and the bound and scanned guides' own. */
  sceneStoreId: string | null
  guideIds: readonly string[]
  place: Place | null
  city: string | null
  nearestStores: number
  withinKm: number
}

export type StoreInScope = StoreFact & { opensMinute: number; closesMinute: number }

/** Whole metres from a place to store `s`, as `greatCircleM` gives them. */
function distanceSql(place: Place) {
  return sql<number>`round(${metresSql(place, STORE_PLACE)}::numeric)::int`
}

const STORE_PLACE = { latitude: sql.ref<number>('s.latitude'), longitude: sql.ref<number>('s.longitude') }

/**
 * The stores a lead may go to: the scanned one, the guides' own, and the nearest open ones by great circle — or, when
 * only a city is known, a draw among its open stores that spreads leads evenly. With each, whether consent covers it.
 */
export async function storesInScope(db: Db, query: ScopeQuery): Promise<StoreInScope[]> {
  const distance = query.place ? distanceSql(query.place) : sql<number | null>`null::int`
  const { rows } = await sql<StoreInScope>`
    with near as (${nearSql(query)}), scope as (
      select id from near
      union select ${query.sceneStoreId}::text where ${query.sceneStoreId}::text is not null
      union select store_id from guide_store where guide_id = any(${[...query.guideIds]}::text[]) and is_home
    )
    select s.id, ${distance} as "distanceM", (s.id is not distinct from ${query.sceneStoreId}) as "isScene",
           s.status = 'open' as "isOpen", s.opens_minute as "opensMinute", s.closes_minute as "closesMinute",
           (s.kind in ('own', 'discount') or coalesce((
              select c.is_given from consent c
               where c.member_id in (select id from member where id = ${query.memberId} or merged_into = ${query.memberId})
                 and c.purpose = 'lead_handover' and c.recipient = s.id
               order by c.at desc, c.id desc limit 1), false)) as "mayReceive"
      from store s join scope on scope.id = s.id
     where s.brand_id = ${query.brandId}
     order by s.id`.execute(db)
  return rows
}

/** Most shoppers of a city have enough stores within this; the whole reach is only read where they have not. */
const CLOSE_KM = 4

function nearSql({ brandId, leadId, place, city, nearestStores, withinKm }: ScopeQuery) {
  if (place) {
    const within = (km: number) => {
      const { south, north, west, east } = boundingBox(place, km)
      return sql`select s.id, ${distanceSql(place)} as meters from store s
        where s.brand_id = ${brandId} and s.status = 'open'
          and s.latitude between ${south} and ${north} and s.longitude between ${west} and ${east}
        order by meters, s.id limit ${nearestStores}`
    }
    // What lies within the circle is nearer than anything outside the box, so a full count of it is the answer.
    return sql`with close as materialized (${within(CLOSE_KM)}),
        full_count as (select count(*) filter (where meters <= ${CLOSE_KM * 1000}) = ${nearestStores} as is_full from close)
      select id from close where (select is_full from full_count)
      union all
      select id from (${within(withinKm)}) far where not (select is_full from full_count)`
  }
  if (city) {
    return sql`select s.id from store s where s.brand_id = ${brandId} and s.status = 'open' and s.city = ${city}
      order by md5(${leadId} || s.id) limit ${nearestStores}`
  }
  return sql`select s.id from store s where false`
}

export type GuideQuery = {
  brandId: string
  memberId: string
  storeIds: readonly string[]
  wish: string
  day: string
  isGeneralWish: boolean
}

/** The guides of these stores and HQ's concierges, with today's capacity: one row for each guide and store. */
export async function guidesOf(db: Db, query: GuideQuery): Promise<GuideFact[]> {
  const { rows } = await sql<GuideFact>`
    with place as (
      select guide_id, store_id from guide_store where store_id = any(${[...query.storeIds]}::text[])
      union all
      select id, null from guide where brand_id = ${query.brandId} and role = 'concierge'
    )
    select g.id, place.store_id as "storeId", g.role, g.grade,
           case when cardinality(g.skills) = 0 or ${query.isGeneralWish}::boolean then null
                else ${query.wish} = any(g.skills) end as "isSkilled",
           g.employment = 'active' as "isEmployed",
           (g.leave_from is not null and ${query.day}::date between g.leave_from and coalesce(g.leave_to, 'infinity')) as "isOnLeave",
           l.is_taking as "isTaking",
           (g.openid is not null and exists (select 1 from member_identity i
              where i.brand_id = g.brand_id and i.kind = 'openid' and i.value = g.openid and i.member_id = ${query.memberId})) as "isSelf",
           case when l.day = ${query.day}::date then l.day_used else 0 end as "dayUsed", l.day_cap as "dayCap",
           l.open_used as "openUsed", l.open_cap as "openCap", l.member_used as "memberUsed", l.member_cap as "memberCap",
           (extract(epoch from l.last_assigned_at) * 1000)::int8 as "lastAssignedMs"
      from place join guide g on g.id = place.guide_id join guide_load l on l.guide_id = g.id
     where g.brand_id = ${query.brandId}
     order by g.id, place.store_id`.execute(db)
  return rows
}

/**
 * Takes one slot of a guide's day and of their open work, if both are free: one conditional update, so whatever the
 * number of callers the caps hold. The day rolls over in the same statement. Returns the day the slot was counted on.
 */
export async function reserveGuide(db: Db, guideId: string, day: string, now: Date): Promise<string | null> {
  const { rows } = await sql<{ day: string }>`
    update guide_load
       set day_used = case when day < ${day}::date then 1 else day_used + 1 end,
           day = greatest(day, ${day}::date),
           open_used = open_used + 1,
           last_assigned_at = greatest(last_assigned_at, ${now}::timestamptz)
     where guide_id = ${guideId} and is_taking
       and case when day < ${day}::date then 0 else day_used end < day_cap and open_used < open_cap
       and exists (select 1 from guide g where g.id = guide_load.guide_id and g.employment = 'active')
    returning day`.execute(db)
  return rows[0]?.day ?? null
}

/**
 * Holds the capacity of guides whose slots move in this transaction, in id order: of two leads that change guides in
 * opposite directions at once one waits for the other, and neither waits for ever.
 */
export async function holdCapacity(db: Db, guideIds: readonly string[]): Promise<void> {
  await sql`select from guide_load where guide_id = any(${[...guideIds]}::text[]) order by guide_id for update`.execute(
    db,
  )
}

/**
 * Holds the capacity of a guide and of everybody at their stores, in id order: for work that moves many leads among
 * colleagues in one transaction.
 */
export async function holdCapacityAround(db: Db, guideId: string): Promise<void> {
  await sql`select from guide_load where guide_id = ${guideId} or guide_id in (
      select c.guide_id from guide_store own join guide_store c on c.store_id = own.store_id where own.guide_id = ${guideId})
    order by guide_id for update`.execute(db)
}

/** Gives back the open-work slot. The day's slot stays used: an offer received counts, so idling gains nothing. */
export async function releaseOpenWork(db: Db, guideId: string): Promise<void> {
  await sql`update guide_load set open_used = open_used - 1 where guide_id = ${guideId} and open_used > 0`.execute(db)
}
