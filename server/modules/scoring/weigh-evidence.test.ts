import * as fc from 'fast-check'
import { estimatePriorRows, weighEvidence } from './weigh-evidence'

const counts = (rows: number[], positives: number[]) => ({
  rows: Int32Array.from(rows),
  positives: Int32Array.from(positives),
})

test('the weight of a bin is the log of its odds over the odds of all, mixed with the average lead', () => {
  // 200 leads, 50 won. X² = (30 − 25)²/100·2/(0.25·0.75) … by hand: 2.6667 with 1 degree of freedom.
  const { priorRows, woe } = weighEvidence(counts([100, 100], [30, 20]))
  const m = (200 - 20_000 / 200) / (8 / 3 - 1) - 1
  expect(priorRows).toBeCloseTo(m, 9)
  expect(woe[0]).toBeCloseTo(Math.log((30 + m / 4) / (70 + (3 * m) / 4) / (50 / 150)), 12)
  expect(woe[1]).toBeCloseTo(Math.log((20 + m / 4) / (80 + (3 * m) / 4) / (50 / 150)), 12)
})

test('bins that differ no more than chance would have it weigh nothing', () => {
  const { priorRows, woe } = weighEvidence(counts([100, 100], [25, 26]))
  expect(priorRows).toBe(Number.POSITIVE_INFINITY)
  expect([...woe]).toEqual([0, 0])
})

test('the fewer leads a bin has, the closer it stays to the average', () => {
  const { woe } = weighEvidence(counts([10_000, 1_000, 10, 0], [1_000, 300, 3, 0]))
  expect(woe[1]).toBeGreaterThan(woe[2]!)
  expect(woe[2]).toBeGreaterThan(0)
  expect(woe[3]).toBeCloseTo(0, 12)
})

test('no counts make a weight infinite', () => {
  const bin = fc
    .integer({ min: 0, max: 50 })
    .chain((rows) => fc.tuple(fc.constant(rows), fc.integer({ min: 0, max: rows })))
  fc.assert(
    fc.property(fc.array(bin, { minLength: 1, maxLength: 8 }), (bins) => {
      const { priorRows, woe } = weighEvidence(
        counts(
          bins.map(([rows]) => rows),
          bins.map(([, won]) => won),
        ),
      )
      expect(priorRows).toBeGreaterThan(0)
      expect([...woe].every(Number.isFinite)).toBe(true)
    }),
    { seed: 4 },
  )
})

test('one outcome only says nothing about how bins differ', () => {
  expect(estimatePriorRows([10, 20], [0, 0])).toBe(Number.POSITIVE_INFINITY)
  expect(estimatePriorRows([10, 20], [10, 20])).toBe(Number.POSITIVE_INFINITY)
})
