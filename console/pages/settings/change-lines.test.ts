import { changeLines } from './change-lines'

test('the reason comes first, then what is another than before', () => {
  const before = { name: '陈静', role: 'finance', storeIds: ['st_1'] }
  const after = { name: '陈静', role: 'store_manager', storeIds: [] }
  expect(changeLines({ before, after, reason: '转岗' })).toEqual([
    { name: '原因', before: null, after: '转岗' },
    { name: '角色', before: '财务', after: '门店店长' },
    { name: '门店', before: 'st_1', after: '（无）' },
  ])
})

test('what was made has nothing before it, and a word is a state', () => {
  expect(changeLines({ after: { amountFen: 348_000, ratePpm: 50_000 } })).toEqual([
    { name: '金额', before: null, after: '¥3,480.00' },
    { name: 'ratePpm', before: null, after: '5%' },
  ])
  expect(changeLines({ before: 'open', after: 'closed' })).toEqual([{ name: '状态', before: '开启', after: '停用' }])
})

test('long lists are told shortly, and nothing is nothing', () => {
  const many = Array.from({ length: 800 }, (_, n) => [`武汉${n}`, 'SKU-1'])
  expect(changeLines({ after: many })).toEqual([{ name: '内容', before: null, after: '800 项' }])
  expect(changeLines({ storeIds: ['a', 'b', 'c', 'd', 'e', 'f'] })).toEqual([
    { name: '门店', before: null, after: 'a、b、c、d、e等 6 项' },
  ])
  expect(changeLines(null)).toEqual([])
  expect(changeLines({})).toEqual([])
})
