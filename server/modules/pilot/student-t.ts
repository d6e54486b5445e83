import { assert } from '../../kernel/assert'

/** From here on the distribution is the normal one within a third of a percent of its quantiles. */
const DEGREES_MAX = 1000
const HALVINGS = 60

/**
 * The value that Student's t with so many whole degrees of freedom stays below with `probability` (0 to 1, open). Few
 * clusters make it wide: 4.30 at two degrees and 97.5 % against 1.96 of the normal.
 */
export function tQuantile(probability: number, degrees: number): number {
  assert(probability > 0 && probability < 1, 'a quantile needs a probability between 0 and 1')
  assert(Number.isInteger(degrees) && degrees >= 1, 'degrees of freedom are whole and positive')
  if (probability < 0.5) return -tQuantile(1 - probability, degrees)
  const within = 2 * probability - 1
  const known = Math.min(degrees, DEGREES_MAX)
  let [low, high] = [0, Math.PI / 2]
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2
    if (shareWithin(middle, known) < within) low = middle
    else high = middle
  }
  return Math.sqrt(known) * Math.tan(low)
}

/** Probability of |t| < √degrees · tan(angle), by the finite sums for whole degrees (Abramowitz and Stegun 26.7.3, 26.7.4). */
function shareWithin(angle: number, degrees: number): number {
  const cosine = Math.cos(angle)
  const isOdd = degrees % 2 === 1
  let term = isOdd ? cosine : 1
  let sum = degrees === 1 ? 0 : term
  for (let power = isOdd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= ((power - 1) / power) * cosine * cosine
    sum += term
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum
}
