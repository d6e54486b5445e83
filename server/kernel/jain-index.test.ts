import fc from 'fast-check'
import { jainIndex } from './jain-index'

const shares = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 50 })

test('equal shares are 1, one of four with everything is a quarter, nothing shared is fair', () => {
  expect(jainIndex([7, 7, 7])).toBe(1)
  expect(jainIndex([12, 0, 0, 0])).toBe(0.25)
  expect(jainIndex([1, 2, 3])).toBeCloseTo(36 / 42, 12)
  expect([jainIndex([]), jainIndex([0, 0])]).toEqual([1, 1])
})

test('fairness lies between one over n and one, and does not depend on the unit or the order', () => {
  fc.assert(
    fc.property(shares, fc.integer({ min: 1, max: 9 }), (values, unit) => {
      const index = jainIndex(values)
      expect(index).toBeGreaterThanOrEqual(1 / values.length - 1e-12)
      expect(index).toBeLessThanOrEqual(1 + 1e-12)
      expect(jainIndex([...values].reverse().map((value) => value * unit))).toBeCloseTo(index, 9)
    }),
  )
})

test('giving a unit from one who has two more to one who has less makes it fairer', () => {
  fc.assert(
    fc.property(shares, fc.nat(1000), (values, low) => {
      const before = [...values, low, low + 2]
      expect(jainIndex([...values, low + 1, low + 1])).toBeGreaterThan(jainIndex(before) - 1e-12)
    }),
  )
})
