import { type RawBuilder, sql } from 'kysely'
import type { ExportKind } from '../../../contract/data-vocabulary'
import type { Db } from '../../kernel/ctx'

export type ExportFilter = {
  brandId: string
  /** Null for all of the brand. */
  storeIds: readonly string[] | null
  /** Instants; null for lists of what stands now. */
  from: Date | null
  to: Date | null
  /** First and last month, for statements. */
  fromMonth: string | null
  toMonth: string | null
  /** The id of the last row of the step before. */
  after: string | null
  rows: number
}
/** One row as the database has it; the first member is its id. */
export type ExportedRow = Record<string, unknown> & { id: string }

type Query = (filter: ExportFilter) => RawBuilder<ExportedRow>

/**
 * The next rows of a list, in the order of their ids. Ids are made when a thing is written down, which is after it
 * happened or, for orders that are paid later, some days before: reading begins there and never twice at the same row.
 */
export async function nextExportRows(db: Db, kind: ExportKind, filter: ExportFilter): Promise<ExportedRow[]> {
  return (await QUERIES[kind](filter).execute(db)).rows
}

const idsBehind = (column: string, { after }: ExportFilter) =>
  after === null ? sql`true` : sql`${sql.ref(column)} > ${after}`
const inPeriod = (column: string, { from, to }: ExportFilter) =>
  sql`(${from}::timestamptz is null or ${sql.ref(column)} >= ${from}) and (${to}::timestamptz is null or ${sql.ref(column)} < ${to})`
const inStores = (column: string, { storeIds }: ExportFilter) =>
  storeIds === null ? sql`true` : sql`${sql.ref(column)} = any(${[...storeIds]}::text[])`

const leads: Query = (filter) => sql`
  select l.id, l.arrived_at as "at", m.display_name as "person", m.phone_masked as "phone", l.wish, l.channel, l.state,
         l.score, l.city, s.code as "storeCode", s.name as "storeName", g.code as "guideCode", g.name as "guideName",
         l.attempts, l.first_contact_at as "firstContactAt", l.closed_at as "closedAt"
    from lead l join member m on m.id = l.member_id
    left join store s on s.id = l.store_id left join guide g on g.id = l.guide_id
   where l.brand_id = ${filter.brandId} and ${idsBehind('l.id', filter)} and ${inPeriod('l.arrived_at', filter)}
     and ${inStores('l.store_id', filter)}
   order by l.id limit ${filter.rows}`

const members: Query = (filter) => sql`
  select m.id, m.created_at as "at", m.state, m.display_name as "person", m.phone_masked as "phone",
         m.source_channel as "channel", m.registered_at as "registeredAt", m.accepts_contact as "acceptsContact",
         g.code as "guideCode", g.name as "guideName", s.code as "storeCode", s.name as "storeName"
    from member m
    left join binding b on b.member_id = m.id and b.ends_at is null and ${inStores('b.store_id', filter)}
    left join guide g on g.id = b.guide_id left join store s on s.id = b.store_id
   where m.brand_id = ${filter.brandId} and m.state <> 'merged' and m.erased_at is null
     and ${idsBehind('m.id', filter)} and ${inPeriod('m.created_at', filter)}
     and ${
       filter.storeIds === null
         ? sql`true`
         : sql`(b.id is not null or exists (
                 select 1 from member x join lead l on l.member_id = x.id
                  where (x.id = m.id or x.merged_into = m.id) and l.store_id = any(${[...filter.storeIds]}::text[])))`
     }
   order by m.id limit ${filter.rows}`

const orders: Query = (filter) => sql`
  select o.id, o.paid_at as "at", o.order_no as "orderNo", o.source, o.state, s.code as "storeCode",
         s.name as "storeName", g.code as "guideCode", g.name as "guideName", o.goods_fen as "goodsFen",
         o.discount_fen as "discountFen", o.paid_fen as "paidFen",
         coalesce((select sum(r.amount_fen) from refund r where r.order_id = o.id), 0)::bigint as "refundedFen",
         o.received_at as "receivedAt", o.matured_at as "maturedAt"
    from orders o left join store s on s.id = o.store_id left join guide g on g.id = o.seller_guide_id
   where o.brand_id = ${filter.brandId} and o.paid_at is not null and ${idsBehind('o.id', filter)}
     and ${inPeriod('o.paid_at', filter)} and ${inStores('o.store_id', filter)}
   order by o.id limit ${filter.rows}`

const statements: Query = (filter) => sql`
  select t.id, t.period_id as "month", t.party_kind as "partyKind", coalesce(g.code, s.code, 'HQ') as "partyCode",
         coalesce(g.name, s.name, b.name) as "partyName", t.earned_fen as "earnedFen", t.clawback_fen as "clawbackFen",
         t.payable_fen as "payableFen", t.line_count as "lines", t.state, t.exported_at as "exportedAt",
         t.paid_at as "paidAt", t.payment_ref as "paymentRef"
    from statement t join brand b on b.id = t.brand_id
    left join guide g on g.id = t.party_id left join store s on s.id = t.party_id
   where t.brand_id = ${filter.brandId} and ${idsBehind('t.id', filter)}
     and (${filter.fromMonth}::text is null or t.period_id >= ${filter.fromMonth})
     and (${filter.toMonth}::text is null or t.period_id <= ${filter.toMonth})
     and ${
       filter.storeIds === null
         ? sql`true`
         : sql`(t.party_id = any(${[...filter.storeIds]}::text[]) or t.party_id in (
                 select gs.guide_id from guide_store gs where gs.store_id = any(${[...filter.storeIds]}::text[])))`
     }
   order by t.id limit ${filter.rows}`

const audit: Query = (filter) => sql`
  select a.id, a.at, a.actor, s.name as "actorName", a.action, a.target, a.detail
    from audit a left join staff s on a.actor = 'ops:' || s.id
   where a.brand_id = ${filter.brandId} and ${idsBehind('a.id', filter)} and ${inPeriod('a.at', filter)}
   order by a.id limit ${filter.rows}`

const stores: Query = (filter) => sql`
  select s.id, s.code, s.name, r.name as "region", s.kind, s.status, s.city, s.address, s.latitude, s.longitude,
         s.opens_minute as "opensMinute", s.closes_minute as "closesMinute", s.is_pilot as "isPilot"
    from store s join region r on r.id = s.region_id
   where s.brand_id = ${filter.brandId} and ${idsBehind('s.id', filter)} and ${inStores('s.id', filter)}
   order by s.id limit ${filter.rows}`

const guides: Query = (filter) => sql`
  select g.id, g.code, g.name, g.role, g.grade, g.skills, g.employment, g.joined_on as "joinedOn", g.left_on as "leftOn",
         array(select s.code from guide_store p join store s on s.id = p.store_id where p.guide_id = g.id
                order by p.is_home desc, s.code) as "storeCodes",
         l.day_cap as "dayCap", l.open_cap as "openCap", l.member_cap as "memberCap"
    from guide g left join guide_load l on l.guide_id = g.id
   where g.brand_id = ${filter.brandId} and ${idsBehind('g.id', filter)}
     and ${
       filter.storeIds === null
         ? sql`true`
         : sql`exists (select 1 from guide_store p where p.guide_id = g.id and p.store_id = any(${[...filter.storeIds]}::text[]))`
     }
   order by g.id limit ${filter.rows}`

const QUERIES: Record<ExportKind, Query> = { leads, members, orders, statements, audit, stores, guides }
