import { sql } from 'kysely'
import type { Db } from '../../server/kernel/ctx'

/** Every row of every table as `table (values)`, sorted: two equal lists are two equal databases. */
export async function allRows(db: Db): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'`.execute(db)
  const parts = tables.rows.map(
    ({ name }) => sql`select ${sql.lit(name)} || ' ' || t::text as row from ${sql.table(name)} t`,
  )
  const { rows } = await sql<{ row: string }>`${sql.join(parts, sql` union all `)}`.execute(db)
  return rows.map(({ row }) => row).sort()
}

/** The rows that name at least one of these ids. */
export function rowsNaming(rows: readonly string[], ids: readonly string[]): string[] {
  return rows.filter((row) => ids.some((id) => row.includes(id)))
}

/** Every id of ours (`ld_…`) that stands in some rows. */
export function idsIn(rows: readonly string[]): string[] {
  return [...new Set(rows.flatMap((row) => row.match(/\b[a-z]{2}_[0-9a-z]{21}\b/g) ?? []))]
}
