import { type SqlBool, sql } from 'kysely'
import type { AttributionRule } from '../../../contract/reasons'
import type { AssignmentState, OrderSource } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import type { PoolRow } from './lead-pool.sql'

export type LeadHead = Omit<PoolRow, 'unroutableReason'> & {
  unroutableReason: string | null
  isPersonalised: boolean
  partnerName: string | null
  regionName: string | null
  scoreReasons: unknown
  scoringVersion: number
  modelVersion: string | null
  mergedCount: number
  visitAt: Date | null
  firstContactAt: Date | null
  closedAt: Date | null
}

/** One lead of the caller's stores with all that stands at its head; undefined when it is not theirs to see. */
export async function readLeadHead(
  db: Db,
  brandId: string,
  stores: StoreScope,
  leadId: string,
): Promise<LeadHead | undefined> {
  const scope = stores === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`l.store_id = any(${[...stores]}::text[])`
  const { rows } = await sql<LeadHead>`
    select l.id, l.state, l.wish, l.channel, l.score, l.attempts, l.arrived_at as "arrivedAt",
           l.unroutable_reason as "unroutableReason", l.member_id as "memberId", m.display_name as "displayName",
           m.phone_masked as "phoneMasked", m.is_personalised as "isPersonalised", coalesce(l.city, s.city) as city,
           l.store_id as "storeId", s.name as "storeName", r.name as "regionName", l.guide_id as "guideId", g.name as "guideName",
           p.name as "partnerName", l.score_reasons as "scoreReasons", l.scoring_version as "scoringVersion",
           l.model_version as "modelVersion", l.merged_count as "mergedCount", l.visit_at as "visitAt",
           l.first_contact_at as "firstContactAt", l.closed_at as "closedAt",
           case when a.state = 'offered' then 'accept' when a.state = 'accepted' and a.contact_by is not null then 'contact'
                when l.state = 'pooled' and l.retry_at is not null then 'retry' end as "dueKind",
           case when a.state = 'offered' then a.accept_by when a.state = 'accepted' then a.contact_by
                when l.state = 'pooled' then l.retry_at end as "dueAt"
      from lead l join member m on m.id = l.member_id
      left join store s on s.id = l.store_id left join region r on r.id = s.region_id
      left join guide g on g.id = l.guide_id left join partner p on p.id = l.partner_id
      left join assignment a on a.lead_id = l.id and a.state in ('offered', 'accepted', 'contacted')
     where l.brand_id = ${brandId} and l.id = ${leadId} and ${scope}`.execute(db)
  return rows[0]
}

export type AttemptEvent = {
  attempt: number
  mode: string
  ruleVersion: number | null
  decidedBy: string | null
  reason: string | null
  at: Date
  guideName: string | null
  storeId: string | null
  storeName: string | null
  acceptBy: Date | null
  state: AssignmentState | null
  answeredAt: Date | null
  answerReason: string | null
}

/** Every attempt to place a lead and what became of it, oldest first. */
export async function listAttempts(db: Db, brandId: string, leadId: string): Promise<AttemptEvent[]> {
  const { rows } = await sql<AttemptEvent>`
    select d.attempt, d.mode, d.rule_version as "ruleVersion", coalesce(d.decided_by, d.input ->> 'decidedBy') as "decidedBy",
           case when d.engine_version = 'manual' then d.input ->> 'reason' end as reason, d.at, g.name as "guideName",
           a.store_id as "storeId", s.name as "storeName", a.accept_by as "acceptBy", a.state,
           a.answered_at as "answeredAt", a.answer_reason as "answerReason"
      from decision d left join assignment a on a.lead_id = d.lead_id and a.attempt = d.attempt
      left join guide g on g.id = a.guide_id left join store s on s.id = a.store_id
     where d.brand_id = ${brandId} and d.lead_id = ${leadId} order by d.attempt`.execute(db)
  return rows
}

export type FollowUpEvent = {
  way: string
  note: string
  nextOn: string | null
  at: Date
  guideName: string | null
  storeId: string | null
  storeName: string | null
}

/** What guides did about a lead, newest first, each with the store they had it for. */
export async function listFollowUpsOf(db: Db, brandId: string, leadId: string, rows: number): Promise<FollowUpEvent[]> {
  const { rows: found } = await sql<FollowUpEvent>`
    select f.way, f.note, f.next_on::text as "nextOn", f.at, g.name as "guideName", a.store_id as "storeId", s.name as "storeName"
      from follow_up f join assignment a on a.id = f.assignment_id join guide g on g.id = f.guide_id
      left join store s on s.id = a.store_id
     where f.brand_id = ${brandId} and f.lead_id = ${leadId} order by f.at desc limit ${rows}`.execute(db)
  return found
}

/**
 * When others joined a lead by asking again, and when somebody looked at the person's number for it: for some stores a guide
 * of others looked without a name.
 */
export async function listJoinsAndLooks(
  db: Db,
  { brandId, leadId, memberId, stores }: { brandId: string; leadId: string; memberId: string; stores: StoreScope },
) {
  const seen =
    stores === 'all'
      ? sql`actor`
      : sql`case when actor like 'guide:%' and not exists (
          select from guide_store gs where gs.guide_id = substr(actor, 7) and gs.store_id = any(${[...stores]}::text[]))
          then null else actor end`
  const { rows } = await sql<{
    kind: 'askedAgain' | 'phoneSeen'
    at: Date
    actor: string | null
    reason: string | null
  }>`
    select 'askedAgain' as kind, at, null as actor, null as reason from lead_merge
     where brand_id = ${brandId} and lead_id = ${leadId}
    union all
    select 'phoneSeen', at, ${seen}, reason from phone_reveal
     where brand_id = ${brandId} and member_id = ${memberId} and lead_id = ${leadId}`.execute(db)
  return rows
}

export type OrderEvent = {
  orderId: string
  orderNo: string
  source: OrderSource
  paidFen: number
  refundedFen: number
  at: Date
  guideName: string | null
  storeId: string | null
  storeName: string | null
  rule: AttributionRule | null
  policyVersion: number | null
  commissionFen: number
}

/** What a lead brought: its paid orders, by what each was attributed, and how much commission that is now. */
export async function listOrdersOfLead(db: Db, brandId: string, leadId: string): Promise<OrderEvent[]> {
  const { rows } = await sql<OrderEvent>`
    select o.id as "orderId", o.order_no as "orderNo", o.source, o.paid_fen as "paidFen", o.paid_at as at,
           coalesce((select sum(r.amount_fen) from refund r where r.order_id = o.id), 0)::int8 as "refundedFen",
           g.name as "guideName", o.store_id as "storeId", s.name as "storeName", t.rule, t.policy_version as "policyVersion",
           coalesce((select sum(c.pool_fen) from (
             select distinct on (x.order_line_id) x.pool_fen from settlement_run x join order_line ol on ol.id = x.order_line_id
              where ol.order_id = o.id order by x.order_line_id, x.rev desc) c), 0)::int8 as "commissionFen"
      from orders o left join guide g on g.id = o.seller_guide_id left join store s on s.id = o.store_id
      left join lateral (select rule, policy_version from attribution where order_id = o.id order by rev desc limit 1) t on true
     where o.brand_id = ${brandId} and o.lead_id = ${leadId} and o.paid_at is not null order by o.paid_at`.execute(db)
  return rows
}

/** The names of staff and guides who acted, by `ops:sf_…` and `guide:gd_…`. */
export async function nameActors(db: Db, brandId: string, actors: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(actors.map((actor) => actor.slice(actor.indexOf(':') + 1)))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ actor: string; name: string }>`
    select 'ops:' || id as actor, name from staff where brand_id = ${brandId} and id = any(${ids}::text[])
    union all
    select 'guide:' || id, name from guide where brand_id = ${brandId} and id = any(${ids}::text[])`.execute(db)
  return new Map(rows.map(({ actor, name }) => [actor, name]))
}
