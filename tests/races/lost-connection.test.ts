import { sql } from 'kysely'
import { useServer } from '../support/use-server'

const server = useServer({ connectionsMax: 2 })

test('a connection the server drops in the middle of a transaction fails that transaction and nothing else', async () => {
  const { db } = server.world
  const [other] = server.connect(1)
  const doomed = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await sql`select pg_terminate_backend(${rows[0]!.pid}, 5000)`.execute(other!)
    // The end of the connection is heard here, between two statements, before the next one is sent.
    await new Promise((resume) => setImmediate(resume))
    return sql`select 1`.execute(tx)
  })
  await expect(doomed).rejects.toThrow(/terminat|connection/i)
  expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
})
