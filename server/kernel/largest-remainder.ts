import { assert } from './assert'

/** One part of a whole: what it gets, and the exact fraction it was rounded from: `amount` ≈ `total × weight / sum`. */
export type Part = {
  amount: number
  /** Numerator left after rounding down, over the sum of weights. */
  remainder: number | bigint
  /** True when this part got one of the units that rounding down had left over. */
  isRoundedUp: boolean
}

/**
 * Divides a whole number of units by whole weights, without creating or losing one (method of Hamilton, also called
 * largest remainder): each part gets its exact share rounded down, then the units left over, fewer than there are
 * parts, go one each to the largest remainders. Ties go to the earlier part, so the caller decides the order.
 * Each amount differs from its exact share by less than one unit.
 *
 * @param total whole units, not negative (fen, ppm)
 * @param weights whole, not negative, with a positive sum
 */
export function largestRemainder(total: number, weights: readonly number[]): Part[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  assert(Number.isSafeInteger(total) && total >= 0, `Only a whole, non-negative total can be divided: ${total}`)
  assert(
    weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0),
    'Weights are whole and not negative',
  )
  assert(Number.isSafeInteger(sum) && sum > 0, 'Weights have a positive sum')
  return total * Math.max(...weights) <= Number.MAX_SAFE_INTEGER
    ? withNumbers(total, weights, sum)
    : withBigInts(total, weights, sum)
}

/** The fast path: exact as long as `total × weight` is a safe integer. */
export function withNumbers(total: number, weights: readonly number[], sum: number): Part[] {
  const parts = weights.map((weight) => {
    const product = total * weight
    const remainder = product % sum
    return { amount: (product - remainder) / sum, remainder, isRoundedUp: false }
  })
  return giveLeftover(total, parts, (a, b) => b.remainder - a.remainder)
}

/** The same for products beyond 2^53; five times slower, and equal to the fast path wherever both are exact. */
export function withBigInts(total: number, weights: readonly number[], sum: number): Part[] {
  const parts = weights.map((weight) => {
    const product = BigInt(total) * BigInt(weight)
    return { amount: Number(product / BigInt(sum)), remainder: product % BigInt(sum), isRoundedUp: false }
  })
  return giveLeftover(total, parts, (a, b) => (a.remainder === b.remainder ? 0 : a.remainder < b.remainder ? 1 : -1))
}

function giveLeftover<P extends Part>(total: number, parts: P[], largestFirst: (a: P, b: P) => number): P[] {
  const leftover = total - parts.reduce((all, part) => all + part.amount, 0)
  assert(leftover >= 0 && leftover < Math.max(parts.length, 1), 'Rounding down loses less than one unit a part')
  if (leftover === 0) return parts
  // Array.prototype.sort is stable: equal remainders keep the caller's order.
  for (const part of [...parts].sort(largestFirst).slice(0, leftover)) {
    part.amount += 1
    part.isRoundedUp = true
  }
  return parts
}
