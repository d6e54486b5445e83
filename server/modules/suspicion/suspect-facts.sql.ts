import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import type { AskFact, SaleFact, ScanFact } from './find-suspects'

/** More of a kind than one run looks at: whoever has made up more is found by the next. */
const FACTS_MAX = 20_000
const ms = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::int8`

type Since = { brandId: string; since: Date; atLeast: number }

/** Leads since then of those who have asked at least so often. */
export async function readAsks(db: Db, { brandId, since, atLeast }: Since): Promise<AskFact[]> {
  const { rows } = await sql<AskFact>`
    select l.id as "leadId", l.member_id as "memberId", ${ms('l.arrived_at')} as "atMs"
      from (select member_id from lead where brand_id = ${brandId} and arrived_at >= ${since}
             group by member_id having count(*) >= ${atLeast}) often
      join lead l on l.member_id = often.member_id and l.arrived_at >= ${since}
     order by l.arrived_at desc, l.id desc limit ${FACTS_MAX}`.execute(db)
  return rows
}

/** Scans since then of codes at least so many people have scanned, each with what its person asked for soon after. */
export async function readScans(
  db: Db,
  { brandId, since, atLeast, asksWithinMs }: Since & { asksWithinMs: number },
): Promise<ScanFact[]> {
  const { rows } = await sql<ScanFact>`
    with scanned as (
      select t.code, t.member_id, t.occurred_at from touchpoint t
       where t.brand_id = ${brandId} and t.occurred_at >= ${since} and t.kind = 'scan' and t.code is not null),
    busy as (select code from scanned group by code having count(distinct member_id) >= ${atLeast})
    select s.code, s.member_id as "memberId", ${ms('s.occurred_at')} as "atMs",
           array(select l.id from lead l
                  where l.member_id = s.member_id and l.arrived_at >= s.occurred_at
                    and l.arrived_at <= s.occurred_at + make_interval(secs => ${asksWithinMs / 1000})
                  order by l.id) as "leadIds"
      from scanned s join busy b on b.code = s.code
     order by s.occurred_at desc limit ${FACTS_MAX}`.execute(db)
  return rows
}

/** Orders paid since one day, and those something went back of since an earlier one. */
export async function readSales(
  db: Db,
  { brandId, paidSince, refundedSince }: { brandId: string; paidSince: Date; refundedSince: Date },
): Promise<SaleFact[]> {
  const { rows } = await sql<SaleFact>`
    with looked as (
      select o.id from orders o where o.brand_id = ${brandId} and o.paid_at >= ${paidSince}
      union
      select r.order_id from refund r where r.brand_id = ${brandId} and r.refunded_at >= ${refundedSince})
    select o.id as "orderId", o.member_id as "memberId", o.store_id as "storeId", o.seller_guide_id as "sellerGuideId",
           a.facts ->> 'selfGuideId' as "selfGuideId", ${ms('o.paid_at')} as "paidAtMs",
           case when back.fen >= o.paid_fen then ${ms('back.at')} end as "refundedAtMs"
      from looked join orders o on o.id = looked.id
      left join attribution a on a.order_id = o.id and a.rev = 0
      left join lateral (select sum(r.amount_fen) as fen, max(r.refunded_at) as at from refund r where r.order_id = o.id) back on true
     where o.paid_at is not null
     order by o.id desc limit ${FACTS_MAX}`.execute(db)
  return rows
}
