import { sql } from 'kysely'
import { ACCOUNT_TEXT, type Account } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

/** Where a part begins, and how many rows of its kind it has at most: an id, or '' for the first. */
export type BookPart = { brandId: string; after: string; rows: number }

export type OrderBooks = {
  /** The last order read; null when there was none. */
  last: string | null
  read: number
  orders: number
  lots: number
  postings: number
  refunds: number
  poolFen: number
  linesFen: number
  ledgerSumFen: number
  owedFen: number
  paidOutFen: number
  lotsOffTarget: number
  linesOffPool: number
  negativeAccounts: number
  refundsAbovePaid: number
  ordersWithoutLots: number
}
export type StatementBooks = { last: string | null; statements: number; statementsOffPostings: number }

const ACCOUNTS = Object.keys(ACCOUNT_TEXT) as Account[]
/** What it cost and what was paid out are not owed to anybody; everything else is. */
const OWED = ACCOUNTS.filter((account) => account !== 'expense' && account !== 'cash')
/** Lots cost, and are owed back, by debits: above zero they would have given money twice. */
const DEBIT_NORMAL: readonly Account[] = ['expense', 'clawback']

/**
 * Works a run of orders out again from postings, settlement runs and refunds, and counts every place where they disagree.
 * Two readings of one fact that were written by different code: what each lot should have, and what was posted to it.
 * Each order is read whole and at one moment, so that a part is right by itself. `lateral` keeps the planner from reading
 * all postings for a part of them.
 */
export async function readOrderBooks(db: Db, { brandId, after, rows }: BookPart): Promise<OrderBooks> {
  const moved = ACCOUNTS.map(
    (
      account,
    ) => sql`coalesce(sum(case ${account}::text when p.credit then p.amount_fen when p.debit then -p.amount_fen end), 0)
      as ${sql.id(account)}`,
  )
  const wrong = ACCOUNTS.map((account) =>
    DEBIT_NORMAL.includes(account) ? sql`(${sql.id(account)} > 0)::int` : sql`(${sql.id(account)} < 0)::int`,
  )
  const plus = sql` + `
  const together = (accounts: readonly Account[]) =>
    sql.join(
      accounts.map((account) => sql.id(account)),
      plus,
    )
  const found = await sql<OrderBooks>`
    with page as materialized (
      select o.id, o.paid_at from orders o where o.brand_id = ${brandId} and o.id > ${after} order by o.id limit ${rows}),
    share as materialized (
      select l.order_line_id, r.pool_fen, r.targets[l.ordinal + 1] as target, side.*
        from page
        join lot l on l.order_id = page.id
       cross join lateral (select count(*) as postings, ${sql.join(moved)} from posting p where p.lot_id = l.id) as side
        left join lateral (
          select s.pool_fen, s.targets from settlement_run s where s.order_line_id = l.order_line_id
           order by s.rev desc limit 1) as r on true),
    line as (select min(pool_fen) as pool, -sum(expense) as posted from share group by order_line_id)
    select (select max(id) from page) as last,
           (select count(*) from page)::int as read,
           (select count(*) from page where paid_at is not null)::int as orders,
           (select count(*) from refund f join page on page.id = f.order_id)::int as refunds,
           (select coalesce(sum(pool), 0) from line)::bigint as "poolFen",
           (select count(*) from line where pool is distinct from posted)::int as "linesOffPool",
           (select count(*) from page join order_line n on n.order_id = page.id
             where n.net_fen < coalesce((select sum(f.amount_fen) from refund_line f where f.order_line_id = n.id), 0)
           )::int as "refundsAbovePaid",
           (select count(*) from page where paid_at is not null
               and not exists (select 1 from lot l where l.order_id = page.id))::int as "ordersWithoutLots",
           count(*)::int as lots, coalesce(sum(postings), 0)::int as postings,
           coalesce(-sum(expense), 0)::bigint as "linesFen",
           coalesce(sum(${together(ACCOUNTS)}), 0)::bigint as "ledgerSumFen",
           coalesce(sum(${together(OWED)}), 0)::bigint as "owedFen",
           coalesce(sum(cash), 0)::bigint as "paidOutFen",
           count(*) filter (where target is distinct from -expense)::int as "lotsOffTarget",
           coalesce(sum(${sql.join(wrong, plus)}), 0)::int as "negativeAccounts"
      from share`.execute(db)
  return found.rows[0]!
}

/** The same for a run of statements: each against its own lines, and against what was posted to pay it. */
export async function readStatementBooks(db: Db, { brandId, after, rows }: BookPart): Promise<StatementBooks> {
  const lines = (kind: string) =>
    sql`coalesce((select sum(n.amount_fen) from statement_line n where n.statement_id = s.id and n.kind = ${kind}), 0)`
  const posted = (kind: string, credit?: string) => sql`coalesce((
      select sum(p.amount_fen) from journal j join posting p on p.journal_id = j.id
       where j.brand_id = s.brand_id and j.kind = ${kind} and j.source_id = s.id
         and ${credit ? sql`p.credit = ${credit}` : sql`true`}), 0)`
  const found = await sql<StatementBooks>`
    with page as materialized (
      select s.* from statement s where s.brand_id = ${brandId} and s.id > ${after} order by s.id limit ${rows})
    select max(s.id) as last, count(*)::int as statements,
           count(*) filter (where s.earned_fen <> ${lines('earned')} or s.clawback_fen <> ${lines('clawback')}
              or s.payable_fen <> ${posted('commit', 'in_transit')}
              or (s.state = 'paid' and s.payable_fen <> ${posted('payout')}))::int as "statementsOffPostings"
      from page s`.execute(db)
  return found.rows[0]!
}
