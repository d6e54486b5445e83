import { largestRemainder } from '../../kernel/largest-remainder'

/**
 * Which lines a refund without lines belongs to: in proportion to what is left of each, so that no line is refunded
 * beyond its price and a refund of all that is left takes all of every line. `amountFen` is at most the sum left.
 */
export function allocateRefund(amountFen: number, leftFen: readonly number[]): number[] {
  if (amountFen === 0) return leftFen.map(() => 0)
  return largestRemainder(amountFen, leftFen).map(({ amount }) => amount)
}
