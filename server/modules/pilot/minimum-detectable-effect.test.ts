import fc from 'fast-check'
import { cellVariances } from './cell-variances'
import { minimumDetectableEffect } from './minimum-detectable-effect'
import { tQuantile } from './student-t'

test('Student’s t has the quantiles of the printed tables', () => {
  const printed: [number, number, number][] = [
    [0.975, 1, 12.706],
    [0.975, 2, 4.303],
    [0.975, 5, 2.571],
    [0.975, 30, 2.042],
    [0.95, 10, 1.812],
    [0.8, 11, 0.876],
    [0.995, 7, 3.499],
    [0.975, 120, 1.98],
  ]
  for (const [probability, degrees, value] of printed) expect(tQuantile(probability, degrees)).toBeCloseTo(value, 3)
  expect(tQuantile(0.975, 1_000_000)).toBeCloseTo(1.962, 3)
  expect(tQuantile(0.025, 5)).toBe(-tQuantile(0.975, 5))
  expect(tQuantile(0.5, 3)).toBeCloseTo(0, 9)
})

const design = { clusters: 4, periods: 28, meanPerCell: 100, varianceWithin: 900, varianceBetween: 400 }

test('by hand: four clusters that switch over 28 periods find a tenth and a half of the mean', () => {
  const error = Math.sqrt((4 * 900) / (4 * 28))
  const { absolute, relative } = minimumDetectableEffect(design)
  expect(absolute).toBeCloseTo((tQuantile(0.975, 52) + tQuantile(0.8, 52)) * error, 9)
  expect(absolute).toBeCloseTo(16.2, 1)
  expect(relative).toBeCloseTo(absolute / 100, 12)
  expect(minimumDetectableEffect({ ...design, meanPerCell: 0 }).relative).toBeNull()
})

test('switching finds smaller effects than parallel stores, and what differs between clusters does not harm it', () => {
  const parallel = minimumDetectableEffect({ ...design, clusters: 12, kind: 'parallel' }).absolute
  const switching = minimumDetectableEffect({ ...design, clusters: 12 }).absolute
  expect(parallel).toBeGreaterThan(3 * switching)
  expect(minimumDetectableEffect({ ...design, clusters: 12, varianceBetween: 9e9 }).absolute).toBe(switching)
})

test('more clusters or periods find smaller effects, more noise or more power only larger ones', () => {
  const designs = fc.record({
    clusters: fc.integer({ min: 3, max: 60 }),
    periods: fc.integer({ min: 4, max: 90 }),
    meanPerCell: fc.integer({ min: 1, max: 1000 }),
    varianceWithin: fc.integer({ min: 1, max: 10_000 }),
    varianceBetween: fc.integer({ min: 1, max: 10_000 }),
    kind: fc.constantFrom('switchback' as const, 'parallel' as const),
  })
  fc.assert(
    fc.property(designs, (drawn) => {
      const { absolute } = minimumDetectableEffect(drawn)
      const found = (changes: Partial<typeof drawn> & { power?: number }) =>
        minimumDetectableEffect({ ...drawn, ...changes }).absolute
      expect(found({ clusters: drawn.clusters + 1 })).toBeLessThan(absolute)
      expect(found({ periods: drawn.periods + 2 })).toBeLessThan(absolute)
      expect(found({ varianceWithin: drawn.varianceWithin * 2 })).toBeGreaterThan(absolute)
      expect(found({ power: 0.9 })).toBeGreaterThan(absolute)
    }),
  )
  expect(() => minimumDetectableEffect({ ...design, periods: 2 })).toThrow('four periods')
})

test('past cells tell what differs within clusters and between them', () => {
  const cells = [
    { clusterId: 'a', value: 8 },
    { clusterId: 'a', value: 12 },
    { clusterId: 'b', value: 28 },
    { clusterId: 'b', value: 32 },
  ]
  expect(cellVariances(cells)).toEqual({ meanPerCell: 20, varianceWithin: 8, varianceBetween: 200 - 4 })
  expect(cellVariances([])).toEqual({ meanPerCell: 0, varianceWithin: 0, varianceBetween: 0 })
})
