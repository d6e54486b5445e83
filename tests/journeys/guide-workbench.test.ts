import { bookPaidOrders } from '../../server/flows/book-orders'
import { bookRefunds } from '../../server/flows/book-refunds'
import { CHENGDU } from '../support/builders'
import { buy } from '../support/buying'
import { useWorld } from '../support/world'

const world = useWorld()
const clock = () => ({ kind: 'clock' as const, brandId: world.brandId })

let storeId: string
let wang: string

beforeEach(async () => {
  storeId = await world.build.store({ name: '春熙路店' })
  wang = await world.build.guide(storeId, { name: '王芳', code: 'G-wang', dayCap: 9, openCap: 8 })
})

const bench = () => world.ok(world.guide(wang).call('myWorkbench', {}))
const ask = (who: string, more: object = {}) => {
  const input = {
    channel: 'appointment',
    wish: '沙发',
    place: CHENGDU,
    storeId,
    idempotencyKey: `capture-${who}`,
    ...more,
  }
  return world.ok(world.shopper(who).call('captureLead', input))
}
const tabOf = (name: string) => world.ok(world.guide(wang).call('listMyLeads', { tab: name }))
async function acceptOldest(): Promise<string> {
  const { assignmentId } = (await tabOf('waiting')).leads.at(-1)!
  await world.ok(world.guide(wang).call('acceptAssignment', { assignmentId }))
  return assignmentId
}
const follow = (assignmentId: string, key: string, nextOn?: string) =>
  world.ok(
    world.guide(wang).call('logFollowUp', {
      assignmentId,
      way: 'phone',
      note: '已通话',
      idempotencyKey: `follow-${key}`,
      ...(nextOn ? { nextOn } : {}),
    }),
  )
const sell = (orderNo: string) =>
  world.run(clock(), (ctx) =>
    bookPaidOrders(ctx, world.brandId, [
      {
        source: 'pos',
        orderNo,
        channel: 'store_scan',
        member: null,
        store: { by: 'id', value: storeId },
        seller: { by: 'code', value: 'G-wang' },
        lines: [{ skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 100_000 }],
        discountFen: 0,
        paidAt: ctx.now,
      },
    ]),
  )

test('an empty day is all zeros, with the switch and what may be carried', async () => {
  expect(await bench()).toEqual({
    serverTime: world.clock.now(),
    guideId: wang,
    name: '王芳',
    role: 'guide',
    photoUrl: null,
    storeName: '春熙路店',
    isTaking: true,
    waiting: 0,
    oldestOfferedAt: null,
    soonestAcceptBy: null,
    following: 0,
    followUpsDue: 0,
    pickUpsWaiting: 0,
    disputesAnswered: 0,
    today: { offered: 0, accepted: 0, dayCap: 9 },
    open: { leads: 0, cap: 8 },
    month: { orders: 0, earnedFen: 0, medianAcceptMinutes: null, missed: 0 },
  })
  await world.ok(world.guide(wang).call('setPresence', { isTaking: false }))
  expect(await bench()).toMatchObject({ isTaking: false })
  expect(await world.refused(world.guide(wang).call('myWorkbench', { guideId: 'gd_other' }))).toBe('invalid_input')
})

test('what waits is told with the oldest offer and the soonest end', async () => {
  await ask('li')
  world.clock.advance({ minutes: 12 })
  await ask('wang')
  expect(await bench()).toMatchObject({
    waiting: 2,
    oldestOfferedAt: new Date('2026-03-01T10:00:00+08:00'),
    soonestAcceptBy: new Date('2026-03-01T10:20:00+08:00'),
    following: 0,
    today: { offered: 2, accepted: 0 },
    open: { leads: 2 },
  })
})

test('accepted leads, the median minutes to accept and missed ones are counted, also after a lead moved on', async () => {
  await ask('li')
  await ask('wang')
  await ask('zhao')
  world.clock.advance({ minutes: 4 })
  await acceptOldest()
  world.clock.advance({ minutes: 6 })
  const given = await acceptOldest()
  await world.ok(world.guide(wang).call('declineAssignment', { assignmentId: given, reason: '没空' }))
  world.clock.advance({ hours: 1 })
  await world.ok(world.timer().call('reassignOverdue', {}))
  expect(await bench()).toMatchObject({
    waiting: 0,
    following: 1,
    today: { offered: 3, accepted: 2 },
    open: { leads: 1 },
    month: { medianAcceptMinutes: 7, missed: 1 },
  })
  world.clock.set('2026-03-02T00:00:00+08:00')
  expect(await bench()).toMatchObject({
    following: 1,
    today: { offered: 0, accepted: 0 },
    month: { medianAcceptMinutes: 7, missed: 1 },
  })
  world.clock.set('2026-04-01T00:00:00+08:00')
  expect(await bench()).toMatchObject({ following: 1, month: { medianAcceptMinutes: null, missed: 0 } })
})

test('a follow-up is due on its day, and no more once the next one was written down', async () => {
  await ask('li')
  const assignmentId = await acceptOldest()
  await follow(assignmentId, '1', '2026-03-03')
  expect(await bench()).toMatchObject({ followUpsDue: 0 })
  expect((await tabOf('following')).leads).toMatchObject([{ nextOn: '2026-03-03', state: 'contacted' }])
  world.clock.set('2026-03-03T00:00:00+08:00')
  expect(await bench()).toMatchObject({ followUpsDue: 1 })
  world.clock.set('2026-03-05T10:00:00+08:00')
  expect(await bench()).toMatchObject({ followUpsDue: 1 })
  await follow(assignmentId, '2')
  expect(await bench()).toMatchObject({ followUpsDue: 0 })
  expect((await tabOf('following')).leads).toMatchObject([{ nextOn: null }])
})

test('the month’s money is what orders of the month pay the guide, less what refunds took back', async () => {
  await sell('P1')
  await sell('P2')
  const { month } = await bench()
  expect(month.orders).toBe(2)
  const lines = (await world.ok(world.guide(wang).call('listMyEarnings', {}))).lines
  expect(month.earnedFen).toBeGreaterThan(0)
  const totals = await world.db
    .selectFrom('posting as p')
    .innerJoin('lot as l', 'l.id', 'p.lot_id')
    .select('p.amount_fen as fen')
    .where('l.party_id', '=', wang)
    .execute()
  expect(month.earnedFen).toBe(totals.reduce((sum, { fen }) => sum + fen, 0))
  expect(lines).toHaveLength(2)

  const back = { source: 'pos', orderNo: 'P1', refundNo: 'R1', amountFen: 100_000, reason: '退货' } as const
  await world.run(clock(), (ctx) => bookRefunds(ctx, world.brandId, [{ ...back, refundedAt: ctx.now }]))
  expect((await bench()).month).toMatchObject({ orders: 1, earnedFen: month.earnedFen / 2 })
  world.clock.set('2026-04-01T00:00:00+08:00')
  expect((await bench()).month).toMatchObject({ orders: 0, earnedFen: 0 })
})

test('paid orders wait to be picked up at the guide’s own stores, until they are fetched or asked back', async () => {
  await world.build.sku('SOFA', 100_000)
  const elsewhere = await world.build.store()
  const toFetch = (key: string, at = storeId) =>
    buy(world, 'li', [{ skuId: 'SOFA', quantity: 2 }], { storeId: at, key })
  const fetched = await toFetch('checkout-1')
  const back = await toFetch('checkout-2')
  await toFetch('checkout-3', elsewhere)
  await buy(world, 'li', [{ skuId: 'SOFA', quantity: 1 }], { key: 'checkout-4' })
  const waiting = async () => (await bench()).pickUpsWaiting
  expect(await waiting()).toBe(2)

  const { pickUpCode } = await world.ok(world.shopper('li').call('showMyOrder', { orderId: fetched.orderId }))
  await world.ok(world.guide(wang).call('confirmHandOver', { code: pickUpCode }))
  expect(await waiting()).toBe(1)

  const askBack = (quantity: number, key: string) => {
    const wish = { orderId: back.orderId, lines: [{ lineNo: 1, quantity }], reason: '不想要了', idempotencyKey: key }
    return world.ok(world.shopper('li').call('requestRefund', wish))
  }
  await askBack(1, 'ask-back-1')
  expect(await waiting()).toBe(1)
  await askBack(1, 'ask-back-2')
  expect(await waiting()).toBe(0)
})

test('tabs carry their badges whatever tab is open, and a row says when and how the guide answered', async () => {
  await ask('li')
  await ask('wang')
  await ask('zhao')
  world.clock.advance({ minutes: 3 })
  await acceptOldest()
  const returnedId = (await tabOf('waiting')).leads.at(-1)!.assignmentId
  await world.ok(world.guide(wang).call('declineAssignment', { assignmentId: returnedId, reason: '正在接待' }))
  const counts = { waiting: 1, following: 1, won: 0, returned: 1 }
  for (const tab of ['waiting', 'following', 'won', 'returned']) expect((await tabOf(tab)).counts).toEqual(counts)
  const at = world.clock.now()
  expect((await tabOf('following')).leads).toMatchObject([
    { answeredAt: at, answerReason: null, lastTouch: { kind: 'appointment', subject: null } },
  ])
  expect((await tabOf('returned')).leads).toMatchObject([{ answeredAt: at, answerReason: '正在接待', lastTouch: null }])
  expect((await tabOf('waiting')).leads).toMatchObject([{ answeredAt: null, nextOn: null }])
})

test('an ignored lead moves on within its time, and the first guide sees why it is gone', async () => {
  await ask('li')
  const colleague = await world.build.guide(storeId)
  world.clock.set('2026-03-01T10:20:00+08:00')
  await world.ok(world.timer().call('reassignOverdue', {}))
  expect((await tabOf('returned')).leads).toMatchObject([{ state: 'expired', answerReason: 'timeout', allows: [] }])
  expect((await world.ok(world.guide(colleague).call('listMyLeads', { tab: 'waiting' }))).leads).toHaveLength(1)
})
