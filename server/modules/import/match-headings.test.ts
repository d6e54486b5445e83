import { matchHeadings } from './match-headings'
import { ORDER_COLUMNS } from './order-row'
import { STORE_COLUMNS } from './store-row'

const stores = (header: string[], known: [string, string | null][] = []) =>
  matchHeadings(header, STORE_COLUMNS, new Map(known)).map(({ field, match }) => [field, match])
const orders = (header: string[]) =>
  matchHeadings(header, ORDER_COLUMNS, new Map()).map(({ field, match }) => [field, match])

test('our own names, names we know, and what is alike are proposed, and said to be so', () => {
  expect(stores(['门店编号', 'Store_Name', '名称', '所在城市', '门店详细地址', '备注', '未导入原因', ''])).toEqual([
    ['code', 'exact'],
    ['name', 'alias'],
    [null, 'none'],
    ['city', 'alias'],
    ['address', 'similar'],
    [null, 'none'],
    [null, 'none'],
    [null, 'none'],
  ])
  expect(stores(['编号', '名称'])).toEqual([
    ['code', 'similar'],
    ['name', 'similar'],
  ])
})

test('what was confirmed before comes first, also that a column is left aside', () => {
  expect(
    stores(
      ['店', '门店名称', '旧店名'],
      [
        ['店', 'code'],
        ['门店名称', null],
        ['旧店名', 'name'],
      ],
    ),
  ).toEqual([
    ['code', 'remembered'],
    [null, 'none'],
    ['name', 'remembered'],
  ])
})

test('money that is something else is not taken for the amount, and what could be two things is neither', () => {
  expect(orders(['退款金额', '金额', '编号', '客户电话', '支付金额'])).toEqual([
    [null, 'none'],
    ['amount', 'exact'],
    [null, 'none'],
    ['phone', 'alias'],
    ['paid', 'similar'],
  ])
})

test('no field is proposed twice', () => {
  expect(orders(['订单号', '订单编号', '小票号'])).toEqual([
    ['order_no', 'exact'],
    [null, 'none'],
    [null, 'none'],
  ])
})
