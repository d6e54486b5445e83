import * as fc from 'fast-check'
import { poolAdjacent } from './pool-adjacent'

const weighted = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 4 })), {
  minLength: 1,
  maxLength: 7,
})

/** By trying every way to cut the sequence into stretches that share their mean. */
function cheapestRising(values: readonly number[], weights: readonly number[]): number {
  let best = Number.POSITIVE_INFINITY
  for (let cuts = 0; cuts < 2 ** (values.length - 1); cuts++) {
    const fitted: number[] = []
    for (let start = 0; start < values.length; ) {
      let end = start + 1
      while (end < values.length && !(cuts & (1 << (end - 1)))) end += 1
      const weight = weights.slice(start, end).reduce((sum, one) => sum + one, 0)
      const mean = values.slice(start, end).reduce((sum, one, at) => sum + one * weights[start + at]!, 0) / weight
      for (; start < end; start++) fitted.push(mean)
    }
    if (fitted.some((value, at) => at > 0 && value < fitted[at - 1]! - 1e-12)) continue
    best = Math.min(best, costOf(values, weights, fitted))
  }
  return best
}

const costOf = (values: readonly number[], weights: readonly number[], fitted: readonly number[]) =>
  values.reduce((sum, value, at) => sum + weights[at]! * (value - fitted[at]!) ** 2, 0)

test('no rising sequence is closer than the pooled one', () => {
  fc.assert(
    fc.property(weighted, (points) => {
      const [values, weights] = [points.map(([value]) => value), points.map(([, weight]) => weight)]
      const blocks = poolAdjacent(values, weights)
      const fitted = blocks.flatMap(({ start, end, mean }) => Array<number>(end - start).fill(mean))
      expect(fitted).toHaveLength(values.length)
      expect(blocks.every(({ mean }, at) => at === 0 || mean > blocks[at - 1]!.mean)).toBe(true)
      expect(costOf(values, weights, fitted)).toBeCloseTo(cheapestRising(values, weights), 9)
    }),
    { seed: 3 },
  )
})
