import type { ModelCalibration } from '../../../contract/lead-model'
import { fitLogistic, sigmoid } from './fit-logistic'
import { measureBrier } from './measure-scores'
import { poolAdjacent } from './pool-adjacent'

/** From log-odds to a probability; rising, and always between 0 and 1. */
export type Calibrate = (logit: number) => number

/** A rising line fits itself to chance in few rows, where the two numbers of Platt's curve do not. */
const ISOTONIC_ROWS_MIN = 2_000
const ISOTONIC_POSITIVES_MIN = 200
const ISOTONIC_POINTS_MAX = 200
/** By how much of its Brier score isotonic must beat Platt's curve before it is worth its freedom. */
const WORTH_BRIER_SHARE = 0.0005

/** Makes the function that a calibration describes; allocates nothing when called. */
export function compileCalibration(calibration: ModelCalibration): Calibrate {
  if (calibration.kind === 'none') return sigmoid
  if (calibration.kind === 'platt') {
    const { a, b } = calibration
    return (logit) => sigmoid(a * logit + b)
  }
  const xs = Float64Array.from(calibration.xs)
  const ys = Float64Array.from(calibration.ys)
  return (logit) => between(xs, ys, logit)
}

/** The line through the points at x; beyond the ends it stays level. */
function between(xs: Float64Array, ys: Float64Array, x: number): number {
  const last = xs.length - 1
  if (!(x > (xs[0] as number))) return ys[0] as number
  if (x >= (xs[last] as number)) return ys[last] as number
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((xs[middle] as number) <= x) low = middle
    else high = middle
  }
  const [left, right] = [xs[low] as number, xs[high] as number]
  const share = right > left ? (x - left) / (right - left) : 0
  return (ys[low] as number) + share * ((ys[high] as number) - (ys[low] as number))
}

/** Platt's curve σ(a·x + b) (Platt 1999), with a held lightly to 1 so that few labels cannot bend it far. */
export function fitPlatt(logits: Float64Array, labels: Uint8Array): Extract<ModelCalibration, { kind: 'platt' }> {
  const { intercept, coefficients } = fitLogistic({
    columns: new Int32Array(logits.length),
    values: logits,
    width: 1,
    labels,
    ridge: Float64Array.of(1),
    prior: Float64Array.of(1),
  })
  return { kind: 'platt', a: Math.max(0.05, coefficients[0] as number), b: intercept }
}

/**
 * Isotonic calibration: pooled blocks (Zadrozny and Elkan 2002) joined by straight lines at their centres, so that it
 * rises between them too (centred isotonic regression: Oron and Flournoy 2017). Each block is mixed with two rows at the
 * average, so that no probability is 0 or 1. Null when all fall into one block.
 */
export function fitIsotonic(logits: Float64Array, labels: Uint8Array): ModelCalibration | null {
  const { xs, wins, rows } = groupLogits(logits, labels)
  const rate = labels.reduce((sum, label) => sum + label, 0) / labels.length
  const points = poolAdjacent(
    wins.map((won, index) => won / (rows[index] as number)),
    rows,
  ).map(({ start, end, weight, mean }) => {
    let centre = 0
    for (let index = start; index < end; index++) centre += ((xs[index] as number) * (rows[index] as number)) / weight
    return { x: centre, y: (mean * weight + 2 * rate) / (weight + 2) }
  })
  // Mixing small end blocks with the average can bend the line; it may only rise.
  for (let index = 1; index < points.length; index++) {
    points[index]!.y = Math.max(points[index]!.y, points[index - 1]!.y)
  }
  if (points.length < 2) return null
  return { kind: 'isotonic', xs: points.map(({ x }) => x), ys: points.map(({ y }) => y) }
}

/** Rising log-odds in at most so many groups of about equal count, equals together. */
function groupLogits(logits: Float64Array, labels: Uint8Array) {
  const order = Uint32Array.from(logits, (_, index) => index).sort((one, other) => logits[one]! - logits[other]!)
  const each = logits.length / ISOTONIC_POINTS_MAX
  const xs: number[] = []
  const wins: number[] = []
  const rows: number[] = []
  order.forEach((row, at) => {
    const logit = logits[row] as number
    const isSame = at > 0 && logits[order[at - 1] as number] === logit
    const last = xs.length - 1
    if (last < 0 || (!isSame && (rows[last] as number) >= each)) {
      xs.push(logit)
      wins.push(labels[row] as number)
      rows.push(1)
      return
    }
    xs[last]! += (logit - (xs[last] as number)) / ((rows[last] as number) + 1)
    wins[last]! += labels[row] as number
    rows[last]! += 1
  })
  return { xs, wins, rows }
}

/**
 * Chooses how log-odds become probabilities by what each way costs in Brier on rows it was not fitted on (two halves,
 * each the judge of the other): none or Platt's curve, whichever costs less, and isotonic with enough rows and where it
 * beats both clearly. The choice is then fitted on all rows. Rows must come in an order that says nothing of the outcome.
 */
export function chooseCalibration(logits: Float64Array, labels: Uint8Array): ModelCalibration {
  const none = (): ModelCalibration => ({ kind: 'none' })
  const positives = labels.reduce((sum, label) => sum + label, 0)
  const isRich = labels.length >= ISOTONIC_ROWS_MIN && positives >= ISOTONIC_POSITIVES_MIN
  const costNone = crossBrier(logits, labels, none)
  const costPlatt = crossBrier(logits, labels, fitPlatt)
  const costIsotonic = isRich ? crossBrier(logits, labels, fitIsotonic) : Number.POSITIVE_INFINITY
  if (costIsotonic < Math.min(costNone, costPlatt) * (1 - WORTH_BRIER_SHARE)) {
    return fitIsotonic(logits, labels) ?? none()
  }
  return costPlatt < costNone ? fitPlatt(logits, labels) : none()
}

function crossBrier(
  logits: Float64Array,
  labels: Uint8Array,
  fitOn: (logits: Float64Array, labels: Uint8Array) => ModelCalibration | null,
): number {
  let cost = 0
  for (const half of [0, 1]) {
    const take = (_: number, row: number) => row % 2 === half
    const judge = (_: number, row: number) => row % 2 !== half
    const fitLabels = labels.filter(take)
    if (!fitLabels.includes(0) || !fitLabels.includes(1)) return Number.POSITIVE_INFINITY
    const fitted = fitOn(logits.filter(take), fitLabels)
    if (fitted === null) return Number.POSITIVE_INFINITY
    cost += measureBrier(logits.filter(judge).map(compileCalibration(fitted)), labels.filter(judge))
  }
  return cost
}
