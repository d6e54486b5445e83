import { type Insertable, sql } from 'kysely'
import { assert } from './assert'
import type { Db } from './ctx'
import type { Schema } from './schema'

/**
 * Inserts rows of one table in one statement with one parameter, however many rows there are.
 * PostgreSQL reads the columns' own types, so a batch of 1,000 costs about what one row costs (docs/decisions/0012).
 * All rows must name the same columns. With `onConflict: 'skip'` rows that exist already are left alone.
 */
export async function insertMany<T extends keyof Schema & string>(
  db: Db,
  table: T,
  rows: readonly Insertable<Schema[T]>[],
  options: { onConflict?: 'skip' } = {},
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  assert(
    rows.every((row) => Object.keys(row).length === columns.length),
    `Rows of ${table} name different columns`,
  )
  const names = sql.join(columns.map((column) => sql.ref(column)))
  await sql`insert into ${sql.table(table)} (${names})
            select ${names} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)
            ${options.onConflict === 'skip' ? sql`on conflict do nothing` : sql``}`.execute(db)
}
