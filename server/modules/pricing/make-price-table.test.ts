import { PriceTable, paceAt, priceOf } from '../../../contract/price-table'
import { makePriceTable, type PricedDay } from './make-price-table'

function priced(day: string, slotPrices: Record<string, number>, minutes: number[]): PricedDay {
  const caps = new Map(Object.keys(slotPrices).map((guideId) => [guideId, 2]))
  const leads = minutes.map((atMinute) => ({ atMinute, guideIds: [], valueYuan: [] }))
  return { day: { day, caps, leads }, slotPrices: new Map(Object.entries(slotPrices)) }
}

const FACTS = {
  version: 'prices-1',
  storeOfGuide: new Map([
    ['old', 's1'],
    ['colleague', 's1'],
    ['new', 's1'],
    ['elsewhere', 's2'],
  ]),
  holdoutRatio: null,
}
const DAYS = [
  priced('2026-11-03', { old: 8, colleague: 2 }, [600, 600, 900]),
  priced('2026-11-02', { old: 12, colleague: 2 }, [610, 905, 910]),
]

test('a guide of many days costs their own mean, a new one what their colleagues cost, anybody else the mean of all', () => {
  const table = PriceTable.parse(makePriceTable(DAYS, FACTS))
  // Store mean 6; half a day of it is added to two days of their own: (20 + 0.5·6) ÷ 2.5.
  expect(priceOf(table, 'old', 's1')).toBeCloseTo(9.2, 4)
  expect(priceOf(table, 'new', 's1')).toBeCloseTo(6, 4)
  expect(priceOf(table, 'elsewhere', 's2')).toBeCloseTo(6, 4)
  expect(priceOf(table, 'hired today', 's1')).toBeCloseTo(6, 4)
  expect(priceOf(table, 'constructor', null)).toBeCloseTo(6, 4)
  expect(priceOf(null, 'old', 's1')).toBe(0)
  expect(table.pricedOn.days).toEqual(['2026-11-02', '2026-11-03'])
})

test('the pace follows the hours in which demand came, straight within a quarter', () => {
  const table = makePriceTable(DAYS, FACTS)
  expect(paceAt(table, 0)).toBe(0)
  expect(paceAt(table, 600)).toBe(0)
  expect(paceAt(table, 607.5)).toBeCloseTo(0.25, 9)
  expect(paceAt(table, 615)).toBeCloseTo(0.5, 9)
  expect(paceAt(table, 900)).toBeCloseTo(0.5, 9)
  expect(paceAt(table, 915)).toBe(1)
  expect(paceAt(table, 1440)).toBe(1)
  expect(paceAt(null, 720)).toBe(0.5)
})

test('the expected load is leads to slots of the same days', () => {
  expect(makePriceTable(DAYS, FACTS).expectedLoad).toBeCloseTo(6 / 8, 4)
})

test('days without a lead give an even pace and no price', () => {
  const table = PriceTable.parse(makePriceTable([priced('2026-11-02', { old: 0 }, [])], FACTS))
  expect(paceAt(table, 720)).toBeCloseTo(0.5, 9)
  expect(table.defaultPriceYuan).toBe(0)
})
