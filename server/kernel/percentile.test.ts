import fc from 'fast-check'
import { percentile } from './percentile'

test('the median of an even number lies in the middle, the ends are the ends', () => {
  expect(percentile([4, 1, 3, 2], 0.5)).toBe(2.5)
  expect([percentile([4, 1, 3, 2], 0), percentile([4, 1, 3, 2], 1)]).toEqual([1, 4])
  expect(percentile([10, 20, 30, 40, 50], 0.9)).toBeCloseTo(46, 12)
  expect(percentile([7], 0.3)).toBe(7)
})

test('numbers are ordered as numbers, nothing has no percentile, a share of more than all is a mistake', () => {
  expect(percentile([9, 100, 10], 0.5)).toBe(10)
  expect(percentile([], 0.5)).toBeNull()
  expect(() => percentile([1], 50)).toThrow('between 0 and 1')
})

test('a larger share never lies lower', () => {
  const values = fc.array(fc.integer(), { minLength: 1, maxLength: 30 })
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(values, share, share, (drawn, a, b) => {
      expect(percentile(drawn, Math.min(a, b))!).toBeLessThanOrEqual(percentile(drawn, Math.max(a, b))! + 1e-6)
    }),
  )
})
