/** A stretch of points that share one value. */
export type PooledBlock = { start: number; end: number; weight: number; mean: number }

/**
 * The rising sequence closest to `values` in weighted squares: pool adjacent violators (Ayer et al. 1955), linear time.
 *
 * @param weights positive, one for each value
 * @returns blocks from `start` to before `end`, with strictly rising means
 */
export function poolAdjacent(values: ArrayLike<number>, weights: ArrayLike<number>): PooledBlock[] {
  const blocks: PooledBlock[] = []
  for (let index = 0; index < values.length; index++) {
    let block: PooledBlock = {
      start: index,
      end: index + 1,
      weight: weights[index] as number,
      mean: values[index] as number,
    }
    for (let last = blocks.at(-1); last && last.mean >= block.mean; last = blocks.at(-1)) {
      const weight = last.weight + block.weight
      block = {
        start: last.start,
        end: block.end,
        weight,
        mean: (last.mean * last.weight + block.mean * block.weight) / weight,
      }
      blocks.pop()
    }
    blocks.push(block)
  }
  return blocks
}
