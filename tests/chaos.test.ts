import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findLost } from '../scripts/chaos/acknowledged'
import { findDisagreements } from '../scripts/chaos/find-disagreements'
import { runChaos } from '../scripts/chaos/run-chaos'
import { buy } from './support/buying'
import { useWorld } from './support/world'

const world = useWorld()
const RUNS = 5
const RUNS_MAX_MS = 300_000

test(
  'killed five times in the middle of its work, the embedded database has every acknowledged write and balanced books',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fenbo-chaos-'))
    try {
      const result = await runChaos({ name: 'embedded', folder, database: null }, { runs: RUNS, seed: 5 })
      expect(result).toMatchObject({ runs: RUNS, lost: 0, unbalanced: 0, faults: 0, findings: [] })
      expect(result.acknowledged).toBeGreaterThan(0)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
  RUNS_MAX_MS,
)

test('a write that is not there is found to be lost, and so is one with other money', async () => {
  const order = {
    id: world.newId('or'),
    brand_id: world.brandId,
    source: 'pos' as const,
    order_no: 'P1',
    channel: 'store_scan',
    state: 'paid' as const,
    goods_fen: 100,
    discount_fen: 0,
    paid_fen: 100,
    placed_at: world.clock.now(),
    paid_at: world.clock.now(),
    input_hash: 'x',
    recorded_by: 'test',
    recorded_at: world.clock.now(),
  }
  await world.db.insertInto('orders').values(order).execute()
  const there = { kind: 'order', key: 'P1', fen: 100 } as const
  const missing = [
    { kind: 'order', key: 'P2', fen: 100 },
    { kind: 'lead', key: 'ld_none' },
    { kind: 'order', key: 'P1', fen: 101 },
  ] as const
  expect(await findLost(world.db, [there])).toEqual([])
  expect(await findLost(world.db, [there, ...missing])).toEqual(expect.arrayContaining([...missing]))
  expect(await findLost(world.db, [there, ...missing])).toHaveLength(3)
})

test('counters that do not match what they count are found, each by its rule', async () => {
  const storeId = await world.build.store()
  const guideId = await world.build.guide(storeId, { dayCap: 3, openCap: 3 })
  await world.ok(
    world.shopper('li').call('captureLead', { channel: 'mall', city: '成都', idempotencyKey: 'capture-1' }),
  )
  await world.build.sku('SOFA')
  const { orderId } = await buy(world, 'li', [{ skuId: 'SOFA', quantity: 2 }], { storeId })
  const wish = { orderId, lines: [{ lineNo: 1, quantity: 1 }], reason: '多买了', idempotencyKey: 'refund-1' }
  await world.ok(world.shopper('li').call('requestRefund', wish))
  expect(await findDisagreements(world.db)).toEqual([])

  const load = { day_used: 2, open_used: 2, member_used: 1 }
  await world.db.updateTable('guide_load').set(load).where('guide_id', '=', guideId).execute()
  await world.db.updateTable('lead').set({ state: 'pooled', attempts: 2 }).execute()
  await world.db.updateTable('member').set({ chain_seq: 7 }).execute()
  await world.db.updateTable('stock').set({ reserved: 2 }).where('location', '=', storeId).execute()
  await world.db.updateTable('orders').set({ state: 'received' }).execute()
  await world.db.updateTable('refund_request').set({ state: 'refunded' }).execute()
  const rules = (await findDisagreements(world.db)).map((found) => found.replace(/^broken: (.*) \(.*$/, '$1'))
  expect(rules).toEqual([
    'the used slots of a day are the assignments of that day',
    'the used slots of open work are the live assignments',
    'the used places for members are the live bindings',
    'an open lead is held by exactly the guide it names, in the same state',
    'a lead in the pool says why',
    'every attempt to place a lead has its decision',
    'the chain of a person is as long as their touches',
    'what is reserved is what orders hold',
    'only an order that waits holds goods',
    'a request that was refunded has its refund, to the fen',
  ])
})
