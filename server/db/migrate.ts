import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { assert } from '../kernel/assert'
import type { Schema } from '../kernel/schema'

const FILE_NAME = /^(\d{14})_([a-z0-9_]+)\.sql$/
/** Any number will do as long as it is ours: two processes that start together migrate one after the other. */
const LOCK_KEY = 7_270_411

export type Migration = { version: string; name: string; text: string; hash: string }

/** Reads `<14-digit time>_<name>.sql` files in order. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (fileName) => {
      const [, version, name] = FILE_NAME.exec(fileName) ?? []
      assert(version && name, `Migration file name must be <14 digits>_<name>.sql: ${fileName}`)
      const text = await readFile(join(folder, fileName), 'utf8')
      return { version, name, text, hash: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

/**
 * Runs what has not run yet, each file in its own transaction, once, under an advisory lock; returns the versions run.
 * A file that ran before and was changed since is refused: migrations only go forward.
 */
export async function migrate(db: Kysely<Schema>, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder)
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${sql.lit(LOCK_KEY)})`.execute(connection)
    try {
      await sql`create table if not exists schema_migration (
        version text primary key, name text not null, hash text not null, ran_at timestamptz not null default now())`.execute(
        connection,
      )
      const done = await sql<{ version: string; hash: string }>`select version, hash from schema_migration`.execute(
        connection,
      )
      const hashOf = new Map(done.rows.map((row) => [row.version, row.hash]))
      const ran: string[] = []
      for (const migration of migrations) {
        const before = hashOf.get(migration.version)
        assert(!before || before === migration.hash, `Migration ${migration.version} was changed after it ran`)
        if (before) continue
        await runOne(connection, migration)
        ran.push(migration.version)
      }
      return ran
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(LOCK_KEY)})`.execute(connection)
    }
  })
}

async function runOne(db: Kysely<Schema>, { version, name, text, hash }: Migration): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const statement of splitStatements(text)) await sql.raw(statement).execute(tx)
    await sql`insert into schema_migration (version, name, hash) values (${version}, ${name}, ${hash})`.execute(tx)
  })
}

/** Cuts a file at the semicolons that end a line outside `$$ … $$` bodies: one statement a call, as both drivers need. */
export function splitStatements(text: string): string[] {
  const statements: string[] = []
  let lines: string[] = []
  let isInBody = false
  for (const line of text.split('\n')) {
    if ((line.match(/\$\$/g) ?? []).length % 2 === 1) isInBody = !isInBody
    lines.push(line)
    if (!isInBody && line.trimEnd().endsWith(';')) {
      statements.push(lines.join('\n'))
      lines = []
    }
  }
  assert(
    lines.join('').trim() === '' || lines.every((line) => /^\s*(--.*)?$/.test(line)),
    'Migration ends in the middle of a statement',
  )
  return statements
}
