import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type Books = {
  orders: number
  lots: number
  postings: number
  refunds: number
  statements: number
  poolFen: number
  linesFen: number
  ledgerSumFen: number
  owedFen: number
  paidOutFen: number
  lotsOffTarget: number
  linesOffPool: number
  negativeAccounts: number
  statementsOffPostings: number
  refundsAbovePaid: number
  ordersWithoutLots: number
}

/**
 * Works the books out again from postings, runs, statements and refunds, and counts every place where they disagree.
 * Two readings of one fact that were written by different code: what each lot should have, and what was posted to it.
 */
export async function readBooks(db: Db, brandId: string): Promise<Books> {
  const { rows } = await sql<Books>`
    with side as (
      select p.lot_id, s.account, sum(s.fen) as fen
        from posting p join journal j on j.id = p.journal_id
       cross join lateral (values (p.debit, -p.amount_fen), (p.credit, p.amount_fen)) as s (account, fen)
       where j.brand_id = ${brandId} group by 1, 2),
    latest as (
      select distinct on (r.order_line_id) r.order_line_id, r.pool_fen, r.targets
        from settlement_run r where r.brand_id = ${brandId} order by r.order_line_id, r.rev desc),
    due as (
      select l.id as lot_id, l.order_line_id, r.pool_fen, r.targets[l.ordinal + 1] as target,
             coalesce(-e.fen, 0) as posted
        from lot l
        left join latest r on r.order_line_id = l.order_line_id
        left join side e on e.lot_id = l.id and e.account = 'expense'
       where l.brand_id = ${brandId}),
    line as (select order_line_id, min(pool_fen) as pool, sum(posted) as posted from due group by 1),
    owed as (
      select coalesce(sum(fen) filter (where account in ('accrued', 'available', 'held', 'in_transit', 'clawback')), 0) as fen,
             coalesce(sum(fen) filter (where account = 'cash'), 0) as cash, coalesce(sum(fen), 0) as total,
             count(*) filter (where case when account in ('expense', 'clawback') then fen > 0 else fen < 0 end) as negative
        from side)
    select (select count(*) from orders o where o.brand_id = ${brandId} and o.paid_at is not null)::int as orders,
           (select count(*) from due)::int as lots,
           (select count(*) from posting p join journal j on j.id = p.journal_id where j.brand_id = ${brandId})::int as postings,
           (select count(*) from refund r where r.brand_id = ${brandId})::int as refunds,
           (select count(*) from statement s where s.brand_id = ${brandId})::int as statements,
           (select coalesce(sum(pool), 0) from line)::bigint as "poolFen",
           (select coalesce(sum(posted), 0) from due)::bigint as "linesFen",
           owed.total::bigint as "ledgerSumFen", owed.fen::bigint as "owedFen", owed.cash::bigint as "paidOutFen",
           (select count(*) from due where target is distinct from posted)::int as "lotsOffTarget",
           (select count(*) from line where pool is distinct from posted)::int as "linesOffPool",
           owed.negative::int as "negativeAccounts",
           (select count(*) from statement s where s.brand_id = ${brandId} and (
              s.earned_fen <> coalesce((select sum(n.amount_fen) from statement_line n where n.statement_id = s.id and n.kind = 'earned'), 0)
              or s.clawback_fen <> coalesce((select sum(n.amount_fen) from statement_line n where n.statement_id = s.id and n.kind = 'clawback'), 0)
              or s.payable_fen <> coalesce((
                   select sum(p.amount_fen) from journal j join posting p on p.journal_id = j.id
                    where j.brand_id = s.brand_id and j.kind = 'commit' and j.source_id = s.id and p.credit = 'in_transit'), 0)
              or (s.state = 'paid' and s.payable_fen <> coalesce((
                   select sum(p.amount_fen) from journal j join posting p on p.journal_id = j.id
                    where j.brand_id = s.brand_id and j.kind = 'payout' and j.source_id = s.id), 0))))::int as "statementsOffPostings",
           (select count(*) from order_line n join orders o on o.id = n.order_id
             where o.brand_id = ${brandId} and n.net_fen < coalesce((select sum(f.amount_fen) from refund_line f where f.order_line_id = n.id), 0)
           )::int as "refundsAbovePaid",
           (select count(*) from orders o where o.brand_id = ${brandId} and o.paid_at is not null
               and not exists (select 1 from lot l where l.order_id = o.id))::int as "ordersWithoutLots"
      from owed`.execute(db)
  return rows[0]!
}
