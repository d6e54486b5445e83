/**
 * Solves A·x = b for a symmetric positive definite A (Cholesky), in place: `matrix` (row by row, `size` × `size`, lower
 * half read) becomes its factor and `vector` the answer. Returns false, with both spoiled, when A is not positive definite.
 */
export function solvePositive(matrix: Float64Array, vector: Float64Array): boolean {
  const size = vector.length
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * size + column] as number
      for (let inner = 0; inner < column; inner++) {
        rest -= (matrix[row * size + inner] as number) * (matrix[column * size + inner] as number)
      }
      if (row === column) {
        if (!(rest > 0)) return false
        matrix[row * size + row] = Math.sqrt(rest)
      } else matrix[row * size + column] = rest / (matrix[column * size + column] as number)
    }
  }
  for (let row = 0; row < size; row++) {
    let rest = vector[row] as number
    for (let inner = 0; inner < row; inner++) rest -= (matrix[row * size + inner] as number) * (vector[inner] as number)
    vector[row] = rest / (matrix[row * size + row] as number)
  }
  for (let row = size - 1; row >= 0; row--) {
    let rest = vector[row] as number
    for (let inner = row + 1; inner < size; inner++) {
      rest -= (matrix[inner * size + row] as number) * (vector[inner] as number)
    }
    vector[row] = rest / (matrix[row * size + row] as number)
  }
  return true
}
