import * as fc from 'fast-check'
import { seededRandom } from '../../kernel/seeded-random'
import { fitLogistic, type LogisticProblem, sigmoid, softplus } from './fit-logistic'
import { solvePositive } from './solve-positive'

function draw(rows: number, seed: number): LogisticProblem {
  const random = seededRandom(seed)
  const columns = Int32Array.from({ length: rows * 2 }, (_, at) => (at % 2 === 0 ? 0 : 1 + Math.floor(random() * 3)))
  const values = Float64Array.from({ length: rows * 2 }, (_, at) => (at % 2 === 0 ? random() * 4 - 2 : 1))
  const labels = Uint8Array.from({ length: rows }, (_, row) =>
    random() < sigmoid(-1 + 0.8 * values[row * 2]! + (columns[row * 2 + 1] === 2 ? 1.2 : 0)) ? 1 : 0,
  )
  return {
    columns,
    values,
    width: 2,
    labels,
    ridge: new Float64Array(4).fill(0.5),
    prior: Float64Array.of(0, 0, 0.3, 0),
  }
}

function lossOf(problem: LogisticProblem, intercept: number, coefficients: ArrayLike<number>): number {
  let loss = 0
  problem.labels.forEach((label, row) => {
    const logit =
      intercept +
      coefficients[problem.columns[row * 2]!]! * problem.values![row * 2]! +
      coefficients[problem.columns[row * 2 + 1]!]! * problem.values![row * 2 + 1]!
    loss += softplus(logit) - label * logit
  })
  for (let at = 0; at < 4; at++) loss += (problem.ridge[at]! * (coefficients[at]! - problem.prior[at]!) ** 2) / 2
  return loss
}

test('no step away from the fit, in any direction, is likelier', () => {
  const problem = draw(400, 5)
  const { intercept, coefficients } = fitLogistic(problem)
  const least = lossOf(problem, intercept, coefficients)
  for (const step of [-1e-3, 1e-3]) {
    expect(lossOf(problem, intercept + step, coefficients)).toBeGreaterThan(least)
    coefficients.forEach((value, at) => {
      expect(lossOf(problem, intercept, coefficients.with(at, value + step))).toBeGreaterThan(least)
    })
  }
})

test('what made the labels is found again', () => {
  const { coefficients } = fitLogistic(draw(40_000, 6))
  expect(coefficients[0]).toBeCloseTo(0.8, 1)
  expect(coefficients[2]! - coefficients[1]!).toBeCloseTo(1.2, 0)
})

test('outcomes that a feature parts perfectly end at a finite slope, as the ridge holds it', () => {
  const labels = Uint8Array.of(0, 0, 1, 1)
  const values = Float64Array.of(-2, -1, 1, 2)
  const fit = fitLogistic({
    columns: new Int32Array(4),
    values,
    width: 1,
    labels,
    ridge: Float64Array.of(0.1),
    prior: Float64Array.of(0),
  })
  expect(fit.coefficients[0]).toBeGreaterThan(1)
  expect(fit.coefficients[0]).toBeLessThan(10)
})

test('a positive definite system is solved, another is refused', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 9, maxLength: 9 }), (cells) => {
      // A = M·Mᵀ + I is positive definite whatever M is.
      const at = (row: number, column: number) => cells[row * 3 + column]!
      const matrix = Float64Array.from({ length: 9 }, (_, cell) => {
        const [row, column] = [Math.floor(cell / 3), cell % 3]
        return (
          at(row, 0) * at(column, 0) +
          at(row, 1) * at(column, 1) +
          at(row, 2) * at(column, 2) +
          (row === column ? 1 : 0)
        )
      })
      const kept = matrix.slice()
      const answer = Float64Array.of(1, -2, 3)
      expect(solvePositive(matrix, answer)).toBe(true)
      ;[1, -2, 3].forEach((wanted, row) => {
        expect(answer.reduce((sum, x, column) => sum + kept[row * 3 + column]! * x, 0)).toBeCloseTo(wanted, 6)
      })
    }),
    { seed: 7 },
  )
  expect(solvePositive(Float64Array.of(1, 2, 2, 1), Float64Array.of(1, 1))).toBe(false)
})
