import { seededRandom } from '../../kernel/seeded-random'
import { type Interval, NORMAL_95 } from './logged-decision'

/** Below it the cubic is straight to the last digits, and dividing by it is not. */
const LEAN_MIN = 1e-6

/**
 * The mean of independent values with its 95 % interval. A few leads of great weight make the values lean to one side, and a
 * plain ± 1.96 errors then misses the truth above; the ends are therefore moved by the skewness found (Hall 1992, the cubic
 * transformation of Student's ratio). Fewer than two values have no width: whoever reads it refuses so few before, and a
 * report stays plain numbers.
 */
export function meanInterval(values: ArrayLike<number>): Interval {
  const count = values.length
  let sum = 0
  for (let at = 0; at < count; at++) sum += values[at]!
  const value = count === 0 ? 0 : sum / count
  let [squares, cubes] = [0, 0]
  for (let at = 0; at < count; at++) {
    const apart = values[at]! - value
    squares += apart * apart
    cubes += apart * apart * apart
  }
  if (count < 2 || squares === 0) return { value, low: value, high: value, halfWidth: 0 }
  const error = Math.sqrt(squares / (count - 1) / count)
  const lean = cubes / count / (squares / count) ** 1.5 / Math.sqrt(count)
  const low = value - error * straightened(NORMAL_95, lean)
  const high = value - error * straightened(-NORMAL_95, lean)
  return { value, low, high, halfWidth: (high - low) / 2 }
}

/** Where the leaning ratio stands when the straight one stands at `quantile`; `lean`: skewness over the root of the count. */
function straightened(quantile: number, lean: number): number {
  if (Math.abs(lean) < LEAN_MIN) return quantile
  return (3 / lean) * (Math.cbrt(1 + lean * (quantile - lean / 6)) - 1)
}

/**
 * The same by resampling: 2.5 % and 97.5 % of the means of `rounds` seeded draws with replacement (Efron's percentiles).
 * Costs `rounds` times as much; it is the check of `meanInterval` where few values carry the mean.
 */
export function bootstrapInterval(values: ArrayLike<number>, seed: number, rounds = 1000): Interval {
  const count = values.length
  if (count < 2) return meanInterval(values)
  const next = seededRandom(seed)
  const means = new Float64Array(rounds)
  let sum = 0
  for (let at = 0; at < count; at++) sum += values[at]!
  for (let round = 0; round < rounds; round++) {
    let drawn = 0
    for (let at = 0; at < count; at++) drawn += values[Math.floor(next() * count)]!
    means[round] = drawn / count
  }
  means.sort()
  const low = means[Math.floor(0.025 * (rounds - 1))]!
  const high = means[Math.ceil(0.975 * (rounds - 1))]!
  return { value: sum / count, low, high, halfWidth: (high - low) / 2 }
}
