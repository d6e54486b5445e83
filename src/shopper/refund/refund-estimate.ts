type Line = { lineNo: number; quantity: number; netFen: number; refundedFen: number; refundable: number }
/** Pieces asked back, by the number of their line. */
export type Asked = Readonly<Record<number, number>>

/**
 * About what comes back for the pieces asked: a piece's share of what was paid for its line, in whole fen rounded down;
 * all that is left of a line for all its pieces. The server says the amount that counts.
 */
export function estimateFen(lines: readonly Line[], asked: Asked): number {
  return lines.reduce((sum, { lineNo, quantity, netFen, refundedFen, refundable }) => {
    const pieces = Math.min(asked[lineNo] ?? 0, refundable)
    if (pieces === 0) return sum
    if (pieces === quantity) return sum + netFen - refundedFen
    return sum + Math.min(Math.floor((netFen * pieces) / quantity), netFen - refundedFen)
  }, 0)
}

/** The lines that are asked for, as the server takes them. */
export function askedLines(lines: readonly Line[], asked: Asked): { lineNo: number; quantity: number }[] {
  return lines
    .map(({ lineNo, refundable }) => ({ lineNo, quantity: Math.min(asked[lineNo] ?? 0, refundable) }))
    .filter(({ quantity }) => quantity > 0)
}
