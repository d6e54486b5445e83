import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Schema } from '../kernel/schema'
import { COLUMN_PARSERS, parameterText } from './column-types'

export type PostgresOptions = { url: string; connectionsMax: number; tlsMode: 'off' | 'verify' }

/** Milliseconds after which the server gives up a statement: a stuck query must not hold a lock for ever. */
const STATEMENT_TIMEOUT_MS = 60_000
/** Statements each connection keeps parsed; lists of varying length make variants of one text, which come after these. */
const NAMED_STATEMENTS_MAX = 300
/** "cached plan must not change result type": a migration changed a table under a connection that had parsed it. */
const STALE_PLAN = '0A000'

/** Kysely over a pool of connections to a PostgreSQL 15 or newer server, reading types exactly like the embedded one. */
export function connectPostgres({ url, connectionsMax, tlsMode }: PostgresOptions): Kysely<Schema> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    options: '-c jit=off',
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

/**
 * The pool, with every parameter turned into text by our own rule before the driver sees it, and with statements that
 * take parameters named, so that each connection parses and plans them once: planning is most of a short statement's
 * cost. A connection that holds a plan from before a migration is thrown away when it says so.
 */
function textParameters(pool: pg.Pool) {
  const names = new Map<string, number>()
  return {
    async connect() {
      const client = await pool.connect()
      let isStale = false
      const query = async (text: string, values: readonly unknown[] = []) => {
        try {
          const name = values.length > 0 ? statementName(names, text, prefixOf(client)) : undefined
          return await client.query({ text, values: values.map(parameterText), ...(name ? { name } : {}) })
        } catch (error) {
          isStale ||= error instanceof Error && 'code' in error && error.code === STALE_PLAN
          throw error
        }
      }
      return { query, release: () => client.release(isStale) } as unknown as pg.PoolClient
    },
    end: () => pool.end(),
  } as unknown as pg.Pool
}

function statementName(names: Map<string, number>, text: string, prefix: string): string | undefined {
  const known = names.get(text)
  if (known === undefined && names.size >= NAMED_STATEMENTS_MAX) return undefined
  const index = known ?? names.size
  names.set(text, index)
  return `${prefix}_${index}`
}

const prefixes = new WeakMap<pg.PoolClient, string>()

/** No two connections use one name, so they may even share a session, as behind a socket of the embedded database. */
function prefixOf(client: pg.PoolClient): string {
  const prefix = prefixes.get(client) ?? `f${randomBytes(6).toString('hex')}`
  prefixes.set(client, prefix)
  return prefix
}
