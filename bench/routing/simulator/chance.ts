/** A standard normal number (Box and Muller, 1958) from a uniform stream. */
export function gaussian(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
}

/** Index drawn in proportion to the cumulated weights. */
export function drawIndex(cumulated: readonly number[], chance: () => number): number {
  const target = chance() * cumulated[cumulated.length - 1]!
  let low = 0
  let high = cumulated.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (cumulated[middle]! > target) high = middle
    else low = middle + 1
  }
  return low
}

export function cumulate(weights: readonly number[]): number[] {
  let sum = 0
  return weights.map((weight) => {
    sum += weight
    return sum
  })
}
