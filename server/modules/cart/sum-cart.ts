export type CountedLine = {
  quantity: number
  priceFen: number
  deliverable: number
  isListed: boolean
  isChosen: boolean
}

/** Pieces in the cart, and what the chosen lines cost now in fen; a line that nobody could deliver whole costs nothing. */
export function sumCart(lines: readonly CountedLine[]): { pieces: number; chosenFen: number } {
  const bought = lines.filter(
    ({ isListed, isChosen, quantity, deliverable }) => isListed && isChosen && deliverable >= quantity,
  )
  return {
    pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    chosenFen: bought.reduce((sum, { quantity, priceFen }) => sum + quantity * priceFen, 0),
  }
}
