import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../server/kernel/ctx'

const LIVE = sql`('offered', 'accepted', 'contacted')`

/**
 * What must hold whatever happened, each as a query for its breaches: `who` broke it, and `what` was found. Everything
 * is counted from the rows that say what happened (assignments, bindings, touches), never from a counter alone.
 */
const RULES: Record<string, RawBuilder<Breach>> = {
  'no guide gets more leads in a day than their cap': sql`
    select a.guide_id as who, a.reserved_day || ': ' || count(*) || ' of ' || max(l.day_cap) as what
      from assignment a join guide_load l on l.guide_id = a.guide_id
     group by a.guide_id, a.reserved_day having count(*) > max(l.day_cap)`,
  'no guide holds more leads than they may have open': sql`
    select a.guide_id as who, count(*) || ' of ' || max(l.open_cap) as what
      from assignment a join guide_load l on l.guide_id = a.guide_id
     where a.state in ${LIVE} group by a.guide_id having count(*) > max(l.open_cap)`,
  'the used slots of a day are the assignments of that day': sql`
    select l.guide_id as who, l.day_used || ' <> ' || count(a.id) as what
      from guide_load l left join assignment a on a.guide_id = l.guide_id and a.reserved_day = l.day
     group by l.guide_id having l.day_used <> count(a.id)`,
  'the used slots of open work are the live assignments': sql`
    select l.guide_id as who, l.open_used || ' <> ' || count(a.id) as what
      from guide_load l left join assignment a on a.guide_id = l.guide_id and a.state in ${LIVE}
     group by l.guide_id having l.open_used <> count(a.id)`,
  'the used places for members are the live bindings': sql`
    select l.guide_id as who, l.member_used || ' <> ' || count(b.id) as what
      from guide_load l left join binding b on b.guide_id = l.guide_id and b.ends_at is null
     group by l.guide_id having l.member_used <> count(b.id)`,
  'no lead is given to two guides at once': sql`
    select lead_id as who, count(*)::text as what from assignment
     where state in ${LIVE} group by lead_id having count(*) > 1`,
  'an open lead is held by exactly the guide it names, in the same state': sql`
    select l.id as who, concat_ws(' ', l.state, l.guide_id, a.state, a.guide_id) as what
      from lead l left join assignment a on a.lead_id = l.id and a.state in ${LIVE}
     where case when l.state in ${LIVE} then l.state is distinct from a.state or l.guide_id is distinct from a.guide_id
                else a.id is not null end`,
  'a lead in the pool says why': sql`
    select id as who, 'no reason' as what from lead where state = 'pooled' and unroutable_reason is null`,
  'every attempt to place a lead has its decision': sql`
    select l.id as who, l.attempts || ' <> ' || count(d.id) as what
      from lead l left join decision d on d.lead_id = l.id group by l.id having l.attempts <> count(d.id)`,
  'the chain of a person is as long as their touches': sql`
    select m.id as who, m.chain_seq || ' <> ' || count(t.id) as what
      from member m left join touchpoint t on t.member_id = m.id group by m.id having m.chain_seq <> count(t.id)`,
  'what is reserved is what orders hold': sql`
    select s.location || ' ' || s.sku_id as who, s.reserved || ' <> ' || coalesce(sum(h.quantity), 0) as what
      from stock s left join stock_hold h
        on h.brand_id = s.brand_id and h.sku_id = s.sku_id and h.location = s.location and h.state = 'held'
     group by s.brand_id, s.location, s.sku_id, s.reserved having s.reserved <> coalesce(sum(h.quantity), 0)`,
  'only an order that waits holds goods': sql`
    select o.id as who, o.state as what from orders o
     where o.state not in ('placed', 'paid')
       and exists (select 1 from stock_hold h where h.order_id = o.id and h.state = 'held')`,
  'a request that was refunded has its refund, to the fen': sql`
    select q.id as who, q.amount_fen || ' <> ' || coalesce(r.amount_fen, 0) as what
      from refund_request q left join refund r on r.brand_id = q.brand_id and r.refund_no = q.refund_no
     where (q.state = 'refunded') <> (r.id is not null) or q.amount_fen <> r.amount_fen`,
}

type Breach = { who: string; what: string }

/** At most this many breaches of a rule are named. */
const NAMED_MAX = 5

/** Where counters and what they count disagree, in words; empty when all is well. Reads every brand. */
export async function findDisagreements(db: Db): Promise<string[]> {
  const found: string[] = []
  for (const [rule, query] of Object.entries(RULES)) {
    const { rows } = await sql<Breach>`${query} order by who limit ${NAMED_MAX}`.execute(db)
    found.push(...rows.map(({ who, what }) => `broken: ${rule} (${who}: ${what})`))
  }
  return found
}
