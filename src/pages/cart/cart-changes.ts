import type { CartLine } from '../../format/orderable-lines'

/** What somebody changed in their cart and the server has not confirmed yet, by article. Pure. */

export type Change = { quantity?: number; isChosen?: boolean }
export type Changes = Readonly<Record<string, Change>>

/** Another change beside those that wait; of the same article the later one counts. */
export function withChange(changes: Changes, skuId: string, change: Change): Changes {
  return { ...changes, [skuId]: { ...changes[skuId], ...change } }
}

/** What still waits after `sent` was confirmed: an article that was changed again meanwhile does. */
export function withoutSent(changes: Changes, sent: Changes): Changes {
  return Object.fromEntries(Object.entries(changes).filter(([skuId, change]) => sent[skuId] !== change))
}

/** The cart as the person made it: what the server said, under what waits; quantity 0 is out. */
export function linesWith<Line extends CartLine>(lines: readonly Line[], changes: Changes): Line[] {
  return lines.map((line) => ({ ...line, ...changes[line.skuId] })).filter(({ quantity }) => quantity > 0)
}

/** How much a price moved since the line was put in: positive is dearer. */
export function priceMoveFen({ priceFen, addedFen }: CartLine): number {
  return priceFen - addedFen
}
