import type { StockLevel } from '../../../contract/mall-vocabulary'

/** Up to so many pieces are few: a shopper who sets out for them should call first. */
const FEW_MAX = 3
/** More than anybody buys at once; how much a warehouse holds is nobody's business. */
const SHOWN_MAX = 999

/** What is told of the pieces a store can hand over; there is at least one. */
export function stockLevel(pieces: number): StockLevel {
  return pieces > FEW_MAX ? 'plenty' : 'few'
}

/** Pieces as a shopper is told of them. */
export function shownPieces(pieces: number): number {
  return Math.min(pieces, SHOWN_MAX)
}
