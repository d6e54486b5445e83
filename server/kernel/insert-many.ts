import { type Insertable, type RawBuilder, sql } from 'kysely'
import { assert } from './assert'
import type { Db } from './ctx'
import type { Schema } from './schema'

type Table = keyof Schema & string
export type RowsByTable = { [T in Table]?: readonly Insertable<Schema[T]>[] }

/**
 * Inserts rows of one table in one statement with one parameter, however many rows there are.
 * PostgreSQL reads the columns' own types, so a batch of 1,000 costs about what one row costs.
 * All rows must name the same columns. With `onConflict: 'skip'` rows that exist already are left alone.
 */
export async function insertMany<T extends Table>(
  db: Db,
  table: T,
  rows: readonly Insertable<Schema[T]>[],
  options: { onConflict?: 'skip' } = {},
): Promise<void> {
  if (rows.length === 0) return
  await sql`${insertOf(table, rows)} ${options.onConflict === 'skip' ? sql`on conflict do nothing` : sql``}`.execute(db)
}

/**
 * Inserts rows of several tables in one statement; foreign keys among them hold at its end.
 * One round trip for a whole decision, which is what the embedded database charges for.
 */
export async function insertTogether(db: Db, rowsByTable: RowsByTable): Promise<void> {
  const filled = Object.entries(rowsByTable).filter(([, rows]) => rows.length > 0)
  if (filled.length === 0) return
  const parts = filled.map(([table, rows]) => sql`${sql.ref(`new_${table}`)} as (${insertOf(table as Table, rows)})`)
  await sql`with ${sql.join(parts)} select 1`.execute(db)
}

function insertOf(table: Table, rows: readonly object[]): RawBuilder<unknown> {
  const columns = Object.keys(rows[0] ?? {})
  assert(
    rows.every((row) => Object.keys(row).length === columns.length),
    `Rows of ${table} name different columns`,
  )
  const names = sql.join(columns.map((column) => sql.ref(column)))
  return sql`insert into ${sql.table(table)} (${names})
    select ${names} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`
}
