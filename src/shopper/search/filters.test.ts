import { filterCount, NO_FILTERS, readPriceRange } from './filters'

test('an empty field is no limit', () => {
  expect(readPriceRange('', ' ')).toEqual({ isFit: true, priceMinFen: null, priceMaxFen: null })
  expect(readPriceRange('0', '500')).toEqual({ isFit: true, priceMinFen: null, priceMaxFen: 50_000 })
})

test('prices typed the wrong way round are meant the right way round', () => {
  expect(readPriceRange('900', '100.5')).toEqual({ isFit: true, priceMinFen: 10_050, priceMaxFen: 90_000 })
})

test('what is no price is told at its field', () => {
  expect(readPriceRange('便宜', '500')).toEqual({ isFit: false, faulty: 'min' })
  expect(readPriceRange('5', '1.234')).toEqual({ isFit: false, faulty: 'max' })
})

test('a price range counts once, and stock only with a store', () => {
  expect(filterCount(NO_FILTERS, true)).toBe(0)
  expect(filterCount({ priceMinFen: 1, priceMaxFen: 2, isInStock: true }, true)).toBe(2)
  expect(filterCount({ ...NO_FILTERS, isInStock: true }, false)).toBe(0)
})
