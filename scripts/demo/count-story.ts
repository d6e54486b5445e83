import { sql } from 'kysely'
import { type Books, wholeBooks } from '../../contract/book-sums'
import { replayDecisions } from '../../server/flows/replay-decisions'
import { replayOrders } from '../../server/flows/replay-orders'
import type { Caller } from '../../server/kernel/ctx'
import { call, must, type Stage } from '../story/stage'

export type LeadCounts = {
  leads: number
  merged: number
  routed: number
  unroutable: number
  reRouted: number
  accepted: number
  overCap: number
  doubleAssigned: number
}

/** Counts leads from the rows themselves, not from counters: every capture is a lead of its own or joined one. */
export async function countLeads({ db, brandId }: Stage): Promise<LeadCounts> {
  const { rows } = await sql<LeadCounts>`
    with tries as (
      select lead_id, count(*)::int as tries, bool_or(answered_at is not null and state in ('accepted', 'contacted', 'done')) as is_accepted,
             count(*) filter (where state in ('offered', 'accepted', 'contacted'))::int as live
        from assignment where brand_id = ${brandId} group by lead_id),
    days as (
      select a.guide_id, count(*)::int as used, min(l.day_cap) as cap
        from assignment a join guide_load l on l.guide_id = a.guide_id
       where a.brand_id = ${brandId} group by a.guide_id, a.reserved_day),
    open as (
      select a.guide_id, count(*)::int as used, min(l.open_cap) as cap
        from assignment a join guide_load l on l.guide_id = a.guide_id
       where a.brand_id = ${brandId} and a.state in ('offered', 'accepted', 'contacted') group by a.guide_id)
    select (select count(*) from lead where brand_id = ${brandId})::int
             + (select count(*) from lead_merge where brand_id = ${brandId})::int as leads,
           (select count(*) from lead_merge where brand_id = ${brandId})::int as merged,
           (select count(*) from tries)::int as routed,
           (select count(*) from lead l where l.brand_id = ${brandId}
              and not exists (select 1 from tries t where t.lead_id = l.id))::int as unroutable,
           (select count(*) from tries where tries > 1)::int as "reRouted",
           (select count(*) from tries where is_accepted)::int as accepted,
           (select count(*) from days where used > cap)::int + (select count(*) from open where used > cap)::int as "overCap",
           (select count(*) from tries where live > 1)::int as "doubleAssigned"`.execute(db)
  return rows[0]!
}

export type Named = { name: string; count: number; amountFen?: number }

/** Leads that nobody was ever offered, by the reason of their last attempt. */
export async function unroutableByReason({ db, brandId }: Stage): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select coalesce(unroutable_reason, 'NO_ELIGIBLE_GUIDE') as name, count(*)::int as count from lead l
     where brand_id = ${brandId} and not exists (select 1 from assignment a where a.lead_id = l.id)
     group by 1 order by 2 desc`.execute(db)
  return rows
}

export async function ordersBySource({ db, brandId }: Stage): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select source as name, count(*)::int as count, sum(paid_fen)::int8 as "amountFen" from orders
     where brand_id = ${brandId} and paid_at is not null group by source order by 2 desc`.execute(db)
  return rows
}

/** The rule each order was attributed by; `unknown` is a rule of its own. */
export async function ordersByRule({ db, brandId }: Stage): Promise<(Named & { outcome: string })[]> {
  const { rows } = await sql<Named & { outcome: string }>`
    select rule as name, outcome, count(*)::int as count from attribution a
     where brand_id = ${brandId} and rev = (select max(rev) from attribution b where b.order_id = a.order_id)
     group by rule, outcome order by 3 desc`.execute(db)
  return rows
}

/** `clawbackFen` is what was paid out for goods that came back since, and still has to be taken back from later months. */
export type Sums = { payableFen: number; paidOutFen: number; clawbackFen: number; refundsFen: number; refunds: number }

export async function countMoney({ db, brandId }: Stage): Promise<Sums> {
  const { rows } = await sql<Sums>`
    select coalesce((select sum(payable_fen) from statement where brand_id = ${brandId}), 0)::int8 as "payableFen",
           coalesce((select sum(payable_fen) from statement where brand_id = ${brandId} and state = 'paid'), 0)::int8 as "paidOutFen",
           coalesce((select sum(case when p.debit = 'clawback' then p.amount_fen else -p.amount_fen end)
                       from posting p join lot l on l.id = p.lot_id
                      where l.brand_id = ${brandId} and 'clawback' in (p.debit, p.credit)), 0)::int8 as "clawbackFen",
           coalesce((select sum(amount_fen) from refund where brand_id = ${brandId}), 0)::int8 as "refundsFen",
           (select count(*) from refund where brand_id = ${brandId})::int as refunds`.execute(db)
  return rows[0]!
}

const financeOf = (stage: Stage): Caller => ({
  kind: 'ops',
  brandId: stage.brandId,
  staffId: 'sf_story',
  role: 'finance',
  stores: 'all',
})

/** What the product itself says of its books. */
export function checkBooks(stage: Stage, at: Date): Promise<Books> {
  return wholeBooks((input) => must<Books>(call(stage, financeOf(stage), 'checkBooks', input, at)))
}

export type Earner = { name: string; storeName: string | null; amountFen: number; orders: number; orderId: string }

/** Who earned most, after refunds, with the order that brought them most. */
export async function topEarners({ db, brandId }: Stage, rows: number): Promise<Earner[]> {
  const result = await sql<Earner>`
    with moved as (
      select l.party_id, l.order_id, sum(case when p.debit = 'expense' then p.amount_fen when p.credit = 'expense' then -p.amount_fen else 0 end) as fen
        from lot l join posting p on p.lot_id = l.id
       where l.brand_id = ${brandId} and l.party_kind = 'guide' group by l.party_id, l.order_id)
    select g.name, s.name as "storeName", sum(m.fen)::int8 as "amountFen", count(*)::int as orders,
           (array_agg(m.order_id order by m.fen desc, m.order_id))[1] as "orderId"
      from moved m join guide g on g.id = m.party_id
      left join guide_store gs on gs.guide_id = g.id and gs.is_home left join store s on s.id = gs.store_id
     group by g.id, g.name, s.name order by 3 desc, g.id limit ${rows}`.execute(db)
  return result.rows
}

export type Replay = { decisions: number; orders: number; replayMismatches: number }

const ALL_TIME = { from: new Date(0), to: new Date('9999-01-01T00:00:00Z') }

/** Decides every stored decision again under the versions of then, and works every order out again; counts what differs. */
export async function replayAll({ db, brandId }: Stage): Promise<Replay> {
  const routing = await replayDecisions(db, brandId, ALL_TIME)
  const { replayed, mismatches } = await replayOrders(db, brandId)
  return {
    decisions: routing.decisions,
    orders: replayed,
    replayMismatches: routing.mismatches.length + mismatches.length,
  }
}
