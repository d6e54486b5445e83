import { cumulate, drawIndex } from '../simulator/chance'

/** Cumulated shares by Zipf's law (exponent 1): a few stores are very busy, most are quiet. */
export const zipfShares = (count: number): number[] => cumulate(Array.from({ length: count }, (_, at) => 1 / (at + 1)))

/** Indexes below `count` by Zipf's law. */
export function zipfPicker(count: number, chance: () => number): () => number {
  const shares = zipfShares(count)
  return () => drawIndex(shares, chance)
}
