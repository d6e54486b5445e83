import { shownPieces, stockLevel } from './stock-level'

test('up to three pieces are few', () => {
  expect([1, 3, 4, 1_000].map(stockLevel)).toEqual(['few', 'few', 'plenty', 'plenty'])
})

test('nobody is told how much a warehouse holds', () => {
  expect([0, 998, 50_000].map(shownPieces)).toEqual([0, 998, 999])
})
