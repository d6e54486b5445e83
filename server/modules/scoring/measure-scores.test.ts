import * as fc from 'fast-check'
import { listCalibration, measureAuc, measureBrier, measureEce, measureLogLoss, measurePsi } from './measure-scores'

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.constantFrom(0, 1)), { minLength: 1, maxLength: 60 })

/** By the definition: every pair of a winner and another, a tie one half. */
function aucOfPairs(scores: readonly number[], labels: readonly number[]): number {
  let wins = 0
  let pairs = 0
  scores.forEach((score, row) => {
    if (labels[row] !== 1) return
    scores.forEach((other, otherRow) => {
      if (labels[otherRow] === 1) return
      pairs += 1
      wins += score > other ? 1 : score === other ? 0.5 : 0
    })
  })
  return pairs === 0 ? 0.5 : wins / pairs
}

test('the AUC is the share of winner and loser pairs that the score puts in order', () => {
  fc.assert(
    fc.property(rows, (pairs) => {
      const [scores, labels] = [pairs.map(([score]) => score), pairs.map(([, label]) => label)]
      expect(measureAuc(scores, labels)).toBeCloseTo(aucOfPairs(scores, labels), 12)
    }),
    { seed: 1 },
  )
})

test('the order of rows does not change what is measured, ties at the borders of bins included', () => {
  fc.assert(
    fc.property(rows, fc.integer(), (pairs, turn) => {
      const turned = pairs.map((_, at) => pairs[(at + Math.abs(turn)) % pairs.length]!)
      const figures = (list: typeof pairs) => {
        const [p, labels] = [list.map(([score]) => score / 8), list.map(([, label]) => label)]
        return [measureAuc(p, labels), measureBrier(p, labels), measureEce(p, labels, 4)]
      }
      figures(turned).forEach((figure, at) => {
        expect(figure).toBeCloseTo(figures(pairs)[at]!, 12)
      })
    }),
    { seed: 2 },
  )
})

test('Brier and log loss are those of the textbook', () => {
  expect(measureBrier([0.9, 0.2], [1, 0])).toBeCloseTo((0.01 + 0.04) / 2, 12)
  expect(measureLogLoss([0.9, 0.2], [1, 0])).toBeCloseTo(-(Math.log(0.9) + Math.log(0.8)) / 2, 12)
})

test('a forecast that is 10 points too high in every bin is off by 10 points', () => {
  const labels = Array.from({ length: 100 }, (_, row) => (row % 10 < 2 ? 1 : 0))
  expect(
    measureEce(
      labels.map(() => 0.3),
      labels,
    ),
  ).toBeCloseTo(0.1, 12)
})

test('calibration bins hold equal counts from the least likely to the likeliest', () => {
  const table = listCalibration([0.1, 0.9, 0.2, 0.8], [0, 1, 0, 1], 2)
  expect(table).toEqual([
    { rows: 2, meanProbability: expect.closeTo(0.15), rate: 0 },
    { rows: 2, meanProbability: expect.closeTo(0.85), rate: 1 },
  ])
})

test('an unchanged mix does not drift, a turned one does, and an empty bin stays finite', () => {
  expect(measurePsi([50, 50], [500, 500])).toBeCloseTo(0, 3)
  const shares = [80.5 / 101, 20.5 / 101]
  expect(measurePsi([80, 20], [20, 80])).toBeCloseTo(2 * (shares[0]! - shares[1]!) * Math.log(80.5 / 20.5), 12)
  expect(measurePsi([100, 0], [0, 100])).toBeGreaterThan(1)
  expect(Number.isFinite(measurePsi([100, 0, 0], [0, 100, 0]))).toBe(true)
})

test('nothing measured is nothing', () => {
  expect([measureBrier([], []), measureEce([], []), measureAuc([0.3, 0.4], [1, 1])]).toEqual([0, 0, 0.5])
})
