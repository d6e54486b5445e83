import { type Insertable, type RawBuilder, sql } from 'kysely'
import { RECORD_TEXT } from '../../../contract/reasons'
import type { PartyKind, PayoutStanding, StatementState } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import type { Schema } from '../../kernel/schema'
import type { OpenLot } from './close-period'

/**
 * All open periods of the brand, held until the transaction ends: whoever posts holds the open month first, so nobody
 * moves money while a period is being closed. Then the one period asked for.
 */
export async function lockPeriod(db: Db, brandId: string, periodId: string) {
  const periods = await db
    .selectFrom('period')
    .selectAll()
    .where('brand_id', '=', brandId)
    .where((eb) => eb.or([eb('status', '=', 'open'), eb('id', '=', periodId)]))
    .orderBy('id')
    .forUpdate()
    .execute()
  return periods.find(({ id }) => id === periodId)
}

/** The period before, when there is one: it must be closed first, and its root goes into the next. */
export async function periodBefore(db: Db, brandId: string, periodId: string) {
  return db
    .selectFrom('period')
    .select(['id', 'status', 'root_hash as rootHash'])
    .where('brand_id', '=', brandId)
    .where('id', '<', periodId)
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/**
 * Lots with money to be paid or owed when the period ended, and still so now: what was refunded or frozen since then is
 * not paid, what matured since then waits for the next period (`least` leaves nulls out: nothing then must be a zero).
 * Nor is anything kept back for a payout that is still on its way: nothing was paid yet that could be paid back.
 */
export async function openLots(db: Db, brandId: string, periodId: string): Promise<OpenLot[]> {
  const { rows } = await sql<OpenLot>`
    with side as (
      select p.lot_id, j.period_id <= ${periodId} as is_then,
             case when p.credit = 'available' then p.amount_fen when p.debit = 'available' then -p.amount_fen else 0 end as available,
             case when p.debit = 'clawback' then p.amount_fen when p.credit = 'clawback' then -p.amount_fen else 0 end as clawback,
             case when p.credit = 'cash' then p.amount_fen when p.debit = 'cash' then -p.amount_fen else 0 end as cash
        from posting p join journal j on j.id = p.journal_id
       where j.brand_id = ${brandId} and (p.debit in ('available', 'clawback', 'cash') or p.credit in ('available', 'clawback', 'cash'))),
    standing as (
      select lot_id,
             greatest(0, least(sum(available), coalesce(sum(available) filter (where is_then), 0)))::bigint as available,
             greatest(0, least(sum(clawback), coalesce(sum(clawback) filter (where is_then), 0), sum(cash)))::bigint as clawback
        from side group by lot_id)
    select l.id as "lotId", l.party_kind as "partyKind", l.party_id as "partyId",
           (extract(epoch from o.paid_at) * 1000)::bigint as "paidAtMs",
           s.available as "availableFen", s.clawback as "clawbackFen"
      from standing s join lot l on l.id = s.lot_id join orders o on o.id = l.order_id
     where s.available > 0 or s.clawback > 0`.execute(db)
  return rows
}

/** Numbers that go into a closed period's manifest. */
export async function periodCounts(db: Db, brandId: string, periodId: string) {
  const { rows } = await sql<{ journals: number; postings: number; postedFen: number; parkedRefunds: number }>`
    select count(distinct j.id)::int as journals, count(p.seq)::int as postings,
           coalesce(sum(p.amount_fen), 0)::bigint as "postedFen",
           (select count(*)::int from inbox i where i.brand_id = ${brandId} and i.state = 'parked') as "parkedRefunds"
      from journal j left join posting p on p.journal_id = j.id
     where j.brand_id = ${brandId} and j.period_id = ${periodId}`.execute(db)
  return rows[0]!
}

export type NewStatement = Insertable<Schema['statement']>
export type NewStatementLine = Insertable<Schema['statement_line']>

export async function insertStatements(
  db: Db,
  statements: readonly NewStatement[],
  lines: readonly NewStatementLine[],
): Promise<void> {
  await insertMany(db, 'statement', statements)
  await insertMany(db, 'statement_line', lines)
}

export async function markClosed(
  db: Db,
  brandId: string,
  periodId: string,
  closed: { rootHash: string; manifest: object; at: Date; by: string },
): Promise<void> {
  await db
    .updateTable('period')
    .set({
      status: 'closed',
      root_hash: closed.rootHash,
      manifest: JSON.stringify(closed.manifest),
      closed_at: closed.at,
      closed_by: closed.by,
    })
    .where('brand_id', '=', brandId)
    .where('id', '=', periodId)
    .execute()
}

/** Moves every statement of a period from one state to the next; answers how many. */
export async function approveDrafts(
  db: Db,
  brandId: string,
  periodId: string,
  { by, at }: { by: string; at: Date },
): Promise<number> {
  const result = await db
    .updateTable('statement')
    .set({ state: 'approved', approved_by: by, approved_at: at })
    .where('brand_id', '=', brandId)
    .where('period_id', '=', periodId)
    .where('state', '=', 'draft')
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Approved statements are on their way from now; one of nothing is paid by being approved. Answers how many there were. */
export async function markExported(
  db: Db,
  brandId: string,
  periodId: string,
  { by, at }: { by: string; at: Date },
): Promise<number> {
  const { rows } = await sql`
    update statement set exported_at = ${at}::timestamptz, exported_by = ${by},
           state = case when payable_fen = 0 then 'paid' else 'exported' end,
           paid_at = case when payable_fen = 0 then ${at}::timestamptz end,
           payment_ref = case when payable_fen = 0 then ${RECORD_TEXT.nettedWhole} end
     where brand_id = ${brandId} and period_id = ${periodId} and state = 'approved' returning id`.execute(db)
  return rows.length
}

export type StatementRow = {
  statementId: string
  periodId: string
  partyKind: PartyKind
  partyId: string
  partyCode: string
  partyName: string
  earnedFen: number
  clawbackFen: number
  payableFen: number
  lineCount: number
  state: StatementState
  hash: string
  exportedAt: Date | null
  paidAt: Date | null
  paymentRef: string | null
  /** Of the last payout that failed, while the statement is still to be paid. */
  failReason: string | null
  failedAt: Date | null
}

export type StatementFilter = {
  brandId: string
  stores: StoreScope
  /** The month; not asked where one statement is. */
  periodId?: string
  partyKind?: PartyKind | undefined
  states?: readonly StatementState[]
  payout?: PayoutStanding | undefined
  statementId?: string
  after?: string | undefined
  rows: number | null
}

const PAYOUT_IS: Record<PayoutStanding, RawBuilder<unknown>> = {
  waiting: sql`s.state = 'exported'`,
  failed: sql`s.state = 'exported' and f.reason is not null`,
  paid: sql`s.state = 'paid'`,
}

/** Statements of a period with the names of who is paid, by id; a store's staff see the store's and its guides'. */
export async function listStatementRows(db: Db, filter: StatementFilter): Promise<StatementRow[]> {
  const { brandId, stores, periodId, partyKind, states, payout, statementId, after, rows } = filter
  const inScope =
    stores === 'all'
      ? sql`true`
      : sql`(s.party_id = any(${[...stores]}::text[]) or s.party_id in (
              select gs.guide_id from guide_store gs where gs.store_id = any(${[...stores]}::text[])))`
  const result = await sql<StatementRow>`
    select s.id as "statementId", s.period_id as "periodId", s.party_kind as "partyKind", s.party_id as "partyId",
           coalesce(g.code, t.code, 'HQ') as "partyCode", coalesce(g.name, t.name, b.name) as "partyName",
           s.earned_fen as "earnedFen", s.clawback_fen as "clawbackFen", s.payable_fen as "payableFen",
           s.line_count as "lineCount", s.state, s.hash, s.exported_at as "exportedAt", s.paid_at as "paidAt",
           s.payment_ref as "paymentRef", f.reason as "failReason", f.recorded_at as "failedAt"
      from statement s join brand b on b.id = s.brand_id
      left join guide g on g.id = s.party_id
      left join store t on t.id = s.party_id
      left join lateral (
        select r.reason, r.recorded_at from payout_result r
         where r.statement_id = s.id and r.result = 'failed' and s.state = 'exported'
         order by r.recorded_at desc limit 1) f on true
     where s.brand_id = ${brandId} and ${inScope}
       and ${statementId === undefined ? sql`s.period_id = ${periodId}` : sql`s.id = ${statementId}`}
       and ${partyKind === undefined ? sql`true` : sql`s.party_kind = ${partyKind}`}
       and ${states === undefined ? sql`true` : sql`s.state = any(${[...states]}::text[])`}
       and ${payout === undefined ? sql`true` : PAYOUT_IS[payout]}
       and ${after === undefined ? sql`true` : sql`s.id > ${after}`}
     order by s.id ${rows === null ? sql`` : sql`limit ${rows}`}`.execute(db)
  return result.rows
}

/** Statements by id, held in id order until the transaction ends. */
export async function lockStatements(db: Db, brandId: string, ids: readonly string[]) {
  return db
    .selectFrom('statement')
    .select(['id', 'state', 'period_id as periodId', 'payable_fen as payableFen', 'payment_ref as paymentRef'])
    .where('brand_id', '=', brandId)
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** What the closing of a period put on its way for each of these statements. */
export async function inTransitOf(db: Db, brandId: string, statementIds: readonly string[]) {
  const result = await sql<{ statementId: string; lotId: string; amountFen: number }>`
    select j.source_id as "statementId", p.lot_id as "lotId", p.amount_fen as "amountFen"
      from journal j join posting p on p.journal_id = j.id
     where j.brand_id = ${brandId} and j.kind = 'commit' and j.source_id = any(${[...statementIds]}::text[])
       and p.credit = 'in_transit'
     order by j.source_id, p.seq`.execute(db)
  return result.rows
}
