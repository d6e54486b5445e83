/**
 * How evenly something is shared, in (0, 1]: (Σx)² / (n Σx²) (Jain, Chiu, Hawe 1984). 1 when all have the same, 1/n when one
 * of n has everything; 1 for nobody and for nothing shared, since nobody is worse off. Values are not negative.
 */
export function jainIndex(values: readonly number[]): number {
  let sum = 0
  let squares = 0
  for (const value of values) {
    sum += value
    squares += value * value
  }
  return squares === 0 ? 1 : (sum * sum) / (values.length * squares)
}
