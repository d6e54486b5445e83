import { sql } from 'kysely'
import type { Account, SplitRole } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

export type EarningLot = {
  lotId: string
  orderId: string
  orderNo: string
  title: string
  paidAt: Date
  role: SplitRole
  weight: number
  weightSum: number
  rule: string
  result: unknown
  accounts: Partial<Record<Account, number>>
}

type Filter = {
  brandId: string
  guideId: string
  account?: Account | undefined
  before?: string | undefined
  rows: number
}

/** A guide's lots with where their money is, newest first; with `account`, those that have something there. */
export async function listEarnings(db: Db, filter: Filter): Promise<EarningLot[]> {
  const { brandId, guideId, account, before, rows } = filter
  const onAccount = sql`
    select sum(case when ${account ?? ''} = p.credit then p.amount_fen else -p.amount_fen end) from posting p
     where p.lot_id = l.id and ${account ?? ''} in (p.debit, p.credit)`
  const result = await sql<EarningLot>`
    select l.id as "lotId", l.order_id as "orderId", o.order_no as "orderNo", n.title, o.paid_at as "paidAt", l.role, l.weight,
           (select sum(w.weight) from lot w where w.order_line_id = l.order_line_id)::bigint as "weightSum",
           a.rule, a.result,
           coalesce((select json_object_agg(s.account, s.fen) from (
             select side.account, sum(side.fen) as fen from posting p
              cross join lateral (values (p.debit, -p.amount_fen), (p.credit, p.amount_fen)) as side (account, fen)
              where p.lot_id = l.id group by 1 having sum(side.fen) <> 0) s), '{}') as accounts
      from lot l join orders o on o.id = l.order_id join order_line n on n.id = l.order_line_id
      join attribution a on a.order_id = o.id and a.rev = 0
     where l.brand_id = ${brandId} and l.party_kind = 'guide' and l.party_id = ${guideId}
       and ${before === undefined ? sql`true` : sql`l.id < ${before}`}
       and ${account === undefined ? sql`true` : sql`(${onAccount}) <> 0`}
     order by l.id desc limit ${rows}`.execute(db)
  return result.rows
}

/** What stands on each account of one guide, as credits less debits. */
export async function earningTotals(db: Db, brandId: string, guideId: string): Promise<Map<Account, number>> {
  const { rows } = await sql<{ account: Account; fen: number }>`
    select side.account, sum(side.fen)::bigint as fen
      from lot l join posting p on p.lot_id = l.id
     cross join lateral (values (p.debit, -p.amount_fen), (p.credit, p.amount_fen)) as side (account, fen)
     where l.brand_id = ${brandId} and l.party_kind = 'guide' and l.party_id = ${guideId} group by 1`.execute(db)
  return new Map(rows.map(({ account, fen }) => [account, fen]))
}
