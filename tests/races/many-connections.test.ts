import { useServer } from '../support/use-server'

const server = useServer()

test('a race runs on as many connections as it has racers', async () => {
  const [one, two] = server.connect(2)
  const pids = await Promise.all(
    [one!, two!].map((db) => db.selectNoFrom((eb) => eb.fn<number>('pg_backend_pid').as('pid')).executeTakeFirst()),
  )
  expect(new Set(pids.map((row) => row?.pid)).size).toBe(2)
  expect(await server.world.db.selectFrom('brand').selectAll().execute()).toHaveLength(1)
})
