import { wholeBooks } from '../../contract/book-sums'
import { checkBooksPart } from '../../server/flows/check-books-part'
import { useWorld } from '../support/world'

const world = useWorld()
const finance = (name = 'finance') => world.staff('finance', { name })
const whole = () => world.ok(finance().call('checkBooks', {}))
const inPartsOf = (rows: number) => {
  let parts = 0
  const books = wholeBooks(({ cursor }) => {
    parts += 1
    return checkBooksPart(world.db, world.brandId, cursor, rows)
  })
  return books.then((sum) => ({ sum, parts }))
}

/** Five orders of a shop in one month; answers one of them. */
async function soldInMarch(): Promise<string> {
  world.clock.set('2026-03-06T09:00:00+08:00')
  await world.build.guide(await world.build.store({ code: 'S001' }), { code: 'G-1' })
  const lines = [
    { skuId: 'SOFA', title: '沙发', quantity: 1, unitFen: 100_001 },
    { skuId: 'LAMP', title: '灯', quantity: 2, unitFen: 33_333 },
  ]
  const orders = [1, 2, 3, 4, 5].map((at) => ({
    orderNo: `POS-${at}`,
    storeCode: 'S001',
    paidAt: `2026-03-0${at}T10:00:00+08:00`,
    discountFen: 1,
    lines,
  }))
  const imported = await world.ok(world.staff('hq_admin').call('importOrders', { orders }))
  expect(imported).toEqual({ booked: 5, repeated: 0, faults: [] })
  const { id } = await world.db
    .selectFrom('orders')
    .select('id')
    .where('order_no', '=', 'POS-2')
    .executeTakeFirstOrThrow()
  return id
}

test('books in parts of any size add up to the books in one: counts, sums and faults', async () => {
  const orderId = await soldInMarch()
  world.clock.set('2026-03-30T09:00:00+08:00')
  await world.ok(world.timer().call('matureOrders', {}))
  world.clock.set('2026-04-01T09:00:00+08:00')
  await world.ok(finance('closer').call('closePeriod', { periodId: '2026-03' }))
  const sound = await whole()
  expect(sound).toMatchObject({ isBalanced: true, next: null, counts: { orders: 5 } })
  expect(sound.counts.statements).toBeGreaterThan(0)
  for (const rows of [1, 2, 5, 6]) expect((await inPartsOf(rows)).sum).toEqual(sound)
  expect((await inPartsOf(1)).parts).toBeGreaterThan(sound.counts.orders)

  // A posting nobody owes is found in the part its order is in, and nowhere else.
  const lot = await world.db.selectFrom('lot').select('id').where('order_id', '=', orderId).executeTakeFirstOrThrow()
  const journal = await world.db
    .selectFrom('journal')
    .selectAll()
    .where('source_id', '=', orderId)
    .executeTakeFirstOrThrow()
  await world.db
    .insertInto('journal')
    .values({ ...journal, id: 'jn_forged', source_id: 'or_forged', period_id: '2026-04' })
    .execute()
  await world.db
    .insertInto('posting')
    .values({ journal_id: 'jn_forged', seq: 0, lot_id: lot.id, debit: 'expense', credit: 'accrued', amount_fen: 7 })
    .execute()
  const forged = await whole()
  expect(forged).toMatchObject({ isBalanced: false, faults: { lotsOffTarget: 1, linesOffPool: 1 } })
  for (const rows of [1, 3]) expect((await inPartsOf(rows)).sum).toEqual(forged)
})

test('a brand without orders is one part, and where a part begins is not free text', async () => {
  expect(await whole()).toMatchObject({ isBalanced: true, next: null, counts: { orders: 0, statements: 0 } })
  for (const cursor of ['', 'order', 'lot:or_1', "order:' or 1", 7]) {
    expect(await world.refused(finance().call('checkBooks', { cursor }))).toBe('invalid_input')
  }
  expect(await world.refused(world.staff('hq_ops').call('checkBooks', {}))).toBe('forbidden')
})
