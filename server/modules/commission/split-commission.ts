import { assert } from '../../kernel/assert'
import { largestRemainder } from '../../kernel/largest-remainder'
import { commissionPool } from './commission-pool'

export type LineSplit = { poolFen: number; targetsFen: number[] }
export type ExactShare = { amountFen: number; exact: string; isRoundedUp: boolean }

/**
 * What each party of a line is due for what remains of it after refunds, from rates and weights frozen at payment.
 * The amounts add up to the pool. It depends on the remaining amount alone, never on how it came about: that is why
 * refunds end at the same fen in whatever order they arrive, and at exactly zero when all is refunded.
 */
export function splitCommission(remainingFen: number, poolPpm: number, weights: readonly number[]): LineSplit {
  assert(remainingFen >= 0, 'No more is refunded than was paid')
  const poolFen = commissionPool(remainingFen, poolPpm)
  if (poolFen === 0) return { poolFen, targetsFen: weights.map(() => 0) }
  return { poolFen, targetsFen: largestRemainder(poolFen, weights).map(({ amount }) => amount) }
}

/** The same with the exact fraction of every share, `499 + 3500000/7000000`, for people who check it by hand. */
export function explainSplit(poolFen: number, weights: readonly number[]): ExactShare[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return largestRemainder(poolFen, weights).map(({ amount, remainder, isRoundedUp }) => ({
    amountFen: amount,
    exact: `${amount - (isRoundedUp ? 1 : 0)} + ${remainder}/${sum}`,
    isRoundedUp,
  }))
}
