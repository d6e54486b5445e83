import { checkPriceTable } from './check-price-table'
import { makePriceTable } from './make-price-table'

const GUIDES = ['a', 'b', 'c', 'd']
const TABLE = makePriceTable(
  [
    {
      day: {
        day: '2026-11-02',
        caps: new Map([['a', 5]]),
        leads: [{ atMinute: 700, guideIds: ['a'], valueYuan: [9] }],
      },
      slotPrices: new Map([
        ['a', 3],
        ['b', 4],
      ]),
    },
  ],
  { version: 'prices-1', storeOfGuide: new Map(), holdoutRatio: null },
)

test('a sound table may be published', () => {
  expect(checkPriceTable(TABLE, GUIDES, { pricedYuan: 99, unpricedYuan: 100 })).toEqual([])
})

test.each([
  ['a negative price', { ...TABLE, priceYuan: { a: -1, b: 2, c: 1, d: 1 } }],
  ['a price that is no number', { ...TABLE, priceYuan: { a: Number.NaN, b: 2, c: 1, d: 1 } }],
  ['an endless price', { ...TABLE, defaultPriceYuan: Number.POSITIVE_INFINITY }],
  ['a pace that runs back', { ...TABLE, paceShare: TABLE.paceShare.map((_, i) => (i === 40 ? 0.9 : i / 95)) }],
  ['a pace that never ends', { ...TABLE, paceShare: TABLE.paceShare.map(() => 0.5) }],
  ['nothing at all', null],
])('%s is refused', (_, table) => {
  expect(checkPriceTable(table, GUIDES, null)).toHaveLength(1)
})

test('a table that knows fewer than half of those who work is refused', () => {
  expect(checkPriceTable(TABLE, [...GUIDES, 'e'], null)).toEqual([expect.stringContaining('不足一半')])
})

test('a table that earns less than no prices on a day it has not seen is refused', () => {
  expect(checkPriceTable(TABLE, GUIDES, { pricedYuan: 90, unpricedYuan: 100 })).toEqual([
    expect.stringContaining('10.0%'),
  ])
})
