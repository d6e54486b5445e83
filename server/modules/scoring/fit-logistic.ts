import { solvePositive } from './solve-positive'

/**
 * A logistic regression whose rows touch few coefficients each: row r adds `values[r × width + i]` (1 where there are no
 * values) times coefficient `columns[r × width + i]`, for i below width, and the intercept. A negative column is left out.
 */
export type LogisticProblem = {
  columns: Int32Array
  values?: Float64Array | undefined
  width: number
  labels: Uint8Array
  /** Pull of each coefficient to its prior: the penalty is Σ ridge·(θ − prior)² ÷ 2. The intercept is free. */
  ridge: Float64Array
  prior: Float64Array
}
export type LogisticFit = { intercept: number; coefficients: Float64Array }

const STEPS_MAX = 40
const HALVINGS_MAX = 12
const LOSS_SETTLED = 1e-9

/** 1 ÷ (1 + e^−x), without overflow. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x))
  const power = Math.exp(x)
  return power / (1 + power)
}

/** ln(1 + e^x), without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x))
}

/** The log-odds of a probability, which is kept off 0 and 1. */
export function logitOf(probability: number): number {
  const inside = Math.min(1 - 1e-12, Math.max(1e-12, probability))
  return Math.log(inside / (1 - inside))
}

/**
 * The most likely coefficients under the ridge, by Newton's method (iteratively reweighted least squares) with halved
 * steps, from the prior. Both outcomes must occur and every coefficient have a positive ridge, then the answer is unique.
 */
export function fitLogistic(problem: LogisticProblem): LogisticFit {
  const size = problem.ridge.length
  const rate = problem.labels.reduce((sum, label) => sum + label, 0) / problem.labels.length
  let theta = new Float64Array(size + 1)
  theta.set(problem.prior)
  theta[size] = logitOf(rate)
  const gradient = new Float64Array(size + 1)
  const hessian = new Float64Array((size + 1) ** 2)
  let loss = penalisedLoss(problem, theta)
  for (let step = 0; step < STEPS_MAX; step++) {
    accumulate(problem, theta, gradient, hessian)
    if (!solvePositive(hessian, gradient)) break
    const next = walkDown(problem, theta, gradient, loss)
    if (next === null) break
    const gained = loss - next.loss
    theta = next.theta
    loss = next.loss
    if (gained < LOSS_SETTLED * (1 + Math.abs(loss))) break
  }
  return { intercept: theta[size] as number, coefficients: theta.slice(0, size) }
}

function walkDown(problem: LogisticProblem, theta: Float64Array, direction: Float64Array, loss: number) {
  for (let halving = 0, share = 1; halving < HALVINGS_MAX; halving++, share /= 2) {
    const candidate = theta.map((value, index) => value - share * (direction[index] as number))
    const candidateLoss = penalisedLoss(problem, candidate)
    if (candidateLoss <= loss) return { theta: candidate, loss: candidateLoss }
  }
  return null
}

/** The log-odds of one row. */
function linear({ columns, values, width }: LogisticProblem, theta: Float64Array, row: number): number {
  let total = theta[theta.length - 1] as number
  for (let at = row * width; at < (row + 1) * width; at++) {
    const column = columns[at] as number
    if (column >= 0) total += (theta[column] as number) * (values ? (values[at] as number) : 1)
  }
  return total
}

function penalisedLoss(problem: LogisticProblem, theta: Float64Array): number {
  let loss = 0
  for (let row = 0; row < problem.labels.length; row++) {
    const logit = linear(problem, theta, row)
    loss += softplus(logit) - (problem.labels[row] === 1 ? logit : 0)
  }
  for (let index = 0; index < problem.ridge.length; index++) {
    const away = (theta[index] as number) - (problem.prior[index] as number)
    loss += ((problem.ridge[index] as number) * away * away) / 2
  }
  return loss
}

function accumulate(
  problem: LogisticProblem,
  theta: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const { columns, values, width, labels, ridge, prior } = problem
  const last = ridge.length
  const size = last + 1
  gradient.fill(0)
  hessian.fill(0)
  for (let row = 0; row < labels.length; row++) {
    const p = sigmoid(linear(problem, theta, row))
    const miss = p - (labels[row] as number)
    const weight = p * (1 - p)
    for (let at = row * width; at < (row + 1) * width; at++) {
      const column = columns[at] as number
      if (column < 0) continue
      const value = values ? (values[at] as number) : 1
      gradient[column]! += miss * value
      hessian[last * size + column]! += weight * value
      for (let other = row * width; other <= at; other++) {
        const otherColumn = columns[other] as number
        if (otherColumn < 0) continue
        // Only the lower half is read, whichever of the two columns comes first.
        const cell = column >= otherColumn ? column * size + otherColumn : otherColumn * size + column
        hessian[cell]! += weight * value * (values ? (values[other] as number) : 1)
      }
    }
    gradient[last]! += miss
    hessian[last * size + last]! += weight
  }
  for (let index = 0; index < last; index++) {
    gradient[index]! += (ridge[index] as number) * ((theta[index] as number) - (prior[index] as number))
    hessian[index * size + index]! += ridge[index] as number
  }
}
