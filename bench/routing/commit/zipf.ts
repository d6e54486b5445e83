import { cumulate, drawIndex } from '../simulator/chance'

/** Indexes below `count` by Zipf's law (exponent 1): a few stores are very busy, most are quiet. */
export function zipfPicker(count: number, chance: () => number): () => number {
  const cumulated = cumulate(Array.from({ length: count }, (_, at) => 1 / (at + 1)))
  return () => drawIndex(cumulated, chance)
}
