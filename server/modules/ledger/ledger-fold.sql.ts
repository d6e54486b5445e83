import { sql } from 'kysely'
import { JOURNAL_TEXT } from '../../../contract/reasons'
import type { Account, PartyKind } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

/** Every kind by name, so that what was recorded since a moment is found by index. */
const KINDS = Object.keys(JOURNAL_TEXT)

export type AccountSum = {
  account: Account
  partyKind: PartyKind
  debitFen: number
  creditFen: number
  postings: number
}

/** Up to when the brand's days are folded; null: none is. */
export async function foldedUntil(db: Db, brandId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('ledger_fold')
    .select('folded_until')
    .where('brand_id', '=', brandId)
    .executeTakeFirst()
  return row?.folded_until ?? null
}

/** When the first journal of the brand was recorded. */
export async function firstRecordedAt(db: Db, brandId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('journal')
    .select('recorded_at')
    .where('brand_id', '=', brandId)
    .where('kind', '=', 'accrue')
    .orderBy('recorded_at')
    .limit(1)
    .executeTakeFirst()
  return row?.recorded_at ?? null
}

const sides = sql`cross join lateral (values (p.debit, p.amount_fen, 0::bigint), (p.credit, 0::bigint, p.amount_fen))
    as side (account, debit_fen, credit_fen)`

/** Adds up what was recorded on the days from one midnight to another, a row a day, account and kind of party. */
export async function foldDays(db: Db, brandId: string, from: Date, until: Date): Promise<void> {
  await sql`
    insert into ledger_day (brand_id, day, account, party_kind, debit_fen, credit_fen, postings)
    select j.brand_id, (j.recorded_at at time zone 'Asia/Shanghai')::date, side.account, l.party_kind,
           sum(side.debit_fen), sum(side.credit_fen), count(*) filter (where side.debit_fen > 0)
      from journal j join posting p on p.journal_id = j.id join lot l on l.id = p.lot_id ${sides}
     where j.brand_id = ${brandId} and j.kind = any(${KINDS}::text[])
       and j.recorded_at >= ${from} and j.recorded_at < ${until}
     group by 1, 2, 3, 4`.execute(db)
  await sql`
    insert into ledger_fold (brand_id, folded_until) values (${brandId}, ${until})
    on conflict (brand_id) do update set folded_until = excluded.folded_until`.execute(db)
}

/** Holds the fold of the brand until the transaction ends, so that no day is added up twice. */
export async function lockFold(db: Db, brandId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`fold:${brandId}`}))`.execute(db)
}

/** Sums of every account by kind of party: folded days, and what was recorded since. */
export async function accountSums(db: Db, brandId: string, since: Date): Promise<AccountSum[]> {
  const { rows } = await sql<AccountSum>`
    select account, party_kind as "partyKind", sum(debit_fen)::bigint as "debitFen", sum(credit_fen)::bigint as "creditFen",
           sum(postings)::int as postings
      from (
        select account, party_kind, debit_fen, credit_fen, postings from ledger_day where brand_id = ${brandId}
        union all
        select side.account, l.party_kind, sum(side.debit_fen), sum(side.credit_fen),
               count(*) filter (where side.debit_fen > 0)
          from journal j join posting p on p.journal_id = j.id join lot l on l.id = p.lot_id ${sides}
         where j.brand_id = ${brandId} and j.kind = any(${KINDS}::text[]) and j.recorded_at >= ${since}
         group by 1, 2) parts
     group by 1, 2`.execute(db)
  return rows
}
