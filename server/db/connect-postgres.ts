import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Schema } from '../kernel/schema'
import { COLUMN_PARSERS, parameterText } from './column-types'

export type PostgresOptions = { url: string; connectionsMax: number; tlsMode: 'off' | 'verify' }

/** Milliseconds after which the server gives up a statement: a stuck query must not hold a lock for ever. */
const STATEMENT_TIMEOUT_MS = 60_000

/** Kysely over a pool of connections to a PostgreSQL 15 or newer server, reading types exactly like the embedded one. */
export function connectPostgres({ url, connectionsMax, tlsMode }: PostgresOptions): Kysely<Schema> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    types: { getTypeParser },
    ...(tlsMode === 'verify' ? { ssl: { rejectUnauthorized: true } } : {}),
  })
  // Without a listener a dropped connection would end the process, be it idle or between two statements of a
  // transaction; the pool replaces the one, and the next statement on the other fails.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: textParameters(pool) }) })
}

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return COLUMN_PARSERS[oid] ?? pg.types.getTypeParser(oid, format)
}

/** The pool, with every parameter turned into text by our own rule before the driver sees it. */
function textParameters(pool: pg.Pool) {
  return {
    async connect() {
      const client = await pool.connect()
      return {
        query: (text: string, values: readonly unknown[] = []) => client.query(text, values.map(parameterText)),
        release: () => client.release(),
      } as unknown as pg.PoolClient
    },
    end: () => pool.end(),
  } as unknown as pg.Pool
}
