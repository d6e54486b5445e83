import pg from 'pg'
import { connectPostgres } from '../../server/db/connect-postgres'
import { migrate } from '../../server/db/migrate'
import { MIGRATIONS_FOLDER } from './migrated-dump'

/** Makes a fresh, migrated database on a server, replacing one of the same name, and returns its URL. */
export async function makeDatabase(serverUrl: string, name: string): Promise<string> {
  const database = `fenbo_test_${name}`
  const admin = new pg.Client({ connectionString: serverUrl })
  await admin.connect()
  await admin.query(`drop database if exists ${database} with (force)`)
  await admin.query(`create database ${database}`)
  await admin.end()
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  const db = connectPostgres({ url: url.href, connectionsMax: 1, tlsMode: 'off' })
  await migrate(db, MIGRATIONS_FOLDER)
  await db.destroy()
  return url.href
}
