import { connectPostgres } from '../../server/db/connect-postgres'
import type { Db } from '../../server/kernel/ctx'
import { freshWorld, type World } from './world'
import { emptyTables, openTestDatabase, type TestDatabase } from './world-database'

export type TestServer = {
  /** A world whose database has `connectionsMax` connections: that many calls are truly under way at once. */
  world: World
  url: string
  /** So many databases of one connection each, as so many processes would have; closed after the file. */
  connect(count: number): Db[]
}

/**
 * For races: many connections to one PostgreSQL server, and a fresh world before each test. Only in tests/races, which
 * jest.server.config.cjs runs; the embedded database has one connection, on which nothing can race.
 */
export function useServer({ connectionsMax = 64 } = {}): TestServer {
  const server = {} as TestServer
  const opened: Db[] = []
  let database: TestDatabase
  beforeAll(async () => {
    database = await openTestDatabase(connectionsMax)
  })
  beforeEach(async () => {
    await emptyTables(database.db)
    const url = database.url ?? ''
    const connect = (count: number) => {
      const made = Array.from({ length: count }, () => connectPostgres({ url, connectionsMax: 1, tlsMode: 'off' }))
      opened.push(...made)
      return made
    }
    Object.assign(server, { world: await freshWorld(database.db), url, connect })
  })
  afterAll(async () => {
    await Promise.all(opened.map((db) => db.destroy()))
    await database?.close()
  })
  return server
}
