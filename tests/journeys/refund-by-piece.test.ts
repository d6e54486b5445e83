import { buy, freePieces, tellRefunded } from '../support/buying'
import { shipAndReceive } from '../support/parcels'
import { useWorld } from '../support/world'

const world = useWorld()

let storeId: string
beforeEach(async () => {
  storeId = await world.build.store()
  await world.build.sku('SOFA', 100_000)
  await world.build.sku('CUP', 3_333)
})

const li = () => world.shopper('li')
const hq = () => world.staff('hq_ops')
let asked = 0
const ask = (orderId: string, quantity: number, over: object = {}) => {
  asked += 1
  const wish = { orderId, lines: [{ lineNo: 1, quantity }], reason: '不合适', idempotencyKey: `refund-${asked}-key` }
  return li().call('requestRefund', { ...wish, ...over })
}
const show = (orderId: string) => world.ok(li().call('showMyOrder', { orderId }))
const decide = (refundRequestId: string, isApproved: boolean, who = hq()) =>
  who.call('decideRefund', { refundRequestId, isApproved, answer: isApproved ? '同意' : '已拆封' })
const openAfterSales = async () =>
  (await world.db.selectFrom('after_sale').selectAll().where('closed_at', 'is', null).execute()).length
async function received(quantity = 3) {
  const placed = await buy(world, 'li', [{ skuId: 'SOFA', quantity }])
  await shipAndReceive(world, 'li', placed.orderId)
  return placed
}

test('goods not handed over yet go back at once: agreed, free for others, and done when the money has arrived', async () => {
  const { orderId, orderNo } = await buy(world, 'li', [{ skuId: 'SOFA', quantity: 2 }], { storeId })
  const request = await world.ok(ask(orderId, 1))
  expect(request).toMatchObject({
    state: 'approved',
    amountFen: 100_000,
    lines: [{ lineNo: 1, quantity: 1, amountFen: 100_000 }],
    settledAt: null,
  })
  expect(await freePieces(world, 'SOFA', storeId)).toBe(999)
  expect(await openAfterSales()).toBe(1)
  expect((await show(orderId)).lines[0]).toMatchObject({ refundable: 1, refundedFen: 0 })

  expect(await world.ok(tellRefunded(world, orderNo, request.refundNo, 100_000))).toMatchObject({ outcome: 'booked' })
  world.clock.advance({ minutes: 1 })
  expect(await world.ok(tellRefunded(world, orderNo, request.refundNo, 100_000))).toMatchObject({ outcome: 'repeated' })
  const shown = await show(orderId)
  expect(shown).toMatchObject({
    refundedFen: 100_000,
    refundRequests: [{ state: 'refunded' }],
    hasOpenAfterSale: false,
  })
  expect(shown.timeline.map(({ kind }) => kind)).toEqual(['placed', 'paid', 'refund_requested', 'refunded'])
  expect(await freePieces(world, 'SOFA', storeId)).toBe(999)
  const told = await world.db.selectFrom('outbox').select('payload').where('topic', '=', 'refund_done').execute()
  expect(told).toMatchObject([{ payload: { orderId, amountFen: 100_000 } }])
})

test('money that went back whole ends an order that waits: its goods are free, also without a request', async () => {
  const { orderId, orderNo, paidFen } = await buy(world, 'li', [{ skuId: 'SOFA', quantity: 2 }], { storeId })
  await world.ok(tellRefunded(world, orderNo, 'RF-portal', paidFen))
  expect(await freePieces(world, 'SOFA', storeId)).toBe(1_000)
  expect(await show(orderId)).toMatchObject({ allows: [], pickUpCode: null })
  expect(await world.refused(ask(orderId, 1))).toBe('refund_exceeds')
})

test('pieces come back one by one, and all of them together are what was paid, to the fen and line by line', async () => {
  const lines = [
    { skuId: 'SOFA', quantity: 1 },
    { skuId: 'CUP', quantity: 3 },
  ]
  const { orderId, orderNo, paidFen } = await buy(world, 'li', lines, { storeId })
  let backFen = 0
  for (const lineNo of [2, 2, 1, 2]) {
    const request = await world.ok(ask(orderId, 1, { lines: [{ lineNo, quantity: 1 }] }))
    backFen += request.amountFen
    await world.ok(tellRefunded(world, orderNo, request.refundNo, request.amountFen))
  }
  expect(backFen).toBe(paidFen)
  const shown = await show(orderId)
  expect(shown.refundedFen).toBe(paidFen)
  expect(shown.lines.map(({ refundedFen, netFen }) => refundedFen === netFen)).toEqual([true, true])
  const books = await world.ok(world.staff('finance').call('checkBooks', {}))
  expect(books).toMatchObject({ isBalanced: true, sums: { poolFen: 0 } })
})

test('goods that were handed over go back when HQ agrees, and until then nothing of the order becomes payable', async () => {
  const { orderId, orderNo } = await received()
  const request = await world.ok(ask(orderId, 2, { note: '家里放不下' }))
  expect(request).toMatchObject({ state: 'requested', amountFen: 200_000, note: '家里放不下' })
  world.clock.advance({ days: 30 })
  expect(await world.ok(world.timer().call('matureOrders', {}))).toMatchObject({ matured: 0 })
  expect(await world.refused(hq().call('closeAfterSale', { orderId }))).toBe('order_state')

  const { requests } = await world.ok(hq().call('listRefundRequests', {}))
  expect(requests).toMatchObject([
    { refundRequestId: request.refundRequestId, orderId, orderNo, note: '家里放不下', person: '微信顾客' },
  ])
  expect(await world.ok(decide(request.refundRequestId, true))).toEqual({ state: 'approved' })
  expect(await world.ok(decide(request.refundRequestId, true))).toEqual({ state: 'approved' })
  expect(await world.refused(decide(request.refundRequestId, false))).toBe('refund_state')
  const { entries } = await world.ok(world.staff('hq_admin').call('listAudit', { action: 'decideRefund' }))
  expect(entries).toHaveLength(1)

  await world.ok(tellRefunded(world, orderNo, request.refundNo, 200_000))
  expect(await openAfterSales()).toBe(0)
  expect(await world.ok(world.timer().call('matureOrders', {}))).toMatchObject({ matured: 1 })
  expect((await world.ok(hq().call('listRefundRequests', { state: 'refunded' }))).requests).toHaveLength(1)
})

test('a request that HQ declines says why, and its pieces can be asked for again', async () => {
  const { orderId } = await received()
  const { refundRequestId } = await world.ok(ask(orderId, 3))
  expect((await show(orderId)).allows).toEqual([])
  expect(await world.ok(decide(refundRequestId, false))).toEqual({ state: 'declined' })
  const shown = await show(orderId)
  expect(shown).toMatchObject({ allows: ['refund'], hasOpenAfterSale: false, lines: [{ refundable: 3 }] })
  expect(shown.refundRequests).toMatchObject([{ state: 'declined', answer: '已拆封', settledAt: world.clock.now() }])
  expect(shown.timeline.at(-1)).toMatchObject({ kind: 'refund_declined' })
  expect(await world.ok(ask(orderId, 1))).toMatchObject({ amountFen: 100_000 })
})

test('a buyer takes a request back while nobody has decided, and not after', async () => {
  const { orderId } = await received()
  const { refundRequestId } = await world.ok(ask(orderId, 1))
  const other = await world.ok(ask(orderId, 1))
  const withdraw = (id: string, who = li()) => who.call('withdrawRefundRequest', { refundRequestId: id })
  expect(await world.refused(withdraw(refundRequestId, world.shopper('wang')))).toBe('refund_unknown')
  expect(await world.refused(withdraw('rr_nowhere'))).toBe('refund_unknown')
  expect(await world.ok(withdraw(refundRequestId))).toEqual({ state: 'withdrawn' })
  expect(await world.ok(withdraw(refundRequestId))).toEqual({ state: 'withdrawn' })
  // The other request still waits.
  expect(await openAfterSales()).toBe(1)
  await world.ok(decide(other.refundRequestId, true))
  expect(await world.refused(withdraw(other.refundRequestId))).toBe('refund_state')
  expect(await world.refused(decide(refundRequestId, true))).toBe('refund_state')
})

test('the same key is the same request; other content, too many pieces and lines that are not there are refused', async () => {
  const { orderId } = await buy(world, 'li', [{ skuId: 'SOFA', quantity: 2 }], { storeId })
  const key = { idempotencyKey: 'refund-once' }
  const first = await world.ok(ask(orderId, 1, key))
  expect(await world.ok(ask(orderId, 1, key))).toEqual(first)
  expect(await world.refused(ask(orderId, 2, key))).toBe('idempotency_conflict')
  expect(await world.refused(ask(orderId, 2))).toBe('refund_exceeds')
  const twice = [1, 1].map((lineNo) => ({ lineNo, quantity: 1 }))
  expect(await world.refused(ask(orderId, 1, { lines: twice }))).toBe('refund_exceeds')
  expect(await world.refused(ask(orderId, 1, { lines: [{ lineNo: 9, quantity: 1 }] }))).toBe('refund_exceeds')
  expect(await world.refused(ask(orderId, 0))).toBe('invalid_input')
  expect(await world.refused(ask(orderId, 1, { reason: ' ' }))).toBe('invalid_input')
  const wang = world.shopper('wang')
  const theirs = { orderId, lines: [{ lineNo: 1, quantity: 1 }], reason: '要钱', idempotencyKey: 'refund-theirs' }
  expect(await world.refused(wang.call('requestRefund', theirs))).toBe('order_unknown')
})

test('nothing comes back of what is not paid, or was received too long ago', async () => {
  const placing = { lines: [{ skuId: 'SOFA', quantity: 1 }], fulfilment: { kind: 'pickup', storeId } }
  const placed = await world.ok(li().call('placeOrder', { ...placing, idempotencyKey: 'checkout-9' }))
  expect(await world.refused(ask(placed.orderId, 1))).toBe('order_state')
  const { orderId } = await received()
  world.clock.advance({ days: 60 })
  expect((await show(orderId)).allows).toEqual([])
  expect(await world.refused(ask(orderId, 1))).toBe('order_state')
})

test('a store’s manager decides for the orders of their store only', async () => {
  const elsewhere = await world.build.store()
  const guideId = await world.build.guide(storeId)
  const placed = await buy(world, 'li', [{ skuId: 'SOFA', quantity: 1 }], { storeId })
  const { pickUpCode } = await show(placed.orderId)
  await world.ok(world.guide(guideId).call('confirmHandOver', { code: pickUpCode }))
  const { refundRequestId } = await world.ok(ask(placed.orderId, 1))
  const manager = (id: string) => world.staff('store_manager', { storeIds: [id] })
  expect((await world.ok(manager(elsewhere).call('listRefundRequests', {}))).requests).toEqual([])
  expect(await world.refused(decide(refundRequestId, true, manager(elsewhere)))).toBe('refund_unknown')
  expect((await world.ok(manager(storeId).call('listRefundRequests', {}))).requests).toHaveLength(1)
  expect(await world.ok(decide(refundRequestId, true, manager(storeId)))).toEqual({ state: 'approved' })
})

test('HQ cannot agree to more than is left after money went back otherwise', async () => {
  const { orderId, orderNo } = await received(2)
  const { refundRequestId, refundNo } = await world.ok(ask(orderId, 2))
  const byHand = { source: 'miniprogram', orderNo, refundNo: 'HQ-1', amountFen: 50_000, reason: '补偿' }
  await world.ok(world.staff('finance').call('recordRefund', { ...byHand, refundedAt: world.clock.now() }))
  expect(await world.refused(decide(refundRequestId, true))).toBe('refund_exceeds')
  await world.ok(decide(refundRequestId, false))
  // What can be asked for now is what is left.
  expect(await world.ok(ask(orderId, 2))).toMatchObject({ amountFen: 150_000 })
  expect(refundNo).toMatch(/^RF/)
})

test('a refund under a request’s number with another amount books nothing', async () => {
  const { orderId, orderNo } = await buy(world, 'li', [{ skuId: 'SOFA', quantity: 2 }], { storeId })
  const { refundNo } = await world.ok(ask(orderId, 1))
  expect(await world.refused(tellRefunded(world, orderNo, refundNo, 1))).toBe('refund_conflict')
  expect((await show(orderId)).refundedFen).toBe(0)
})

test('before HQ agrees it sees what is taken back from whom; agreeing takes just that', async () => {
  const { orderId, orderNo } = await received(2)
  const request = await world.ok(ask(orderId, 1))
  const preview = await world.ok(hq().call('previewRefund', { refundRequestId: request.refundRequestId }))
  expect(preview).toMatchObject({ amountFen: 100_000, takenFen: 5_000, isAboveLeft: false })
  expect(preview.parties.reduce((sum, { takenFen }) => sum + takenFen, 0)).toBe(5_000)
  expect(preview.parties.every(({ owedFen }) => owedFen === 0)).toBe(true)

  await world.ok(decide(request.refundRequestId, true))
  await world.ok(tellRefunded(world, orderNo, request.refundNo, 100_000))
  const finance = world.staff('finance')
  const { postings } = await world.ok(finance.call('listPostings', { orderId, kind: 'refund' }))
  expect(postings.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(preview.takenFen)
  expect(await world.refused(hq().call('previewRefund', { refundRequestId: 'rr_none' }))).toBe('refund_unknown')
})

test('before HQ agrees it sees that what was agreed to before leaves too little', async () => {
  const { orderId, orderNo } = await received(2)
  const first = await world.ok(ask(orderId, 1))
  await world.ok(decide(first.refundRequestId, true))
  const second = await world.ok(ask(orderId, 1))
  const byHand = { source: 'miniprogram', orderNo, refundNo: 'HQ-2', amountFen: 50_000, reason: '补偿' }
  await world.ok(world.staff('finance').call('recordRefund', { ...byHand, refundedAt: world.clock.now() }))
  const asked = { refundRequestId: second.refundRequestId }
  expect(await world.ok(hq().call('previewRefund', asked))).toMatchObject({ isAboveLeft: true })
  expect(await world.refused(decide(second.refundRequestId, true))).toBe('refund_exceeds')
})
