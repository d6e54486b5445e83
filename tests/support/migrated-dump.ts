import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connectPglite, openPglite } from '../../server/db/connect-pglite'
import { migrate, readMigrations } from '../../server/db/migrate'

export const MIGRATIONS_FOLDER = 'cloudbase/migrations'
const CACHE_FOLDER = 'node_modules/.cache/fenbo'

async function dumpPath(): Promise<string> {
  const hash = createHash('sha256')
  for (const migration of await readMigrations(MIGRATIONS_FOLDER)) hash.update(migration.version + migration.hash)
  const engine = await readFile('node_modules/@electric-sql/pglite/package.json', 'utf8')
  hash.update(JSON.parse(engine).version)
  return join(CACHE_FOLDER, `${hash.digest('hex').slice(0, 24)}.tar`)
}

/** The migrated, empty database as a dump; made once for each state of the migrations, then read from the cache. */
export async function migratedDump(): Promise<Blob> {
  const path = await dumpPath()
  const cached = await readFile(path).catch(() => null)
  if (cached) return new Blob([new Uint8Array(cached)])
  const pg = await openPglite()
  await migrate(connectPglite(pg), MIGRATIONS_FOLDER)
  const dump = await pg.dumpDataDir('none')
  await pg.close()
  await mkdir(CACHE_FOLDER, { recursive: true })
  // Written beside and renamed, so that a run that starts meanwhile never reads half a file.
  const half = `${path}.${process.pid}`
  await writeFile(half, Buffer.from(await dump.arrayBuffer()))
  await rename(half, path)
  return dump
}
