import pg from 'pg'
import { startPostgres } from '../../tests/support/postgres-server'
import type { ChaosTarget } from './run-chaos'

type ServerTarget = Omit<ChaosTarget, 'folder'>

/**
 * Plays on a database of its own on a server, dropped at the end: the server of `url`, else of `DATABASE_URL`, else a
 * throw-away one with its crash safety on. Only a throw-away server's own processes are killed too.
 */
export async function onServer(url: string | undefined, play: (target: ServerTarget) => Promise<void>): Promise<void> {
  const isOurs = !url && !process.env.DATABASE_URL
  const server = url ? { url, stop: async () => undefined } : await startPostgres({ isDurable: true })
  const name = `fenbo_chaos_${process.pid}`
  try {
    await query(server.url, `create database ${name}`)
    const database = new URL(server.url)
    database.pathname = `/${name}`
    const version = await query<{ server_version: string }>(server.url, 'show server_version')
    const target = {
      name: `PostgreSQL ${version[0]?.server_version.split(' ')[0] ?? ''}`,
      database: database.href,
    }
    await play(isOurs ? { ...target, killBackend: () => killOne(server.url, name) } : target)
  } finally {
    await query(server.url, `drop database if exists ${name} with (force)`)
    await server.stop()
  }
}

async function query<Row extends object>(url: string, sql: string, values: string[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  // The server ends every session when one of its processes is killed; that is heard here and expected.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Kills the process behind one session of the load; the server then stops all and recovers from its log. */
async function killOne(url: string, database: string): Promise<void> {
  const sql = `select pid from pg_stat_activity where datname = $1 and backend_type = 'client backend' order by pid limit 1`
  const [session] = await query<{ pid: number }>(url, sql, [database])
  if (session) process.kill(session.pid, 'SIGKILL')
}
