/** What somebody changed in their cart and the server has not confirmed yet, by article. Pure. */

export type CartLine = {
  skuId: string
  quantity: number
  priceFen: number
  addedFen: number
  deliverable: number
  isListed: boolean
  isChosen: boolean
}
export type Change = { quantity?: number; isChosen?: boolean }
export type Changes = Readonly<Record<string, Change>>
export type Trouble = 'unlisted' | 'sold_out' | 'short'

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

/** Why a line cannot be ordered for delivery as it stands. */
export function troubleOf({ isListed, deliverable, quantity }: CartLine): Trouble | null {
  if (!isListed) return 'unlisted'
  if (deliverable === 0) return 'sold_out'
  return quantity > deliverable ? 'short' : null
}

/** The lines that go to the checkout. */
export function orderable<Line extends CartLine>(lines: readonly Line[]): Line[] {
  return lines.filter((line) => line.isChosen && troubleOf(line) === null)
}

/** What they cost together, and how many pieces they are. */
export function sumOf(lines: readonly CartLine[]): { totalFen: number; pieces: number } {
  return {
    totalFen: lines.reduce((sum, { priceFen, quantity }) => sum + priceFen * quantity, 0),
    pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  }
}

/** How much a price moved since the line was put in: positive is dearer. */
export function priceMoveFen({ priceFen, addedFen }: CartLine): number {
  return priceFen - addedFen
}
