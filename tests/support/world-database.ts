import type { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import { connectPglite } from '../../server/db/connect-pglite'
import { connectPostgres } from '../../server/db/connect-postgres'
import type { ProtocolPort } from '../../server/db/pglite-session'
import type { Db } from '../../server/kernel/ctx'
import type { WorkerDatabase } from './jest-environment'

declare const workerDatabase: WorkerDatabase

export type TestDatabase = { db: Db; url: string | null; close: () => Promise<void> }

/** The worker's database: on the server when there is one for the tests, else the embedded one. */
export async function openTestDatabase(connectionsMax = 4): Promise<TestDatabase> {
  if (process.env.TEST_DATABASE_URL) {
    const url = await workerDatabase.makeOnServer()
    const db = connectPostgres({ url, connectionsMax, tlsMode: 'off' })
    return { db, url, close: () => db.destroy() }
  }
  const pg = await workerDatabase.openEmbedded()
  // Never destroyed: the database outlives the file, for the next file of this worker.
  return { db: connectPglite(inThisRealm(pg)), url: null, close: async () => undefined }
}

/**
 * The worker's database was made outside Jest's sandbox, where `Error` is another class. Errors are made anew inside, so
 * that `instanceof` and `toThrow` see what they would see in production; rows are made inside anyway.
 */
function inThisRealm(pg: PGlite): ProtocolPort {
  const execProtocol = async (...call: Parameters<PGlite['execProtocol']>) => {
    try {
      return await pg.execProtocol(...call)
    } catch (error) {
      const { message, ...fields } = error as Error
      throw Object.assign(new Error(message), fields)
    }
  }
  return { execProtocol, waitReady: pg.waitReady, syncToFs: async () => undefined, close: async () => undefined }
}

/** Empties every table that holds rows, append-only ones too: as a replica, neither triggers nor references stop it. */
export async function emptyTables(db: Db): Promise<void> {
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'`.execute(db)
  const names = tables.rows.map((row) => row.name)
  const probes = names.map((name) => sql`select ${sql.lit(name)} as name where exists (select from ${sql.table(name)})`)
  const used = await sql<{ name: string }>`${sql.join(probes, sql` union all `)}`.execute(db)
  if (used.rows.length === 0) return
  await db.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection)
    for (const { name } of used.rows) await sql`delete from ${sql.table(name)}`.execute(connection)
    await sql`set session_replication_role = origin`.execute(connection)
  })
}
