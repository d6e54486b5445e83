import { type CartLine, orderable, sumOf, troubleOf } from './orderable-lines'

const line = (skuId: string, over: Partial<CartLine> = {}): CartLine => ({
  skuId,
  quantity: 1,
  priceFen: 10_000,
  addedFen: 10_000,
  deliverable: 99,
  isListed: true,
  isChosen: true,
  ...over,
})

test.each([
  [{}, null],
  [{ isListed: false }, 'unlisted'],
  [{ deliverable: 0 }, 'sold_out'],
  [{ quantity: 5, deliverable: 4 }, 'short'],
  [{ quantity: 4, deliverable: 4 }, null],
])('a line with %o has trouble %s', (over, trouble) => {
  expect(troubleOf(line('sofa', over))).toBe(trouble)
})

test('what is not chosen or cannot be delivered whole is neither summed nor ordered', () => {
  const lines = [
    line('sofa', { quantity: 2 }),
    line('lamp', { isChosen: false }),
    line('bed', { deliverable: 0 }),
    line('cup', { priceFen: 1_999, quantity: 3 }),
  ]
  expect(orderable(lines).map(({ skuId }) => skuId)).toEqual(['sofa', 'cup'])
  expect(sumOf(orderable(lines))).toEqual({ totalFen: 25_997, pieces: 5 })
})
