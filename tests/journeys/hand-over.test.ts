import { buy, freePieces, tellRefunded } from '../support/buying'
import { useWorld } from '../support/world'

const world = useWorld()

let storeId: string
let guideId: string
beforeEach(async () => {
  storeId = await world.build.store({ name: '春熙店' })
  guideId = await world.build.guide(storeId, { name: '张导购' })
  await world.build.sku('SOFA', 100_000)
  await world.build.member({ phone: '13800138000', openid: 'openid-li', displayName: '李梅' })
})

const guide = (id = guideId) => world.guide(id)
const find = (code: string, id = guideId) => guide(id).call('findHandOver', { code })
const confirm = (code: string, id = guideId) => guide(id).call('confirmHandOver', { code })
async function buyToFetch(quantity = 2) {
  const placed = await buy(world, 'li', [{ skuId: 'SOFA', quantity }], { storeId })
  const { pickUpCode } = await world.ok(world.shopper('li').call('showMyOrder', { orderId: placed.orderId }))
  return { ...placed, code: pickUpCode! }
}
const onHand = async (location: string) =>
  world.db
    .selectFrom('stock')
    .select(['on_hand as onHand', 'reserved'])
    .where('location', '=', location)
    .where('sku_id', '=', 'SOFA')
    .executeTakeFirstOrThrow()

test('a guide of the store sees what a code stands for, hands it over once, and anybody asks again safely', async () => {
  const { code, orderId, orderNo } = await buyToFetch()
  const spoken = `${code.slice(0, 4)} ${code.slice(4, 7)}-${code.slice(7)}`
  expect(await world.ok(find(spoken))).toEqual({
    code,
    kind: 'order',
    state: 'ready',
    person: '李** 138****8000',
    storeName: '春熙店',
    orderNo,
    items: [{ title: '商品SOFA', options: [], quantity: 2 }],
    doneBy: null,
    doneAt: null,
  })
  expect(await onHand(storeId)).toEqual({ onHand: 1_000, reserved: 2 })

  const done = await world.ok(confirm(spoken))
  expect(done).toMatchObject({ state: 'done', outcome: 'done', doneBy: '张导购', doneAt: world.clock.now() })
  expect(await onHand(storeId)).toEqual({ onHand: 998, reserved: 0 })
  world.clock.advance({ minutes: 5 })
  const colleague = await world.build.guide(storeId, { name: '王导购' })
  expect(await world.ok(confirm(code, colleague))).toEqual({ ...done, outcome: 'repeated' })
  expect(await world.ok(find(code, colleague))).toMatchObject({ state: 'done', doneBy: '张导购' })
  expect(await onHand(storeId)).toEqual({ onHand: 998, reserved: 0 })

  const shown = await world.ok(world.shopper('li').call('showMyOrder', { orderId }))
  expect(shown).toMatchObject({ state: 'received', pickUpCode: null, allows: ['refund'] })
  expect(shown.timeline.map(({ kind }) => kind)).toEqual(['placed', 'paid', 'handed_over'])
  const uploads = await world.db.selectFrom('outbox').select('payload').where('topic', '=', 'shipping_upload').execute()
  expect(uploads).toEqual([{ payload: { orderId } }])
})

test('who fetches goods was in the store with that guide: it is on their trail once', async () => {
  const { code } = await buyToFetch()
  await world.ok(confirm(code))
  await world.ok(confirm(code))
  const touches = await world.db.selectFrom('touchpoint').selectAll().execute()
  expect(touches).toMatchObject([
    { kind: 'store_visit', guide_id: guideId, store_id: storeId, quality: 3, proof: 'server' },
  ])
})

test('a guide of another store, or of none, is told only that it is elsewhere', async () => {
  const { code } = await buyToFetch()
  const other = await world.build.guide(await world.build.store({ name: '别店' }))
  const concierge = await world.build.guide(null)
  for (const id of [other, concierge]) {
    const refused = await find(code, id)
    expect(refused).toEqual({ ok: false, error: { code: 'hand_over_elsewhere', requestId: expect.any(String) } })
    expect(await world.refused(confirm(code, id))).toBe('hand_over_elsewhere')
  }
  expect((await onHand(storeId)).onHand).toBe(1_000)
})

test('a code nobody has, and what is no code at all', async () => {
  await buyToFetch()
  expect(await world.refused(find('1000000000'))).toBe('hand_over_unknown')
  expect(await world.refused(confirm('2000000000'))).toBe('hand_over_unknown')
  for (const typed of ['', '123', '3123456789', '12345678901', '1 23456789a']) {
    expect(await world.refused(find(typed))).toBe('invalid_input')
  }
})

test('goods whose money goes back are not handed over, before and after it has arrived', async () => {
  const { code, orderId, orderNo, paidFen } = await buyToFetch()
  const wish = { orderId, lines: [{ lineNo: 1, quantity: 2 }], reason: '不想要了', idempotencyKey: 'refund-1' }
  const { refundNo } = await world.ok(world.shopper('li').call('requestRefund', wish))
  expect(await world.ok(find(code))).toMatchObject({ state: 'refunding', items: [] })
  expect(await world.refused(confirm(code))).toBe('hand_over_closed')
  await world.ok(tellRefunded(world, orderNo, refundNo, paidFen))
  expect(await world.ok(find(code))).toMatchObject({ state: 'refunded' })
  expect(await world.refused(confirm(code))).toBe('hand_over_closed')
})

test('of an order that goes back in part the rest is handed over', async () => {
  const { code, orderId } = await buyToFetch(3)
  const wish = { orderId, lines: [{ lineNo: 1, quantity: 1 }], reason: '多买了', idempotencyKey: 'refund-1' }
  await world.ok(world.shopper('li').call('requestRefund', wish))
  expect(await freePieces(world, 'SOFA', storeId)).toBe(998)
  expect(await world.ok(confirm(code))).toMatchObject({ outcome: 'done', items: [{ quantity: 2 }] })
  expect(await onHand(storeId)).toEqual({ onHand: 998, reserved: 0 })
  const later = { orderId, lines: [{ lineNo: 1, quantity: 2 }], reason: '不合适', idempotencyKey: 'refund-2' }
  await world.ok(world.shopper('li').call('requestRefund', later))
  // What was handed over stays told as it was.
  expect(await world.ok(find(code))).toMatchObject({ state: 'done', items: [{ quantity: 2 }] })
})

describe('a join gift', () => {
  const gift = { title: '水果拼盘一份', validDays: 30 }
  const setGift = (over: object = {}) => world.staff('hq_ops').call('setJoinGift', { joinGift: { ...gift, ...over } })
  const join = async (who: string, phone: string) =>
    (await world.ok(world.shopper(who).call('register', { phone, displayName: '王芳', acceptsContact: true })))
      .benefits[0]!

  test('is handed over once, in any store, and counted down', async () => {
    await world.ok(setGift({ stock: 1 }))
    const { code } = await join('wang', '13900139000')
    const second = await join('zhao', '13700137000')
    const elsewhere = await world.build.guide(await world.build.store(), { name: '远方导购' })
    expect(await world.ok(find(code, elsewhere))).toMatchObject({
      kind: 'gift',
      state: 'ready',
      person: '王** 139****9000',
      orderNo: null,
      items: [{ title: gift.title, quantity: 1 }],
    })
    expect(await world.ok(confirm(code, elsewhere))).toMatchObject({ outcome: 'done', doneBy: '远方导购' })
    expect(await world.ok(confirm(code))).toMatchObject({ outcome: 'repeated', doneBy: '远方导购' })
    expect(await world.ok(world.staff('hq_ops').call('showJoinGift', {}))).toEqual({ joinGift: { ...gift, stock: 0 } })
    const { benefits } = await world.ok(world.shopper('wang').call('myProfile', {}))
    expect(benefits).toMatchObject([{ code, usedAt: world.clock.now() }])

    expect(await world.refused(confirm(second.code))).toBe('gift_stock_out')
    expect(await world.ok(setGift({ stock: 5 }))).toMatchObject({ isChanged: true })
    expect(await world.ok(confirm(second.code))).toMatchObject({ outcome: 'done' })
    expect(await world.ok(world.staff('hq_ops').call('showJoinGift', {}))).toMatchObject({ joinGift: { stock: 4 } })
  })

  test('of which none is left is promised to nobody', async () => {
    await world.ok(setGift({ stock: 0 }))
    const made = await world.ok(world.staff('hq_ops').call('createCodes', { codes: [{ kind: 'store', storeId }] }))
    const landing = await world.ok(world.shopper('wang').call('resolveCode', { code: made.codes[0]!.code }))
    expect(landing.joinGift).toBeNull()
    expect(await join('wang', '13900139000')).toBeUndefined()
    expect(await world.refused(setGift({ stock: -1 }))).toBe('invalid_input')
  })

  test('lapses, and goes with its person’s account', async () => {
    await world.ok(setGift())
    const { code } = await join('wang', '13900139000')
    world.clock.advance({ days: 31 })
    expect(await world.ok(find(code))).toMatchObject({ state: 'lapsed' })
    expect(await world.refused(confirm(code))).toBe('hand_over_closed')

    const fresh = await join('zhao', '13700137000')
    await world.ok(world.shopper('zhao').call('deleteMyAccount', { isConfirmed: true }))
    expect(await world.ok(find(fresh.code))).toMatchObject({ state: 'lapsed', person: '微信顾客' })
  })

  test('that one person got twice, as two accounts, is handed over once', async () => {
    await world.ok(setGift())
    const first = await join('wang', '13900139000')
    const second = await join('wang-second-app', '13700137000')
    const proof = { phone: '13900139000', acceptsContact: true }
    await world.ok(world.shopper('wang', 'union-wang').call('register', proof))
    const again = { phone: '13700137000', acceptsContact: true }
    await world.ok(world.shopper('wang-second-app', 'union-wang').call('register', again))
    expect(await world.ok(confirm(first.code))).toMatchObject({ outcome: 'done' })
    expect(await world.ok(confirm(second.code))).toMatchObject({ outcome: 'repeated' })
  })
})
