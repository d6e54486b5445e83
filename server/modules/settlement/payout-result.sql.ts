import { type Insertable, sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import type { Schema } from '../../kernel/schema'

export type NewPayoutResult = Insertable<Schema['payout_result']>
export type KnownFailure = { statementId: string; paymentRef: string | null; reason: string }

/** Failures that are on record for these statements. */
export async function failuresOf(db: Db, statementIds: readonly string[]): Promise<KnownFailure[]> {
  const rows = await db
    .selectFrom('payout_result')
    .select(['statement_id as statementId', 'payment_ref as paymentRef', 'reason'])
    .where('statement_id', '=', sql<string>`any(${[...statementIds]}::text[])`)
    .where('result', '=', 'failed')
    .execute()
  return rows.map((row) => ({ ...row, reason: row.reason ?? '' }))
}

/** Writes down what the bank said. What is on record already is not written twice. */
export async function noteResults(db: Db, results: readonly NewPayoutResult[]): Promise<void> {
  await insertMany(db, 'payout_result', results, { onConflict: 'skip' })
}

/** Statements of a month that are on their way to who is paid, and their sum. */
export async function duePayouts(
  db: Db,
  brandId: string,
  periodId: string,
): Promise<{ statements: number; fen: number }> {
  const { rows } = await sql<{ statements: number; fen: number }>`
    select count(*)::int as statements, coalesce(sum(payable_fen), 0)::bigint as fen from statement
     where brand_id = ${brandId} and period_id = ${periodId} and state = 'exported'`.execute(db)
  return rows[0]!
}

/** The money of these statements has arrived. */
export async function markPaidOut(
  db: Db,
  payouts: readonly { statementId: string; paymentRef: string }[],
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await sql`
    update statement s set state = 'paid', paid_at = ${at}::timestamptz, paid_by = ${by}, payment_ref = x."paymentRef"
      from json_to_recordset(${JSON.stringify(payouts)}::json) as x ("statementId" text, "paymentRef" text)
     where s.id = x."statementId"`.execute(db)
}
