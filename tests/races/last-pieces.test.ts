import { findDisagreements } from '../../scripts/chaos/find-disagreements'
import { buy, freePieces, type Placed, tellPaid, tellRefunded } from '../support/buying'
import { useServer } from '../support/use-server'
import type { ReplyOf } from '../support/world'

const server = useServer()
const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))

const BUYERS = 64
const PIECES = 10

/** How often each answer or refusal came, `ok: 10, stock_short: 54`. */
function tally(replies: readonly ReplyOf<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const reply of replies) {
    const word = reply.ok ? ((reply.data as { outcome?: string }).outcome ?? 'ok') : reply.error.code
    counts[word] = (counts[word] ?? 0) + 1
  }
  return counts
}

afterEach(async () => {
  expect(await findDisagreements(server.world.db)).toEqual([])
  const books = await server.world.ok(server.world.staff('finance').call('checkBooks', {}))
  expect(books.isBalanced).toBe(true)
})

async function openShop(pieces: number) {
  const { build } = server.world
  const storeId = await build.store({ code: 'S1' })
  const guideIds = await Promise.all(times(8, (n) => build.guide(storeId, { code: `G${n}` })))
  await build.sku('SOFA', 100_000)
  await build.sku('LAMP', 10_000)
  await build.stock('SOFA', storeId, pieces)
  return { storeId, guideIds }
}

const place = (who: string, storeId: string, skuIds: readonly string[], quantity = 1) =>
  server.world.shopper(who).call('placeOrder', {
    lines: skuIds.map((skuId) => ({ skuId, quantity })),
    fulfilment: { kind: 'pickup', storeId },
    idempotencyKey: 'checkout-1',
  })

const stockOf = (storeId: string, skuId = 'SOFA') =>
  server.world.db
    .selectFrom('stock')
    .select(['on_hand as onHand', 'reserved'])
    .where('location', '=', storeId)
    .where('sku_id', '=', skuId)
    .executeTakeFirstOrThrow()

test('sixty-four buyers of the last ten pieces at once buy exactly ten', async () => {
  const { world } = server
  const { storeId } = await openShop(PIECES)
  const replies = await Promise.all(times(BUYERS, (n) => place(`shopper-${n}`, storeId, ['SOFA'])))
  expect(tally(replies)).toEqual({ ok: PIECES, stock_short: BUYERS - PIECES })
  expect(await stockOf(storeId)).toEqual({ onHand: PIECES, reserved: PIECES })
  const placed = replies.flatMap((reply, n) => (reply.ok ? [{ who: `shopper-${n}`, order: reply.data }] : []))
  await Promise.all(placed.map(({ who, order }) => world.ok(tellPaid(world, who, order))))
  const product = await world.db.selectFrom('product').select('sold').where('id', '=', 'SOFA').executeTakeFirstOrThrow()
  expect(product.sold).toBe(PIECES)
  const codes = await world.db.selectFrom('orders').select('pick_up_code').execute()
  expect(new Set(codes.map((row) => row.pick_up_code)).size).toBe(PIECES)
  // Nobody who went away empty-handed left anything behind.
  expect(codes).toHaveLength(PIECES)
})

test('orders of two articles, named in either order, never wait for each other for ever and sell what there is', async () => {
  const { storeId } = await openShop(PIECES)
  const baskets = [
    ['SOFA', 'LAMP'],
    ['LAMP', 'SOFA'],
  ]
  const replies = await Promise.all(times(BUYERS, (n) => place(`shopper-${n}`, storeId, baskets[n % 2]!)))
  expect(tally(replies)).toEqual({ ok: PIECES, stock_short: BUYERS - PIECES })
  expect((await stockOf(storeId, 'LAMP')).reserved).toBe(PIECES)
})

test('one checkout pressed twenty times at once is one order and one reservation', async () => {
  const { storeId } = await openShop(PIECES)
  const replies = await Promise.all(times(20, () => place('li', storeId, ['SOFA'], 2)))
  expect(tally(replies)).toEqual({ ok: 20 })
  expect(new Set(replies.map((reply) => reply.ok && reply.data.orderId)).size).toBe(1)
  expect(await stockOf(storeId)).toEqual({ onHand: PIECES, reserved: 2 })
})

test('an order that is given up while it is paid is paid or given up, never both, and no piece is lost', async () => {
  const { world } = server
  const { storeId } = await openShop(PIECES)
  const placed: Placed[] = []
  for (const n of times(PIECES, (at) => at)) placed.push(await world.ok(place(`shopper-${n}`, storeId, ['SOFA'])))
  await Promise.all(
    placed.flatMap((order, n) => [
      tellPaid(world, `shopper-${n}`, order),
      world.shopper(`shopper-${n}`).call('cancelOrder', { orderId: order.orderId }),
    ]),
  )
  // Money counts, whichever came first: WeChat Pay took it, and there were pieces enough for all.
  const states = await world.db.selectFrom('orders').select('state').execute()
  expect(states.map(({ state }) => state)).toEqual(times(PIECES, () => 'paid'))
  expect(await stockOf(storeId)).toEqual({ onHand: PIECES, reserved: PIECES })
})

test('a code that eight guides confirm at once is handed over once', async () => {
  const { world } = server
  const { storeId, guideIds } = await openShop(PIECES)
  const { orderId } = await buy(world, 'li', [{ skuId: 'SOFA', quantity: 3 }], { storeId })
  const { pickUpCode: code } = await world.ok(world.shopper('li').call('showMyOrder', { orderId }))
  const replies = await Promise.all(
    guideIds.flatMap((id) => times(4, () => world.guide(id).call('confirmHandOver', { code }))),
  )
  expect(tally(replies)).toEqual({ done: 1, repeated: 31 })
  expect(new Set(replies.map((reply) => reply.ok && reply.data.doneBy)).size).toBe(1)
  expect(await stockOf(storeId)).toEqual({ onHand: PIECES - 3, reserved: 0 })
  const touches = await world.db.selectFrom('touchpoint').selectAll().execute()
  expect(touches).toHaveLength(1)
})

test('the last gift goes to one of those who come for it at once', async () => {
  const { world } = server
  const { guideIds } = await openShop(PIECES)
  const joinGift = { title: '水果拼盘一份', validDays: 30, stock: 3 }
  await world.ok(world.staff('hq_ops').call('setJoinGift', { joinGift }))
  const codes: string[] = []
  for (const n of times(8, (at) => at)) {
    const proof = { phone: `1380000000${n}`, acceptsContact: false }
    const card = await world.ok(world.shopper(`shopper-${n}`).call('register', proof))
    codes.push(card.benefits[0]!.code)
  }
  const replies = await Promise.all(codes.map((code, n) => world.guide(guideIds[n]!).call('confirmHandOver', { code })))
  expect(tally(replies)).toEqual({ done: 3, gift_stock_out: 5 })
})

test('goods that are asked back while they are handed over go one way or the other', async () => {
  const { world } = server
  const { storeId, guideIds } = await openShop(1_000)
  for (const n of times(10, (at) => at)) {
    const who = `shopper-${n}`
    const placed = await buy(world, who, [{ skuId: 'SOFA', quantity: 2 }], { storeId })
    const { orderId } = placed
    const { pickUpCode: code } = await world.ok(world.shopper(who).call('showMyOrder', { orderId }))
    const wish = { orderId, lines: [{ lineNo: 1, quantity: 2 }], reason: '不要了', idempotencyKey: 'refund-1' }
    const [asked, handed] = await Promise.all([
      world.shopper(who).call('requestRefund', wish),
      world.guide(guideIds[n % 8]!).call('confirmHandOver', { code }),
    ])
    const request = await asked
    expect(request.ok).toBe(true)
    const isAgreed = request.ok && request.data.state === 'approved'
    expect(handed.ok).toBe(!isAgreed)
    if (request.ok && isAgreed)
      await world.ok(tellRefunded(world, placed.orderNo, request.data.refundNo, placed.paidFen))
  }
  const { onHand, reserved } = await stockOf(storeId)
  expect(reserved).toBe(0)
  const gone = await world.db.selectFrom('orders').select('id').where('state', '=', 'received').execute()
  expect(onHand).toBe(1_000 - 2 * gone.length)
  expect(await freePieces(world, 'SOFA', storeId)).toBe(onHand)
})

test('pieces asked back many times at once are never more than were bought', async () => {
  const { world } = server
  const { storeId } = await openShop(PIECES)
  const { orderId } = await buy(world, 'li', [{ skuId: 'SOFA', quantity: 5 }], { storeId })
  const replies = await Promise.all(
    times(20, (n) =>
      world.shopper('li').call('requestRefund', {
        orderId,
        lines: [{ lineNo: 1, quantity: 1 }],
        reason: '不要了',
        idempotencyKey: `refund-${n}-key`,
      }),
    ),
  )
  expect(tally(replies)).toEqual({ ok: 5, refund_exceeds: 15 })
  expect(await stockOf(storeId)).toEqual({ onHand: PIECES, reserved: 0 })
})

test('money given back by hand while pieces are asked back is never the same money, and all that was agreed arrives', async () => {
  const { world } = server
  const { storeId, guideIds } = await openShop(1_000)
  for (const n of times(6, (at) => at)) {
    const who = `shopper-${n}`
    const { orderId, orderNo, paidFen } = await buy(world, who, [{ skuId: 'SOFA', quantity: 4 }], { storeId })
    const { pickUpCode: code } = await world.ok(world.shopper(who).call('showMyOrder', { orderId }))
    const wish = { orderId, lines: [{ lineNo: 1, quantity: 1 }], reason: '不要了' }
    const byHand = { source: 'miniprogram', orderNo, amountFen: 100_000, reason: '补偿', refundedAt: world.clock.now() }
    const [, ...handed] = await Promise.all([
      world.guide(guideIds[n]!).call('confirmHandOver', { code }),
      ...times(4, (at) => world.staff('finance').call('recordRefund', { ...byHand, refundNo: `HQ-${n}-${at}` })),
      ...times(4, (at) => world.shopper(who).call('requestRefund', { ...wish, idempotencyKey: `refund-${at}-key` })),
    ])
    expect(Object.keys(tally(handed)).filter((word) => !['ok', 'booked', 'refund_exceeds'].includes(word))).toEqual([])
    expect(await world.ok(world.timer().call('sendRefunds', {}))).toMatchObject({ failed: 0 })
    const shown = await world.ok(world.shopper(who).call('showMyOrder', { orderId }))
    expect(shown.refundedFen).toBeLessThanOrEqual(paidFen)
    expect(shown.refundRequests.map(({ state }) => state).filter((state) => state === 'approved')).toEqual([])
  }
  expect((await stockOf(storeId)).reserved).toBe(0)
})
