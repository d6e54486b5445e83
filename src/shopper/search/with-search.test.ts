import { SEARCHES_KEPT, withSearch } from './with-search'

test('the newest search comes first', () => {
  expect(withSearch(['沙发', '灯'], '餐桌')).toEqual(['餐桌', '沙发', '灯'])
})

test('searching again moves a search to the front and keeps it once', () => {
  expect(withSearch(['沙发', '灯'], ' 灯 ')).toEqual(['灯', '沙发'])
})

test('nothing typed leaves the history as it is', () => {
  expect(withSearch(['沙发'], '   ')).toEqual(['沙发'])
})

test('the eleventh search lets the oldest go', () => {
  const full = Array.from({ length: SEARCHES_KEPT }, (_, index) => `词${index}`)
  const after = withSearch(full, '新词')
  expect(after).toHaveLength(SEARCHES_KEPT)
  expect(after[0]).toBe('新词')
  expect(after).not.toContain('词9')
})
