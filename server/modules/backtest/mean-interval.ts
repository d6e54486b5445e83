import { seededRandom } from '../../kernel/seeded-random'
import { type Interval, NORMAL_95 } from './logged-decision'

/**
 * The mean of independent values with its 95 % interval from their own spread (the central limit theorem). Fewer than two
 * have no width: whoever reads it refuses so few before, and a report stays plain numbers.
 */
export function meanInterval(values: ArrayLike<number>): Interval {
  const count = values.length
  let sum = 0
  for (let at = 0; at < count; at++) sum += values[at]!
  const value = count === 0 ? 0 : sum / count
  let spread = 0
  for (let at = 0; at < count; at++) spread += (values[at]! - value) ** 2
  const halfWidth = count < 2 ? 0 : NORMAL_95 * Math.sqrt(spread / (count - 1) / count)
  return { value, low: value - halfWidth, high: value + halfWidth, halfWidth }
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
