import { type Insertable, sql } from 'kysely'
import { assert } from './assert'
import type { Db } from './ctx'
import type { Schema } from './schema'

/**
 * Inserts rows of one table, or updates those whose natural key exists, in one statement however many rows there are.
 * `key` are the columns of a unique index; `update` are the columns that a known row takes over; the rest keep the
 * values the row was made with. Two rows with the same key in one batch: the later one counts, as if sent one by one.
 * Answers one entry a distinct key, with the columns of `returning` and whether the row is new.
 */
export async function upsertMany<T extends keyof Schema & string, R extends keyof Insertable<Schema[T]> & string>(
  db: Db,
  table: T,
  rows: readonly Insertable<Schema[T]>[],
  options: {
    key: readonly (keyof Insertable<Schema[T]> & string)[]
    update: readonly (keyof Insertable<Schema[T]> & string)[]
    returning: readonly R[]
  },
): Promise<({ [C in R]: Insertable<Schema[T]>[C] } & { isNew: boolean })[]> {
  const { key, update, returning } = options
  const distinct = [...new Map(rows.map((row) => [JSON.stringify(key.map((column) => row[column])), row])).values()]
  const [first] = distinct
  if (!first) return []
  const columns = Object.keys(first)
  assert(
    distinct.every((row) => Object.keys(row).length === columns.length),
    `Rows of ${table} name different columns`,
  )
  const refs = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)))
  const changes = sql.join(update.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))
  // xmax is 0 exactly on rows this statement inserted: the cheapest way to tell new from known.
  const result = await sql<never>`
    insert into ${sql.table(table)} (${refs(columns)})
    select ${refs(columns)} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(distinct)}::json)
    on conflict (${refs(key)}) do update set ${changes}
    returning ${refs(returning)}, (${sql.table(table)}.xmax = 0) as "isNew"`.execute(db)
  return result.rows
}
