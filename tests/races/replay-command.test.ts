import { spawnSync } from 'node:child_process'
import { sql } from 'kysely'
import { CHENGDU } from '../support/builders'
import { useServer } from '../support/use-server'

const server = useServer()
const LEADS = 40

function replay(...args: string[]) {
  const { DATABASE_URL: _, ...env } = process.env
  return spawnSync('npx', ['tsx', 'scripts/replay.ts', ...args], { encoding: 'utf8', env })
}

test('days of decisions replay from the command line; one altered byte is a mismatch, and a day before is not asked', async () => {
  const { world } = server
  const storeId = await world.build.store()
  for (let n = 0; n < 3; n++) await world.build.guide(storeId, { dayCap: 10 })
  await Promise.all(
    Array.from({ length: LEADS }, (_, n) =>
      world.ok(
        world
          .shopper(`shopper-${n}`)
          .call('captureLead', { channel: 'appointment', place: CHENGDU, idempotencyKey: `capture-${n}` }),
      ),
    ),
  )
  const asked = ['--from', '2026-03-01', '--to', '2026-03-01', '--database', server.url, '--json']
  const whole = replay(...asked)
  expect(whole.stderr).toBe('')
  expect([whole.status, JSON.parse(whole.stdout)]).toMatchObject([
    0,
    { isEqual: true, decisions: LEADS, replayed: LEADS, mismatches: 0, sealFaults: 0 },
  ])
  // As somebody with the database in their hands would: the table itself refuses.
  await world.db.connection().execute(async (db) => {
    await sql`set session_replication_role = replica`.execute(db)
    await sql`update decision set trace = set_byte(trace, 40, (get_byte(trace, 40) + 1) % 256)
               where id = (select min(id) from decision)`.execute(db)
    await sql`set session_replication_role = origin`.execute(db)
  })
  const altered = replay(...asked)
  expect([altered.status, JSON.parse(altered.stdout)]).toMatchObject([1, { isEqual: false, mismatches: 1 }])
  const before = replay('--to', '2026-02-28', '--database', server.url)
  expect([before.status, before.stdout]).toEqual([0, expect.stringContaining('这些天没有分配决策')])
})

test('a day that does not exist is refused in words that show one that does', () => {
  const ran = replay('--from', '2026-02-30')
  expect([ran.status, ran.stderr]).toEqual([
    2,
    expect.stringMatching(/^--from 要写成存在的日期，例如 2026-11-01，收到的是“2026-02-30”/),
  ])
  expect(replay('--from', '2026-03-02', '--to', '2026-03-01').stderr).toContain('--from 不能晚于 --to')
})
