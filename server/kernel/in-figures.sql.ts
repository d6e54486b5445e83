import { type RawBuilder, sql } from 'kysely'

/**
 * Whether the lead or order of a column counts in the figures people learn from: no standing doubt keeps it out. What is
 * out is decided by the view `quarantined` alone. Never part of a query about money or about work that waits.
 */
export function inFigures(idColumn: string): RawBuilder<boolean> {
  return sql<boolean>`not exists (select from quarantined q where q.subject_id = ${sql.ref(idColumn)})`
}
