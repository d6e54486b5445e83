import { migratedDump } from './migrated-dump'
import { type PostgresServer, startPostgres } from './postgres-server'

declare global {
  var testServer: PostgresServer | undefined
}

/** Runs once before the server tests. Without a server they are skipped by name; under CI that is a failure. */
export default async function prepare(): Promise<void> {
  try {
    globalThis.testServer = await startPostgres()
    process.env.TEST_DATABASE_URL = globalThis.testServer.url
  } catch (error) {
    if (process.env.CI === 'true') throw error
    process.env.TEST_SERVER_MISSING = '1'
    process.stderr.write(`\nSkipped, by name, below: every journey and race on a server.\n${String(error)}\n\n`)
    await migratedDump()
  }
}
