import { sql } from 'kysely'
import type { LeadState, TouchKind } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

export type OwnMember = {
  memberId: string
  displayName: string | null
  phoneMasked: string | null
  acceptsContact: boolean
  isPersonalised: boolean
  boundSince: Date | null
  storeName: string | null
}

/**
 * A person as a guide may know them: bound to the guide now, or with a lead the guide accepted and still follows. Null for
 * everybody else, as for somebody who is not there. Whoever else they are bound to is not told.
 */
export async function findOwnMember(
  db: Db,
  brandId: string,
  guideId: string,
  memberId: string,
): Promise<OwnMember | null> {
  const { rows } = await sql<OwnMember>`
    select m.id as "memberId", m.display_name as "displayName", m.phone_masked as "phoneMasked",
           m.accepts_contact as "acceptsContact", m.is_personalised as "isPersonalised",
           b.starts_at as "boundSince", coalesce(bs.name, followed.name) as "storeName"
      from member named join member m on m.id = coalesce(named.merged_into, named.id)
      left join binding b on b.member_id = m.id and b.guide_id = ${guideId} and b.ends_at is null
      left join store bs on bs.id = b.store_id
      left join lateral (
        select a.id, s.name from lead l join assignment a on a.lead_id = l.id left join store s on s.id = a.store_id
         where l.member_id = m.id and a.guide_id = ${guideId} and a.state in ('accepted', 'contacted')
         order by a.id desc limit 1) followed on true
     where named.brand_id = ${brandId} and named.id = ${memberId} and (b.id is not null or followed.id is not null)`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Whose view of whom: `isWhole` is false when no store of the guide may have the person's data any more. */
export type Viewing = { brandId: string; guideId: string; memberId: string; isWhole: boolean }

/** What a person bought and paid, less what they got back. Not whole: what this guide sold them. */
export async function spendingOf(db: Db, viewing: Viewing): Promise<{ orders: number; spentFen: number }> {
  const { rows } = await sql<{ orders: number; spentFen: number }>`
    select count(*)::int as orders,
           coalesce(sum(o.paid_fen - coalesce((select sum(r.amount_fen) from refund r where r.order_id = o.id), 0)), 0)::bigint as "spentFen"
      from orders o where ${boughtBy(viewing)}`.execute(db)
  return rows[0]!
}

export type HistoryRow = {
  kind: 'touch' | 'lead' | 'order' | 'follow_up'
  id: string
  at: Date
  touch: TouchKind | null
  storeName: string | null
  subject: string | null
  wish: string | null
  state: LeadState | null
  orderNo: string | null
  title: string | null
  paidFen: number | null
  way: string | null
  note: string | null
  nextOn: string | null
}

/**
 * What happened with a person, newest first, behind `before`: what they did, what they bought, leads that are this guide's,
 * and what was written down about those. Leads and notes of other guides are not told. Not whole: the guide's own doings.
 */
export async function listHistory(
  db: Db,
  viewing: Viewing & { isPersonalised: boolean },
  page: { before?: { at: Date; id: string } | undefined; rows: number },
): Promise<HistoryRow[]> {
  const { guideId, isWhole, isPersonalised } = viewing
  const ids = idsOf(viewing)
  const { before, rows } = page
  const result = await sql<HistoryRow>`
    select * from (
      select 'touch' as kind, t.id, t.occurred_at as at, t.kind as touch, s.name as "storeName", t.subject,
             null as wish, null as state, null as "orderNo", null as title, null::bigint as "paidFen",
             null as way, null as note, null as "nextOn"
        from touchpoint t left join store s on s.id = t.store_id
       where t.member_id in (${ids}) and t.kind not in ('impression', 'contact_logged')
         and (t.kind <> 'lead_accepted' or t.guide_id = ${guideId}) and (${isPersonalised} or t.kind <> 'page_view')
         and (${isWhole} or t.guide_id = ${guideId})
      union all
      select 'lead', l.id, l.arrived_at, null, null, null, l.wish, l.state, null, null, null, null, null, null
        from lead l where l.member_id in (${ids}) and ${isMine(guideId)}
      union all
      select 'order', o.id, o.paid_at, null, null, null, null, null, o.order_no,
             (select n.title from order_line n where n.order_id = o.id order by n.line_no limit 1), o.paid_fen, null, null, null
        from orders o where ${boughtBy(viewing)}
      union all
      select 'follow_up', f.id, f.at, null, null, null, null, null, null, null, null, f.way, f.note, f.next_on::text
        from follow_up f join lead l on l.id = f.lead_id
       where l.member_id in (${ids}) and (f.guide_id = ${guideId} or ${isMine(guideId)})) history
     where ${before === undefined ? sql`true` : sql`(at, id) < (${before.at}::timestamptz, ${before.id})`}
     order by at desc, id desc limit ${rows}`.execute(db)
  return result.rows
}

function idsOf({ brandId, memberId }: Viewing) {
  return sql`select p.id from member p where p.brand_id = ${brandId} and (p.id = ${memberId} or p.merged_into = ${memberId})`
}

function boughtBy(viewing: Viewing) {
  return sql<boolean>`o.member_id in (${idsOf(viewing)}) and o.paid_at is not null
    and (${viewing.isWhole} or o.seller_guide_id = ${viewing.guideId})`
}

/** Whether lead `l` is this guide's: to answer, in hand, or ended in it. */
function isMine(guideId: string) {
  return sql<boolean>`exists (select 1 from assignment a where a.lead_id = l.id and a.guide_id = ${guideId}
    and a.state in ('offered', 'accepted', 'contacted', 'done'))`
}
