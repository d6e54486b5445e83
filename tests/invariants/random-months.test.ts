import fc from 'fast-check'
import type { Books } from '../../contract/book-sums'
import { bookPaidOrders } from '../../server/flows/book-orders'
import { bookRefunds } from '../../server/flows/book-refunds'
import type { PaidOrder } from '../../server/flows/paid-order'
import { replayOrders } from '../../server/flows/replay-orders'
import { canonicalHash } from '../../server/kernel/canonical'
import { monthBounds, shanghaiMonth } from '../../server/kernel/shanghai-time'
import { DEFAULT_SPLIT_POLICY } from '../../server/modules/policy/default-split-policy'
import { insertPolicy } from '../../server/modules/policy/policy.sql'
import { payAsBank } from '../support/pay-as-a-bank'
import { freshWorld, useWorld, type World } from '../support/world'
import { emptyTables } from '../support/world-database'

// Seeded random months of sales, refunds, policy changes, disputes and closings through the real flows and the real
// database. After every step the books must balance; at the end every order replays, and refunding all ends at zero.
const SEED = Number(process.env.INVARIANT_SEED ?? 20_260_301)
const RUNS = Number(process.env.INVARIANT_RUNS ?? 20)

const world = useWorld()
const reached = { statements: 0, keptBack: 0, refunds: 0, disputes: 0, failedPayouts: 0 }
type Step =
  | { kind: 'sell'; orders: { lines: number[]; discountPpm: number; seller: number; member: number }[] }
  | { kind: 'refund'; order: number; parts: number[] }
  | { kind: 'wait'; days: number }
  | { kind: 'policy'; poolPpm: number; netMaxPpm: number }
  | { kind: 'dispute' | 'resolve'; order: number }
  | { kind: 'close'; isPaidLater: boolean }

const Index = fc.nat({ max: 30 })
const Sale = fc.record({
  lines: fc.array(fc.integer({ min: 0, max: 300_000 }), { minLength: 1, maxLength: 4 }),
  discountPpm: fc.integer({ min: 0, max: 1_000_000 }),
  seller: fc.nat({ max: 3 }),
  member: fc.nat({ max: 3 }),
})
const Steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('sell' as const),
        orders: fc.array(Sale, { minLength: 1, maxLength: 5 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('refund' as const),
        order: Index,
        parts: fc.array(fc.integer({ min: 1, max: 150_000 }), { minLength: 1, maxLength: 3 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 20 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('policy' as const),
        poolPpm: fc.integer({ min: 0, max: 200_000 }),
        netMaxPpm: fc.integer({ min: 0, max: 1_000_000 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom('dispute' as const, 'resolve' as const), order: Index }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('close' as const), isPaidLater: fc.boolean() }) },
  ),
  { minLength: 12, maxLength: 24, size: 'max' },
) as fc.Arbitrary<Step[]>

type Scene = { world: World; guides: string[]; members: string[]; sold: string[]; refunds: number; version: number }
const clock = (at: World) => ({ kind: 'clock' as const, brandId: at.brandId })

test(`whatever happens in a month, the books balance (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(Steps, async (steps) => {
      await emptyTables(world.db)
      const scene = await openScene(await freshWorld(world.db))
      for (const step of steps) {
        await take(scene, step)
        await expectBalanced(scene)
      }
      const replay = await scene.world.run(clock(scene.world), (ctx) => replayOrders(ctx.db, scene.world.brandId))
      expect(replay).toEqual({ replayed: scene.sold.length, mismatches: [] })
      await countReached()
      await refundAll(scene)
      expect((await expectBalanced(scene)).sums).toMatchObject({ poolFen: 0, linesFen: 0 })
    }),
    { seed: SEED, numRuns: RUNS, endOnFailure: true },
  )
  // A walk that never reached a payout or a netting would prove nothing about them.
  expect(Math.min(...Object.values(reached))).toBeGreaterThan(0)
}, 240_000)

async function countReached(): Promise<void> {
  const statements = await world.db.selectFrom('statement').select('clawback_fen').execute()
  reached.statements += statements.length
  reached.keptBack += statements.filter((statement) => statement.clawback_fen > 0).length
  for (const table of ['refund', 'dispute'] as const)
    reached[`${table}s`] += (await world.db.selectFrom(table).select('id').execute()).length
}

async function openScene(fresh: World): Promise<Scene> {
  const storeId = await fresh.build.store({ code: 'S1' })
  const guides = [await fresh.build.guide(storeId), await fresh.build.guide(storeId), await fresh.build.guide(storeId)]
  const members: string[] = []
  for (const guideId of guides) {
    members.push(await fresh.build.member({ phone: `1380000000${members.length}` }))
    await fresh.build.binding(members.at(-1)!, guideId, storeId, new Date('2026-01-25T10:00:00+08:00'))
  }
  return { world: fresh, guides, members, sold: [], refunds: 0, version: 1 }
}

async function take(scene: Scene, step: Step): Promise<void> {
  const { world: at } = scene
  switch (step.kind) {
    case 'sell':
      return sell(scene, step.orders)
    case 'refund':
      return refund(scene, step.order, step.parts)
    case 'wait':
      at.clock.advance({ days: step.days })
      return void (await at.ok(at.timer().call('matureOrders', {})))
    case 'policy':
      return publish(scene, step.poolPpm, step.netMaxPpm)
    case 'dispute':
      return dispute(scene, step.order)
    case 'resolve': {
      const open = await at.db.selectFrom('dispute').select('id').where('resolved_at', 'is', null).executeTakeFirst()
      if (open) await at.ok(at.staff('hq_ops').call('resolveDispute', { disputeId: open.id, resolution: '维持' }))
      return
    }
    case 'close':
      return closeMonths(scene, step.isPaidLater)
  }
}

async function sell(scene: Scene, orders: Extract<Step, { kind: 'sell' }>['orders']): Promise<void> {
  const { world: at, guides, members } = scene
  const paid = orders.map(({ lines, discountPpm, seller, member }, index): PaidOrder => {
    const goods = lines.reduce((sum, fen) => sum + fen, 0)
    const memberId = members[member]
    const guideId = guides[seller]
    return {
      source: 'pos',
      orderNo: `P${scene.sold.length + index}`,
      channel: 'store_scan',
      member: memberId ? { by: 'id', value: memberId } : null,
      store: seller === 3 ? null : { by: 'code', value: 'S1' },
      seller: guideId ? { by: 'id', value: guideId } : null,
      lines: lines.map((unitFen) => ({ skuId: 'A', title: '商品', quantity: 1, unitFen })),
      discountFen: Math.floor((goods * discountPpm) / 1_000_000),
      paidAt: at.clock.now(),
    }
  })
  const book = () => at.run(clock(at), (ctx) => bookPaidOrders(ctx, at.brandId, paid))
  expect((await book()).every(({ outcome }) => outcome === 'booked')).toBe(true)
  expect((await book()).every(({ outcome }) => outcome === 'repeated')).toBe(true)
  scene.sold.push(...paid.map(({ orderNo }) => orderNo))
}

async function refund(scene: Scene, order: number, parts: readonly number[]): Promise<void> {
  const orderNo = scene.sold[order % Math.max(1, scene.sold.length)]
  if (!orderNo) return
  const { world: at } = scene
  const wanted = parts.map((amountFen) => ({
    source: 'pos' as const,
    orderNo,
    refundNo: `R${scene.refunds++}`,
    amountFen,
    reason: '退货',
    refundedAt: at.clock.now(),
  }))
  for (const { outcome } of await at.run(clock(at), (ctx) => bookRefunds(ctx, at.brandId, wanted)))
    expect(['booked', 'refused']).toContain(outcome)
}

async function publish(scene: Scene, poolPpm: number, netMaxPpm: number): Promise<void> {
  const { world: at } = scene
  const doc = { ...DEFAULT_SPLIT_POLICY, poolPpm, netMaxPpm }
  const words = { note: '调整', publishedBy: 'test', publishedAt: at.clock.now(), effectiveFrom: at.clock.now() }
  const version = ++scene.version
  await insertPolicy(at.db, { brandId: at.brandId, kind: 'split', version, doc, docHash: canonicalHash(doc), ...words })
}

async function dispute({ world: at, sold }: Scene, order: number): Promise<void> {
  const row = await at.db
    .selectFrom('lot as l')
    .innerJoin('orders as o', 'o.id', 'l.order_id')
    .select(['l.order_id', 'l.party_id'])
    .where('l.party_kind', '=', 'guide')
    .where('o.order_no', '=', sold[order % Math.max(1, sold.length)] ?? '')
    .executeTakeFirst()
  if (row) await at.guide(row.party_id).call('openDispute', { orderId: row.order_id, reason: '份额不对' })
}

/** The month ends, some orders mature before and some after, and everything that is over is closed and paid, or paid later. */
async function closeMonths(scene: Scene, isPaidLater = false): Promise<void> {
  const { world: at } = scene
  const { endsAt } = monthBounds(shanghaiMonth(at.clock.now()))
  at.clock.set(new Date(Math.max(at.clock.now().getTime(), endsAt.getTime() - 3_600_000)).toISOString())
  for (const days of [0, 2]) {
    at.clock.advance({ days })
    await at.ok(at.timer().call('matureOrders', {}))
  }
  const finance = at.staff('finance', { name: 'closer' })
  const open = await at.db.selectFrom('period').selectAll().where('status', '=', 'open').orderBy('id').execute()
  for (const { id: periodId } of open.filter(({ ends_at }) => ends_at <= at.clock.now())) {
    await at.ok(finance.call('closePeriod', { periodId }))
    await at.ok(at.staff('finance').call('approveStatements', { periodId }))
  }
  if (isPaidLater) return
  const statements = () => at.db.selectFrom('statement').select(['id', 'period_id']).orderBy('id')
  const approved = await statements().where('state', '=', 'approved').execute()
  for (const periodId of new Set(approved.map((row) => row.period_id)))
    await at.ok(finance.call('exportPayouts', { periodId }))
  reached.failedPayouts += await payAsBank(at, finance, () => expectBalanced(scene))
}

async function refundAll({ world: at }: Scene): Promise<void> {
  const left = await at.db
    .selectFrom('orders as o')
    .select(['o.order_no', 'o.paid_fen'])
    .select((eb) =>
      eb
        .selectFrom('refund as r')
        .whereRef('r.order_id', '=', 'o.id')
        .select((sum) => sum.fn.sum('r.amount_fen').as('fen'))
        .as('refunded'),
    )
    .execute()
  const wanted = left.flatMap(({ order_no, paid_fen, refunded }) => {
    const amountFen = paid_fen - Number(refunded ?? 0)
    const words = { source: 'pos' as const, reason: '全部退货', refundedAt: at.clock.now() }
    return amountFen > 0 ? [{ orderNo: order_no, refundNo: `ALL-${order_no}`, amountFen, ...words }] : []
  })
  for (const { outcome } of await at.run(clock(at), (ctx) => bookRefunds(ctx, at.brandId, wanted)))
    expect(outcome).toBe('booked')
}

/** Postings sum to zero, lines to their pool, and what is payable is lines − reversals − payouts, party by party. */
async function expectBalanced({ world: at }: Scene): Promise<Books> {
  const books = await at.ok(at.staff('finance').call<Books>('checkBooks', {}))
  expect(books).toMatchObject({ isBalanced: true, sums: { ledgerSumFen: 0 } })
  expect(books.sums.owedFen).toBe(books.sums.linesFen - books.sums.paidOutFen)
  return books
}
