/** Which lines of a cart go to the checkout, and what they come to. */

export type CartLine = {
  skuId: string
  quantity: number
  priceFen: number
  addedFen: number
  deliverable: number
  isListed: boolean
  isChosen: boolean
}
export type Trouble = 'unlisted' | 'sold_out' | 'short'

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
