import { eachOf } from '../../scripts/story/stage'
import { inTransaction } from '../../server/kernel/in-transaction'
import { insertMany } from '../../server/kernel/insert-many'
import { CENTRAL, releaseHolds, reserveStock, takeHolds } from '../../server/modules/stock/stock.sql'
import { useServer } from '../support/use-server'

const CLIENTS = 64
const ORDERS = 400
const PIECES = 60

const server = useServer({ connectionsMax: CLIENTS })

async function placeOrders(): Promise<string[]> {
  const { db, brandId, clock } = server.world
  const ids = Array.from({ length: ORDERS }, (_, n) => `or_${n}`)
  const rows = ids.map((id) => ({
    id,
    brand_id: brandId,
    source: 'miniprogram' as const,
    order_no: id,
    channel: 'mall' as const,
    member_id: null,
    store_id: null,
    state: 'placed' as const,
    goods_fen: 1,
    discount_fen: 0,
    paid_fen: 1,
    placed_at: clock.now(),
    input_hash: id,
    recorded_by: 'shopper',
    recorded_at: clock.now(),
  }))
  await insertMany(db, 'orders', rows)
  return ids
}

const stockOf = async (skuId: string) =>
  server.world.db
    .selectFrom('stock')
    .select(['on_hand as onHand', 'reserved'])
    .where('sku_id', '=', skuId)
    .where('location', '=', CENTRAL)
    .executeTakeFirstOrThrow()

test(`${ORDERS} orders of the same two articles, named in either order, are kept goods for to the last piece and no further`, async () => {
  const { db, brandId, build, clock } = server.world
  await build.product({ productId: 'SOFA', central: PIECES })
  await build.product({ productId: 'LAMP', central: PIECES * 2 })
  const orderIds = await placeOrders()
  const now = clock.now()
  const kept: string[] = []
  let turnedAway = 0
  await eachOf([...orderIds.entries()], CLIENTS, async ([at, orderId]) => {
    const lines = [
      { skuId: 'SOFA', quantity: 1 },
      { skuId: 'LAMP', quantity: 2 },
    ]
    const wanted = { brandId, orderId, location: CENTRAL, lines: at % 2 ? lines : lines.toReversed(), now }
    const { short } = await inTransaction(db, (tx) => reserveStock(tx, wanted))
    if (short.length === 0) kept.push(orderId)
    else turnedAway++
  })
  expect([kept.length, turnedAway]).toEqual([PIECES, ORDERS - PIECES])
  expect(await stockOf('SOFA')).toEqual({ onHand: PIECES, reserved: PIECES })
  expect(await stockOf('LAMP')).toEqual({ onHand: PIECES * 2, reserved: PIECES * 2 })

  // Each order is given up and handed over at once by many: one of them counts, and no piece is lost or made.
  const ended = { released: 0, taken: 0 }
  const ends = kept.flatMap((orderId) => [releaseHolds, takeHolds, takeHolds].map((end) => ({ orderId, end })))
  await eachOf(ends, CLIENTS, async ({ orderId, end }) => {
    const holds = await inTransaction(db, (tx) => end(tx, orderId, now))
    ended[end === releaseHolds ? 'released' : 'taken'] += holds
  })
  expect(ended.released + ended.taken).toBe(PIECES * 2)
  expect(await stockOf('SOFA')).toEqual({ onHand: PIECES - ended.taken / 2, reserved: 0 })
  expect(await stockOf('LAMP')).toEqual({ onHand: PIECES * 2 - ended.taken, reserved: 0 })
}, 120_000)
