import { expressCompanyId } from './express-company'

const companies = [
  { delivery_id: 'SF', delivery_name: '顺丰速运' },
  { delivery_id: 'YTO', delivery_name: '圆通速递' },
  { delivery_id: 'ZTO', delivery_name: '中通快递' },
  { delivery_id: 'ZTOKY', delivery_name: '中通快运' },
]

test.each([
  ['顺丰速运', 'SF'],
  ['顺丰', 'SF'],
  [' sf ', 'SF'],
  ['圆通速递有限公司', 'YTO'],
  ['中通快运', 'ZTOKY'],
])('%s is %s', (typed, id) => {
  expect(expressCompanyId(companies, typed)).toBe(id)
})

test('a carrier that fits none or several is not guessed', () => {
  expect(expressCompanyId(companies, '中通')).toBeNull()
  expect(expressCompanyId(companies, '自家司机')).toBeNull()
})
