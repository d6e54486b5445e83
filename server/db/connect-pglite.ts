import { PGlite, type Transaction } from '@electric-sql/pglite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Schema } from '../kernel/schema'
import { COLUMN_PARSERS, parameterText } from './column-types'

/**
 * Kysely over PGlite, the embedded PostgreSQL. It has one connection, so callers queue for it; after every commit
 * the file system is synced before the caller hears of it (PGlite itself resolves earlier: electric-sql/pglite#1065),
 * so a write that was acknowledged survives the process being killed.
 */
export function connectPglite(pg: PGlite): Kysely<Schema> {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PgliteDriver(pg),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
  return new Kysely<Schema>({ dialect })
}

/** Opens (or creates) the embedded database in a folder; without a folder it lives in memory. */
export async function openPglite(folder?: string, loadDataDir?: Blob): Promise<PGlite> {
  return PGlite.create({ ...(folder ? { dataDir: folder } : {}), ...(loadDataDir ? { loadDataDir } : {}) })
}

class PgliteDriver implements Driver {
  private readonly waiting: (() => void)[] = []
  private isBusy = false

  constructor(private readonly pg: PGlite) {}

  async init(): Promise<void> {
    await this.pg.waitReady
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.isBusy) await new Promise<void>((resume) => this.waiting.push(resume))
    this.isBusy = true
    return new PgliteConnection(this.pg)
  }

  async releaseConnection(): Promise<void> {
    const next = this.waiting.shift()
    if (next) next()
    else this.isBusy = false
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
    await this.pg.syncToFs()
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy(): Promise<void> {
    await this.pg.close()
  }
}

class PgliteConnection implements DatabaseConnection {
  constructor(private readonly pg: PGlite | Transaction) {}

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const result = await this.pg.query<Row>(query.sql, query.parameters.map(parameterText), {
      parsers: COLUMN_PARSERS,
      serializers: TEXT_SERIALIZERS,
    })
    const numAffectedRows = result.affectedRows === undefined ? {} : { numAffectedRows: BigInt(result.affectedRows) }
    return { rows: result.rows, ...numAffectedRows }
  }

  // biome-ignore lint/correctness/useYield: streaming is not offered on the embedded database; nothing asks for it.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('The embedded database does not stream')
  }
}

/** Parameters arrive as text already; these keep PGlite from serialising dates, arrays and json a second way. */
const TEXT_SERIALIZERS = Object.fromEntries(
  [16, 20, 21, 23, 114, 700, 701, 1009, 1016, 1082, 1184, 1700, 3802].map((oid) => [
    oid,
    (value: unknown) => String(value),
  ]),
)
