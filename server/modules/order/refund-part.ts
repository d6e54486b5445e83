/** What was asked back of one line until now, by requests that were neither declined nor withdrawn. */
export type AskedPart = { pieces: number; amountFen: number }

/**
 * What some pieces of a line are worth when they are given back, in whole fen: the share of all pieces asked so far,
 * rounded down, less what those before were worth. So all pieces together are exactly the line's net amount, whatever
 * the order and however many at a time; a piece may differ from the next by a fen. Never more than `leftFen`, which is
 * less where money was given back without a request.
 */
export function refundPart(
  line: { netFen: number; quantity: number },
  asked: AskedPart,
  pieces: number,
  leftFen: number,
): number {
  const product = line.netFen * (asked.pieces + pieces)
  const dueFen = (product - (product % line.quantity)) / line.quantity
  return Math.max(0, Math.min(dueFen - asked.amountFen, leftFen))
}
