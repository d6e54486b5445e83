import { PGlite } from '@electric-sql/pglite'
import { type Dialect, type Driver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Schema } from '../kernel/schema'
import { PgliteSession, type ProtocolPort } from './pglite-session'

/**
 * Kysely over PGlite, the embedded PostgreSQL. It has one connection, so callers queue for it; after every commit
 * the file system is synced before the caller hears of it (PGlite itself resolves earlier: electric-sql/pglite#1065),
 * so a write that was acknowledged survives the process being killed.
 */
export function connectPglite(port: ProtocolPort): Kysely<Schema> {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PgliteDriver(port),
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
  private readonly session: PgliteSession
  private readonly waiting: (() => void)[] = []
  private isBusy = false

  constructor(private readonly port: ProtocolPort) {
    this.session = new PgliteSession(port)
  }

  init(): Promise<void> {
    return this.session.open()
  }

  async acquireConnection(): Promise<PgliteSession> {
    if (this.isBusy) await new Promise<void>((resume) => this.waiting.push(resume))
    this.isBusy = true
    return this.session
  }

  async releaseConnection(): Promise<void> {
    const next = this.waiting.shift()
    if (next) next()
    else this.isBusy = false
  }

  beginTransaction(): Promise<void> {
    return this.session.begin()
  }

  commitTransaction(): Promise<void> {
    return this.session.commit()
  }

  rollbackTransaction(): Promise<void> {
    return this.session.rollback()
  }

  async destroy(): Promise<void> {
    await this.port.close()
  }
}
