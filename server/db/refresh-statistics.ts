import { type Kysely, sql } from 'kysely'
import type { Schema } from '../kernel/schema'

/**
 * Tells the planner how large the tables are. A server does so by itself (autovacuum); the embedded database has no
 * background process, and without statistics reads whole tables where an index would do. Worth a second before and
 * after much is written.
 */
export async function refreshStatistics(db: Kysely<Schema>): Promise<void> {
  await sql`analyze`.execute(db)
}
