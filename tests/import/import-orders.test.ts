import { useWorld } from '../support/world'
import { errorLines, importText } from './import-text'

const world = useWorld()

const HEADER = '订单号,门店编号,导购工号,手机号,金额,优惠金额,支付时间'
const ORDERS = `${HEADER}
P001,S001,G001,13800138000,"1,299.00",99.00,2026-02-20 15:30
P002,S001,G001,,199.99,,2026-02-20 16:00
P003,S001,,13800138009,50,0,2026-02-20 17:00
`

async function till() {
  const storeId = await world.build.store({ code: 'S001' })
  const guideId = await world.build.guide(storeId, { code: 'G001' })
  return { storeId, guideId }
}
const orders = () => world.db.selectFrom('orders').selectAll().orderBy('order_no').execute()
const ledgerRows = async () => [
  await world.db.selectFrom('lot').select('id').orderBy('id').execute(),
  await world.db.selectFrom('posting').selectAll().orderBy('lot_id').execute(),
]

test('orders of a till earn commission like any other, to the fen', async () => {
  const { storeId, guideId } = await till()
  const memberId = await world.build.member({ phone: '13800138000' })
  await world.build.binding(memberId, guideId, storeId, new Date('2026-01-01T10:00:00+08:00'))
  expect(await importText(world, 'orders', ORDERS)).toMatchObject({ rows: 3, added: 3, refused: 0, errors: null })

  expect(await orders()).toMatchObject([
    {
      order_no: 'P001',
      source: 'pos',
      goods_fen: 129_900,
      discount_fen: 9_900,
      paid_fen: 120_000,
      member_id: memberId,
      seller_guide_id: guideId,
      state: 'received',
    },
    { order_no: 'P002', paid_fen: 19_999, member_id: null },
    { order_no: 'P003', paid_fen: 5_000, seller_guide_id: null },
  ])
  const runs = await world.db.selectFrom('settlement_run').select(['pool_fen', 'targets']).execute()
  expect(runs.every(({ pool_fen, targets }) => targets.reduce((sum, part) => sum + part, 0) === pool_fen)).toBe(true)
})

test('a buyer nobody knows becomes a visitor, so the order is theirs when they register', async () => {
  await till()
  await importText(world, 'orders', ORDERS)
  const [, , order] = await orders()
  const visitor = await world.db
    .selectFrom('member')
    .selectAll()
    .where('id', '=', order?.member_id ?? '')
    .executeTakeFirst()
  expect(visitor).toMatchObject({ state: 'visitor', phone_masked: '138****8009' })
})

test('the same file again books nothing twice and says how many were there', async () => {
  await till()
  await importText(world, 'orders', ORDERS)
  const before = [await orders(), await ledgerRows()]
  expect(await importText(world, 'orders', ORDERS)).toMatchObject({ rows: 3, added: 0, alreadyThere: 3, refused: 0 })
  expect([await orders(), await ledgerRows()]).toEqual(before)
})

test('a known order number with another amount is refused, also within one file', async () => {
  await till()
  await importText(world, 'orders', ORDERS)
  const changed = await importText(world, 'orders', ORDERS.replace('199.99', '299.99'))
  expect(changed).toMatchObject({ alreadyThere: 2, refused: 1 })
  expect(errorLines(changed)).toEqual(['3,订单号,P002,同一编号已提交过不同的内容，请核对后重试'])

  const twice = `${HEADER}\nP009,S001,,,10.00,,2026-02-20 15:30\nP010,S001,,,10.00,,2026-02-20 15:30\nP009,S001,,,11.00,,2026-02-20 15:30\n`
  const result = await importText(world, 'orders', twice)
  expect(result).toMatchObject({ added: 2, refused: 1 })
  expect(errorLines(result)[0]).toMatch(/^4,订单号,P009/)
  expect((await orders()).find((row) => row.order_no === 'P009')?.paid_fen).toBe(1_000)
})

test('wrong amounts, stores, guides and phones each name their cell, and nothing of them is written', async () => {
  await till()
  const result = await importText(
    world,
    'orders',
    `${HEADER}
P101,S001,G001,,-5.00,,2026-02-20 15:30
P102,S001,G001,,1.005,,2026-02-20 15:30
P103,S001,G001,,10.00,20.00,2026-02-20 15:30
P104,S404,G001,13800138055,10.00,,2026-02-20 15:30
P105,S001,G404,,10.00,,2026-02-20 15:30
P106,S001,G001,138001380001,10.00,,2026-02-20 15:30
P107,S001,G001,,10.00,,2026-02-30 15:30
P108,S001,G001,,=10+10,,2026-02-20 15:30
P109,S001,G001,,10.00`,
  )
  expect(result).toMatchObject({ rows: 9, added: 0, refused: 9 })
  expect(errorLines(result)).toEqual(
    [
      '2,金额,-5.00,金额不能为负数（退货请登记退款）'.replace('-5.00', "'-5.00"),
      '3,金额,1.005,金额最多两位小数，不足一分的金额无法入账',
      '4,优惠金额,20.00,优惠金额大于商品金额',
      '8,支付时间,2026-02-30 15:30,日期或时间不存在（示例：2026-03-01 10:30、2026/3/1）',
      "9,金额,'=10+10,不是有效的金额（示例：199.99 或 1,299.00）".replace(/(不是.*)/, '"$1"'),
      '10,整行,"P109,S001,G001,,10.00",只有 5 列，应为 7 列，这一行可能不完整',
      '5,门店编号,S404,找不到该门店',
      '6,导购工号,G404,找不到该导购',
      '7,手机号,138****01,手机号格式不正确，应为 11 位大陆手机号',
    ].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)),
  )
  expect(await orders()).toEqual([])
  expect(await world.db.selectFrom('member').select('id').execute()).toEqual([])
})

const LINES = `order_no,store_code,sku,title,qty,unit_price,discount,paid_at
B001,S001,SOFA-1,沙发,1,2999.00,100.00,2026-02-20 15:30
B001,S001,PILLOW,抱枕,2,49.50,,2026-02-20 15:30
B002,S001,LAMP,落地灯,1,399.00,,2026-02-20 15:40
`

test('rows with one order number are the lines of one order', async () => {
  await till()
  expect(await importText(world, 'orders', LINES, { batchRows: 1 })).toMatchObject({ rows: 3, added: 3 })
  expect(await orders()).toMatchObject([
    { order_no: 'B001', goods_fen: 309_800, discount_fen: 10_000 },
    { order_no: 'B002', paid_fen: 39_900 },
  ])
  const lines = await world.db
    .selectFrom('order_line')
    .selectAll()
    .orderBy('line_no')
    .where('sku_id', '!=', 'LAMP')
    .execute()
  expect(lines).toMatchObject([
    { sku_id: 'SOFA-1', quantity: 1, unit_fen: 299_900 },
    { sku_id: 'PILLOW', title: '抱枕', quantity: 2, unit_fen: 4_950 },
  ])
})

test('an order is taken whole or not at all: one bad line, or one cut off, refuses its other lines', async () => {
  await till()
  const bad = await importText(world, 'orders', LINES.replace('49.50', '-49.50'))
  expect(bad).toMatchObject({ added: 1, refused: 2 })
  expect(errorLines(bad)[0]).toBe('2,整行,B001,同一订单的第 3 行有误，整单未导入')

  const cut = await importText(world, 'orders', `${LINES.split('\n').slice(0, 2).join('\n')}\nB001,S001,PILL`)
  expect(cut).toMatchObject({ added: 0, refused: 2 })

  const torn = await importText(world, 'orders', LINES.replace('2026-02-20 15:30\nB002', '2026-02-21 15:30\nB002'))
  expect(errorLines(torn)).toContain('3,paid_at,2026-02-21 15:30,与同一订单的第 2 行不一致')
  expect((await orders()).map((row) => row.order_no)).toEqual(['B002'])
})

test('a till’s own headings and date form come in by a map', async () => {
  await till()
  const file = 'Bon;Filiale;Betrag in Fen;Datum\nX1;S001;19999;26-02-2026 19:58\n'
  const map = {
    order_no: 'Bon',
    store_code: 'Filiale',
    amount_fen: 'Betrag in Fen',
    paid_at: 'Datum',
    date_format: 'DD-MM-YYYY HH:mm',
  }
  expect(await importText(world, 'orders', file, { map })).toMatchObject({ added: 1 })
  expect(await orders()).toMatchObject([{ paid_fen: 19_999, paid_at: new Date('2026-02-26T11:58:00Z') }])
})

test('an order that came by another way under the same number is known as the same', async () => {
  await till()
  await importText(world, 'orders', ORDERS)
  await world.db.deleteFrom('import_row').execute()
  expect(await importText(world, 'orders', ORDERS)).toMatchObject({ added: 0, alreadyThere: 3 })
  await world.db.deleteFrom('import_row').execute()
  const changed = await importText(world, 'orders', ORDERS.replace('199.99', '299.99'))
  expect(errorLines(changed)).toEqual(['3,订单号,P002,该订单号已登记，但内容不一致'])
})
