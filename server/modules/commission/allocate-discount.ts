import { largestRemainder } from '../../kernel/largest-remainder'

/**
 * Spreads an order's discount over its lines once, in proportion to their price, and is then never computed again.
 * Whole fen, adds up exactly, and no line is discounted below zero (`discountFen` is at most the sum of the lines).
 */
export function allocateDiscount(discountFen: number, grossFen: readonly number[]): number[] {
  if (discountFen === 0) return grossFen.map(() => 0)
  return largestRemainder(discountFen, grossFen).map(({ amount }) => amount)
}
