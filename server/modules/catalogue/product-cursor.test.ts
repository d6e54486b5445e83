import fc from 'fast-check'
import { readCursor, writeCursor } from './product-cursor'

test('a cursor is read back as it was written, whatever the id', () => {
  const cursor = fc.record({
    rank: fc.integer({ min: 0, max: 3 }),
    amount: fc.nat(),
    listedAtMs: fc.nat({ max: 4_000_000_000_000 }),
    productId: fc.string({ minLength: 1, maxLength: 64 }),
  })
  fc.assert(fc.property(cursor, (given) => expect(readCursor(writeCursor(given))).toEqual(given)))
})

test.each(['', 'x', '4.1.1.P', '1.-1.1.P', '1.1.1.', '1.1e9.1.P', "0.1.1' or 1=1"])('%j is no cursor', (text) => {
  expect(readCursor(text)).toBeNull()
})
