import { sql } from 'kysely'
import type { Db } from '../../server/kernel/ctx'
import { inTransaction, TRIES_MAX } from '../../server/kernel/in-transaction'
import { useServer } from '../support/use-server'

const server = useServer({ connectionsMax: 4 })

const fail = (db: Db, code: string) =>
  sql`do ${sql.lit(`begin raise exception 'planted' using errcode = '${code}'; end`)}`.execute(db)

test('of two transactions that wait for each other in a ring one is undone, runs again, and both are done', async () => {
  const { db, build } = server.world
  const storeId = await build.store()
  const guides = [await build.guide(storeId), await build.guide(storeId)] as const
  const take = (tx: Db, guideId: string) =>
    tx
      .updateTable('guide_load')
      .set((eb) => ({ day_used: eb('day_used', '+', 1) }))
      .where('guide_id', '=', guideId)
      .execute()

  let tries = 0
  let holding = 0
  let bothHold: () => void = () => undefined
  const ring = new Promise<void>((resolve) => {
    bothHold = resolve
  })
  const crossing = (first: string, second: string) =>
    inTransaction(db, async (tx) => {
      tries += 1
      await take(tx, first)
      holding += 1
      if (holding >= 2) bothHold()
      await ring
      await take(tx, second)
    })
  await Promise.all([crossing(guides[0], guides[1]), crossing(guides[1], guides[0])])
  expect(tries).toBe(3)
  const loads = await db.selectFrom('guide_load').select('day_used').execute()
  expect(loads.map((load) => load.day_used)).toEqual([2, 2])
})

test.each([
  ['40001', TRIES_MAX],
  ['40P01', TRIES_MAX],
  ['23505', TRIES_MAX],
  ['23514', 1],
])('work that always ends with %s is tried %i times, and its failure is the caller’s', async (code, expected) => {
  let tries = 0
  const work = inTransaction(server.world.db, async (tx) => {
    tries += 1
    await fail(tx, code)
  })
  await expect(work).rejects.toMatchObject({ code })
  expect(tries).toBe(expected)
})
