import { sql } from 'kysely'
import type { TimelineStep } from '../../../contract/member-vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'

export type TimelineRow = {
  step: TimelineStep
  id: string
  at: Date
  what: string | null
  channel: string | null
  guideName: string | null
  storeName: string | null
  words: string | null
  amountFen: number | null
  isGiven: boolean | null
  leadId: string | null
  orderId: string | null
}

export type TimelineOf = { brandId: string; memberId: string; stores: StoreScope; isPersonalised: boolean }

/**
 * Everything that happened with a person, under all the ids they have had, newest first behind `before`. What somebody who
 * wants no personal service looked at is left out; a talk stands as the follow-up, not once more as its touch. Staff of some stores see what happened at those, and what the person
 * did by themselves. Read by the person's own indexes: a person has some hundred steps, whatever the brand has.
 */
export async function listTimeline(
  db: Db,
  { brandId, memberId, stores, isPersonalised }: TimelineOf,
  page: { before?: { at: Date; id: string } | undefined; rows: number },
): Promise<TimelineRow[]> {
  const { before, rows } = page
  const ids = sql`any(array(select id from member where brand_id = ${brandId} and (id = ${memberId} or merged_into = ${memberId})))`
  const here = (column: string) =>
    stores === 'all' ? sql`true` : sql`${sql.ref(column)} = any(${[...stores]}::text[])`
  const isWhole = stores === 'all'
  const { rows: steps } = await sql<TimelineRow>`
    select way.step, way.id, way.at, way.what, way.channel, g.name as "guideName", s.name as "storeName", way.words,
           way.amount as "amountFen", way.given as "isGiven", way.lead_id as "leadId", way.order_id as "orderId"
      from (
      select 'touch' as step, t.id, t.occurred_at as at, t.kind as what, t.channel, t.guide_id, t.store_id, t.subject as words,
             null::int8 as amount, null::boolean as given, null as lead_id, null as order_id
        from touchpoint t where t.member_id = ${ids} and t.kind <> 'contact_logged' and (${isPersonalised} or t.kind <> 'page_view')
         and (${here('t.store_id')} or t.store_id is null)
      union all
      select 'joined', n.id, n.at, null, null, null, n.store_id, null, null, null, null, null
        from onboarding_step n where n.member_id = ${ids} and n.step = 'join' and n.event = 'done' and (${isWhole} or n.store_id is null or ${here('n.store_id')})
      union all
      select 'lead', l.id, l.arrived_at, l.state, l.channel, l.guide_id, l.store_id, l.wish, null, null, l.id, null
        from lead l where l.member_id = ${ids} and ${here('l.store_id')}
      union all
      select 'offer', a.id, a.offered_at, a.state, null, a.guide_id, a.store_id, a.answer_reason, null, null, a.lead_id, null
        from lead l join assignment a on a.lead_id = l.id where l.member_id = ${ids} and ${here('a.store_id')}
      union all
      select 'follow_up', f.id, f.at, f.way, null, f.guide_id, a.store_id, f.note, null, null, f.lead_id, null
        from lead l join follow_up f on f.lead_id = l.id join assignment a on a.id = f.assignment_id
       where l.member_id = ${ids} and ${here('a.store_id')}
      union all
      select 'consent', c.id, c.at, c.purpose, null, null, null, c.recipient_name, null, c.is_given, null, null
        from consent c where c.member_id = ${ids} and (${isWhole} or c.purpose = 'marketing' or ${here('c.recipient')})
      union all
      select 'bound', b.id || '+', b.starts_at, b.reason, null, b.guide_id, b.store_id, null, null, null, null, null
        from binding b where b.member_id = ${ids} and ${here('b.store_id')}
      union all
      select 'unbound', b.id || '-', b.ends_at, b.end_reason, null, b.guide_id, b.store_id, null, null, null, null, null
        from binding b where b.member_id = ${ids} and b.ends_at is not null and ${here('b.store_id')}
      union all
      select 'order', o.id, o.paid_at, o.source, o.channel, o.seller_guide_id, o.store_id,
             (select n.title from order_line n where n.order_id = o.id order by n.line_no limit 1), o.paid_fen, null, null, o.id
        from orders o where o.member_id = ${ids} and o.paid_at is not null and ${here('o.store_id')}
      union all
      select 'refund', r.id, r.refunded_at, null, null, null, o.store_id, r.reason, r.amount_fen, null, null, o.id
        from orders o join refund r on r.order_id = o.id where o.member_id = ${ids} and ${here('o.store_id')}
      union all
      select 'merge', g.from_member_id, g.at, null, null, null, null, g.reason, null, null, null, null
        from member_merge g where g.from_member_id = ${ids} and ${isWhole}
      union all
      select 'unmerge', u.from_member_id || '-', u.at, null, null, null, null, u.reason, null, null, null, null
        from member_unmerge u where (u.from_member_id = ${memberId} or u.into_member_id = ${memberId}) and ${isWhole}) way
      left join guide g on g.id = way.guide_id
      left join store s on s.id = way.store_id
     where ${before === undefined ? sql`true` : sql`(way.at, way.id) < (${before.at}::timestamptz, ${before.id})`}
     order by way.at desc, way.id desc limit ${rows}`.execute(db)
  return steps
}
