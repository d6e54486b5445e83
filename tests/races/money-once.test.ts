import type { Books } from '../../contract/book-sums'
import type * as checkout from '../../contract/checkout'
import type { Output } from '../../contract/endpoint'
import type * as orders from '../../contract/order'
import type * as settlement from '../../contract/settlement'
import { findDisagreements } from '../../scripts/chaos/find-disagreements'
import { shipAndReceive, toTheirDoor } from '../support/parcels'
import { useServer } from '../support/use-server'
import type { ReplyOf } from '../support/world'

const server = useServer()
type Placed = Output<typeof checkout.placeOrder>
type Imported = Output<typeof orders.importOrders>
type Closed = Output<typeof settlement.closePeriod>
type Statements = Output<typeof settlement.listStatements>

const AT_ONCE = 20
const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))
const finance = (name = 'finance') => server.world.staff('finance', { name })

/** How often each answer or refusal came, `paid: 1, repeated: 19`. */
async function tally(replies: Promise<ReplyOf<unknown>>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const reply of await Promise.all(replies)) {
    const word = reply.ok ? ((reply.data as { outcome?: string }).outcome ?? 'ok') : reply.error.code
    counts[word] = (counts[word] ?? 0) + 1
  }
  return counts
}

async function expectBalanced(): Promise<Books> {
  const books = await server.world.ok(finance().call<Books>('checkBooks', {}))
  expect(books).toMatchObject({ isBalanced: true, sums: { ledgerSumFen: 0 } })
  expect(await findDisagreements(server.world.db)).toEqual([])
  return books
}

async function openShop() {
  const { build } = server.world
  const storeId = await build.store({ code: 'S1' })
  const guides = await Promise.all([build.guide(storeId, { code: 'G1' }), build.guide(storeId, { code: 'G2' })])
  await build.sku('SOFA', 100_000)
  return { storeId, guides }
}

async function place(who = 'li', key = 'checkout-1', quantity = 1): Promise<Placed> {
  const lines = [{ skuId: 'SOFA', quantity }]
  const fulfilment = await toTheirDoor(server.world, who)
  return server.world.ok(server.world.shopper(who).call('placeOrder', { lines, fulfilment, idempotencyKey: key }))
}

const pay = ({ orderNo, paidFen }: Placed) =>
  server.world.payment().call('payNotify', {
    out_trade_no: orderNo,
    transaction_id: `tx-${orderNo}`,
    trade_state: 'SUCCESS',
    amount: { total: paidFen },
    success_time: server.world.clock.now(),
  })

const refund = ({ orderNo }: Placed, refundNo: string, refundFen: number) =>
  server.world.payment().call('refundNotify', {
    out_refund_no: refundNo,
    out_trade_no: orderNo,
    refund_status: 'SUCCESS',
    amount: { refund: refundFen },
    success_time: server.world.clock.now(),
  })

test('a payment delivered twenty times at once pays once, and its refund twenty times refunds once', async () => {
  await openShop()
  const placed = await Promise.all(times(AT_ONCE, () => place()))
  expect(new Set(placed.map(({ orderId }) => orderId)).size).toBe(1)
  const order = placed[0]!
  expect(await tally(times(AT_ONCE, () => pay(order)))).toEqual({ paid: 1, repeated: 19 })
  expect((await expectBalanced()).sums.poolFen).toBe(5_000)
  expect(await tally(times(AT_ONCE, () => refund(order, 'R1', 40_000)))).toEqual({ booked: 1, repeated: 19 })
  expect(await expectBalanced()).toMatchObject({ counts: { orders: 1, refunds: 1 }, sums: { poolFen: 3_000 } })
})

test('refunds that arrive at once never add up to more than was paid', async () => {
  await openShop()
  const order = await place('li', 'checkout-1', 3)
  await server.world.ok(pay(order))
  const counts = await tally(times(30, (n) => refund(order, `R${n}`, 30_000)))
  expect(counts).toEqual({ booked: 10, refund_exceeds: 20 })
  expect((await expectBalanced()).sums).toMatchObject({ poolFen: 0, linesFen: 0, owedFen: 0 })
})

test('a refund and the payment it belongs to, told in the same moment, are both booked in the end', async () => {
  await openShop()
  const placed = await Promise.all(times(AT_ONCE, (n) => place(`shopper-${n}`, `checkout-${n}`)))
  await tally(
    placed.flatMap((order, n) =>
      n % 2 ? [pay(order), refund(order, `R${n}`, 40_000)] : [refund(order, `R${n}`, 40_000), pay(order)],
    ),
  )
  // Those that missed each other are picked up by the timer, two of which may overlap.
  await Promise.all(times(3, () => server.world.ok(server.world.timer().call('pickUpRefunds', {}))))
  expect(await expectBalanced()).toMatchObject({ counts: { orders: 20, refunds: 20 }, sums: { poolFen: 60_000 } })
})

test('one proof of transfer keyed in by two guides at once is one deal', async () => {
  const { world } = server
  const { storeId, guides } = await openShop()
  for (let round = 0; round < 20; round++) {
    const memberId = await world.build.member()
    await world.build.binding(memberId, guides[0]!, storeId)
    // The other guide dealt with the member too, earlier.
    await world.db
      .updateTable('binding')
      .set({ ends_at: world.clock.now(), end_reason: 'test' })
      .where('member_id', '=', memberId)
      .execute()
    await world.build.binding(memberId, guides[1]!, storeId)
    const counts = await tally(
      guides.map((guideId, n) =>
        world.guide(guideId).call('keyInTransfer', {
          orderNo: `T-${round}-${n}`,
          memberId,
          lines: [{ skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 100_000 }],
          proofRef: `proof-${round}`,
          paidAt: world.clock.now(),
        }),
      ),
    )
    expect(counts).toEqual({ booked: 1, proof_used: 1 })
  }
  expect((await world.ok(finance().call<Books>('checkBooks', {}))).isBalanced).toBe(true)
  expect(await world.db.selectFrom('orders').selectAll().execute()).toHaveLength(20)
})

test('one page of a till sent twenty times at once, in any order, is booked once', async () => {
  const { world } = server
  await openShop()
  const page = times(50, (n) => ({
    orderNo: `P${n}`,
    storeCode: 'S1',
    sellerCode: n % 2 ? 'G1' : 'G2',
    lines: [{ skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 100_000 + n }],
    paidAt: world.clock.now(),
  }))
  const results = await Promise.all(
    times(AT_ONCE, (n) => {
      const sent = n % 2 ? page : [...page].reverse()
      return world.ok(finance().call<Imported>('importOrders', { orders: sent }))
    }),
  )
  expect(results.reduce((sum, { booked }) => sum + booked, 0)).toBe(50)
  expect(results.flatMap(({ faults }) => faults)).toEqual([])
  expect((await expectBalanced()).counts).toMatchObject({ orders: 50, lots: 150 })
})

test('a month closed twice at once, while refunds and sales go on, closes once and the books balance', async () => {
  const { world } = server
  await openShop()
  const placed = await Promise.all(times(40, (n) => place(`shopper-${n}`, `checkout-${n}`)))
  await Promise.all(placed.map((order) => world.ok(pay(order))))
  await Promise.all(placed.map((order, n) => shipAndReceive(world, `shopper-${n}`, order.orderId)))
  world.clock.advance({ days: 20 })
  expect(await Promise.all(times(4, () => world.ok(world.timer().call('matureOrders', {}))))).toContainEqual({
    received: 0,
    matured: 40,
  })
  world.clock.set('2026-04-02T09:00:00+08:00')
  const later = await Promise.all(times(10, (n) => place(`late-${n}`, `checkout-${n}`)))

  const closing = times(3, () => world.ok(finance('closer').call<Closed>('closePeriod', { periodId: '2026-03' })))
  const others = placed.map((order, n) => refund(order, `R${n}`, 10_001))
  const counts = await tally([...others, ...later.map(pay)])
  const closed = await Promise.all(closing)
  expect(counts).toEqual({ booked: 40, paid: 10 })
  expect(new Set(closed.map(({ rootHash }) => rootHash)).size).toBe(1)
  await expectBalanced()

  await world.ok(finance('approver').call('approveStatements', { periodId: '2026-03' }))
  await Promise.all(times(3, () => world.ok(finance().call('exportPayouts', { periodId: '2026-03' }))))
  const { statements } = await world.ok(finance().call<Statements>('listStatements', { periodId: '2026-03' }))
  const payouts = statements.map(({ statementId }) => ({ statementId, paymentRef: `wire-${statementId}` }))
  const paid = await Promise.all(
    times(5, () => world.ok(finance().call<{ paid: number }>('recordPayouts', { payouts }))),
  )
  expect(paid.reduce((sum, each) => sum + each.paid, 0)).toBe(statements.length)
  expect((await expectBalanced()).sums.paidOutFen).toBe(closed[0]!.payableFen)
})
