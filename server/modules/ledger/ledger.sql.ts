import { sql } from 'kysely'
import type { JournalKind } from '../../../contract/reasons'
import type { Account } from '../../../contract/vocabulary'
import { canonicalHash } from '../../kernel/canonical'
import type { Db } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import { monthBounds, shanghaiMonth } from '../../kernel/shanghai-time'
import { type Balance, EMPTY_BALANCE, type Posting } from './lot-balance'

/**
 * The period that takes postings recorded now: the month in Shanghai, opened on first use. Should that month have been
 * closed at this very moment, the one after it. The row is held shared, so that closing waits for this transaction.
 */
export async function openPeriod(db: Db, brandId: string, now: Date): Promise<string> {
  for (let month = shanghaiMonth(now); ; month = shanghaiMonth(monthBounds(month).endsAt)) {
    let status = await periodStatus(db, brandId, month)
    if (!status) {
      await ensurePeriod(db, brandId, month)
      status = await periodStatus(db, brandId, month)
    }
    if (status === 'open') return month
  }
}

/** Makes the row of a month unless there is one. */
export async function ensurePeriod(db: Db, brandId: string, month: string): Promise<void> {
  const { startsAt, endsAt } = monthBounds(month)
  const row = { brand_id: brandId, id: month, starts_at: startsAt, ends_at: endsAt, status: 'open' as const }
  await insertMany(db, 'period', [row], { onConflict: 'skip' })
}

async function periodStatus(db: Db, brandId: string, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('period')
    .select('status')
    .where('brand_id', '=', brandId)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()
  return row?.status
}

export type NewJournal = {
  id: string
  brandId: string
  kind: JournalKind
  /** With the kind, the natural key: the same fact is never posted twice. */
  sourceId: string
  periodId: string
  effectiveAt: Date
  recordedAt: Date
  actor: string
  postings: readonly Posting[]
}

/** Appends journals and their postings: two statements however many. A journal without postings is not written. */
export async function postJournals(db: Db, journals: readonly NewJournal[]): Promise<void> {
  const real = journals.filter(({ postings }) => postings.length > 0)
  await insertMany(
    db,
    'journal',
    real.map((journal) => ({
      id: journal.id,
      brand_id: journal.brandId,
      kind: journal.kind,
      source_id: journal.sourceId,
      period_id: journal.periodId,
      input_hash: canonicalHash(journal.postings),
      effective_at: journal.effectiveAt,
      recorded_at: journal.recordedAt,
      actor: journal.actor,
    })),
  )
  await insertMany(
    db,
    'posting',
    real.flatMap(({ id, postings }) =>
      postings.map(({ lotId, debit, credit, amountFen }, seq) => ({
        journal_id: id,
        seq,
        lot_id: lotId,
        debit,
        credit,
        amount_fen: amountFen,
      })),
    ),
  )
}

/** Where the money of every lot of these orders is now, from the postings alone. */
export async function balancesOf(db: Db, orderIds: readonly string[]): Promise<Map<string, Balance>> {
  const { rows } = await sql<{ lotId: string; account: Account; fen: number }>`
    select l.id as "lotId", side.account, sum(side.fen)::bigint as fen
      from lot l join posting p on p.lot_id = l.id
     cross join lateral (values (p.debit, -p.amount_fen), (p.credit, p.amount_fen)) as side (account, fen)
     where l.order_id = any(${[...orderIds]}::text[]) group by 1, 2`.execute(db)
  const balances = new Map<string, Balance>()
  for (const { lotId, account, fen } of rows) {
    const balance = balances.get(lotId) ?? { ...EMPTY_BALANCE }
    balance[account] = fen
    balances.set(lotId, balance)
  }
  return balances
}

export type PostedStep = {
  kind: JournalKind
  sourceId: string
  lotId: string
  debit: Account
  credit: Account
  amountFen: number
  recordedAt: Date
  periodId: string
}

/** Every movement of one order's money, oldest first. */
export async function stepsOf(db: Db, orderId: string): Promise<PostedStep[]> {
  const { rows } = await sql<PostedStep>`
    select j.kind, j.source_id as "sourceId", p.lot_id as "lotId", p.debit, p.credit, p.amount_fen as "amountFen",
           j.recorded_at as "recordedAt", j.period_id as "periodId"
      from lot l join posting p on p.lot_id = l.id join journal j on j.id = p.journal_id
     where l.order_id = ${orderId} order by j.recorded_at, j.id, p.seq`.execute(db)
  return rows
}
