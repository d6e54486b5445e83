import { type SqlBool, sql } from 'kysely'
import type { LeadState } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'

/** The answer to an idempotency key that was used before: the lead it made, or the one it joined. */
export async function findByKey(db: Db, brandId: string, idempotencyKey: string) {
  const { rows } = await sql<{ leadId: string; inputHash: string; isMerge: boolean }>`
    select id as "leadId", input_hash as "inputHash", false as "isMerge" from lead
     where brand_id = ${brandId} and idempotency_key = ${idempotencyKey}
    union all
    select lead_id, input_hash, true from lead_merge where brand_id = ${brandId} and idempotency_key = ${idempotencyKey}`.execute(
    db,
  )
  return rows[0] ?? null
}

export type LeadFacts = {
  hasPhone: boolean
  isMember: boolean
  strongTouches: number
  hasOrdered: boolean
  /** Within the last year, refunds taken off. */
  ordersInYear: number
  spentFenInYear: number
  /** Whether the wish is a shelf of the mall. */
  isKnownWish: boolean
  boundGuideId: string | null
  openLeadId: string | null
}

/** What is known of a person at the moment they ask, in one read: for the score, the owner, and the lead already open. */
export async function leadFacts(
  db: Db,
  query: { memberId: string; wish: string; touchesSince: Date; yearSince: Date },
): Promise<LeadFacts> {
  const { memberId, wish, touchesSince, yearSince } = query
  const { rows } = await sql<LeadFacts>`
    with self as (select id from member where id = ${memberId} or merged_into = ${memberId}),
    bought as (
      select count(*)::int as orders, coalesce(sum(o.paid_fen - coalesce(
               (select sum(r.amount_fen) from refund r where r.order_id = o.id), 0)), 0)::int8 as spent_fen
        from orders o where o.member_id in (select id from self) and o.paid_at >= ${yearSince})
    select m.phone_cipher is not null as "hasPhone", m.state = 'member' as "isMember",
           (select count(*)::int from touchpoint t where t.member_id in (select id from self)
              and t.quality >= 2 and t.occurred_at >= ${touchesSince}) as "strongTouches",
           exists (select 1 from orders o where o.member_id in (select id from self) and o.paid_at is not null) as "hasOrdered",
           (select orders from bought) as "ordersInYear", (select spent_fen from bought) as "spentFenInYear",
           exists (select from category c where c.brand_id = m.brand_id and lower(normalize(c.name, nfkc)) = ${wish}) as "isKnownWish",
           (select b.guide_id from binding b where b.member_id = m.id and b.ends_at is null) as "boundGuideId",
           (select l.id from lead l where l.member_id = m.id and l.wish = ${wish}
              and l.state in ('offered', 'accepted', 'contacted', 'pooled')) as "openLeadId"
      from member m where m.id = ${memberId}`.execute(db)
  return rows[0]!
}

/** What re-routing needs of a lead that exists, under a lock so that two sweeps never route it twice. */
export async function lockLead(db: Db, brandId: string, leadId: string) {
  return db
    .selectFrom('lead')
    .selectAll()
    .where('brand_id', '=', brandId)
    .where('id', '=', leadId)
    .forUpdate()
    .executeTakeFirst()
}

/** A lead as it is now, without a lock: for looking only. */
export async function readLead(db: Db, brandId: string, leadId: string) {
  return db.selectFrom('lead').selectAll().where('brand_id', '=', brandId).where('id', '=', leadId).executeTakeFirst()
}

export type LeadPlacement = {
  leadId: string
  state: LeadState
  guideId: string | null
  storeId: string | null
  attempts: number
  unroutableReason: string | null
  /** When a lead that nobody has now is tried again. */
  retryAt: Date | null
}

/** Moves a lead to where a decision put it. */
export async function placeLead(db: Db, placement: LeadPlacement): Promise<void> {
  await db
    .updateTable('lead')
    .set({
      state: placement.state,
      guide_id: placement.guideId,
      store_id: placement.storeId,
      attempts: placement.attempts,
      unroutable_reason: placement.unroutableReason,
      retry_at: placement.retryAt,
    })
    .where('id', '=', placement.leadId)
    .execute()
}

/**
 * Counts a capture that joined an open lead, keeps the better score, and the visit that was announced last; the facts it
 * is routed by say from now on that somebody asked twice. Returns the guide who holds it, if any.
 */
export async function joinLead(
  db: Db,
  leadId: string,
  { score, reasons, points, visitAt }: { score: number; reasons: unknown; points: number; visitAt: Date | null },
) {
  return db
    .updateTable('lead')
    .set((eb) => ({
      merged_count: eb('merged_count', '+', 1),
      visit_at: sql<Date | null>`coalesce(${visitAt}::timestamptz, visit_at)`,
      score: sql<number>`greatest(score, ${score})`,
      facts: sql`facts || jsonb_build_object('askedAgain', true, 'points', greatest((facts ->> 'points')::int, ${points}::int))`,
      score_reasons: sql`case when ${score} > score then ${JSON.stringify(reasons)}::jsonb else score_reasons end`,
    }))
    .where('id', '=', leadId)
    .returning(['id', 'state', 'guide_id as guideId', 'store_id as storeId'])
    .executeTakeFirstOrThrow()
}

/** Changes state with the time of first contact or of closing; `first_contact_at` is only ever set once. */
export async function markLead(
  db: Db,
  leadId: string,
  change: { state: LeadState; contactAt?: Date; closedAt?: Date },
) {
  await db
    .updateTable('lead')
    .set({
      state: change.state,
      ...(change.contactAt
        ? { first_contact_at: sql<Date>`coalesce(first_contact_at, ${change.contactAt}::timestamptz)` }
        : {}),
      ...(change.closedAt ? { closed_at: change.closedAt } : {}),
    })
    .where('id', '=', leadId)
    .execute()
}

/** Pool, load and response by region: what the live board shows (A4.8). */
export async function boardByRegion(
  db: Db,
  { brandId, stores, since }: { brandId: string; stores: StoreScope; since: Date },
) {
  const scope = stores === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`l.store_id = any(${[...stores]}::text[])`
  const { rows } = await sql<{
    regionId: string | null
    regionName: string | null
    leads: number
    waiting: number
    pooled: number
    contacted: number
    won: number
    medianFirstContactMinutes: number | null
  }>`
    select r.id as "regionId", r.name as "regionName", count(*)::int as leads,
           count(*) filter (where l.state = 'offered')::int as waiting,
           count(*) filter (where l.state = 'pooled')::int as pooled,
           count(*) filter (where l.first_contact_at is not null)::int as contacted,
           count(*) filter (where l.state = 'won')::int as won,
           percentile_cont(0.5) within group (order by extract(epoch from l.first_contact_at - l.arrived_at) / 60)
             filter (where l.first_contact_at is not null) as "medianFirstContactMinutes"
      from lead l left join store s on s.id = l.store_id left join region r on r.id = s.region_id
     where l.brand_id = ${brandId} and l.arrived_at >= ${since} and ${scope}
     group by r.id, r.name order by r.name nulls first`.execute(db)
  return rows
}
