import { PPM_WHOLE } from '../../../contract/money'
import type { SplitPolicy } from '../../../contract/split-policy'
import { largestRemainder } from '../../kernel/largest-remainder'

/**
 * What each of `count` touches, oldest first, is worth under a model, in ppm that add up to 1,000,000.
 * `position` gives the first and the last their rates and shares the rest among those between; with only two touches
 * the two rates are scaled up to the whole. Whole numbers throughout, so every machine agrees.
 */
export function shareCredit(count: number, model: SplitPolicy['attribution']): number[] {
  if (count === 0) return []
  return largestRemainder(PPM_WHOLE, weights(count, model)).map(({ amount }) => amount)
}

function weights(count: number, model: SplitPolicy['attribution']): number[] {
  const at = (weigh: (index: number) => number) => Array.from({ length: count }, (_, index) => weigh(index))
  const equal = at(() => 1)
  switch (model.model) {
    case 'first':
      return at((index) => (index === 0 ? 1 : 0))
    case 'last':
      return at((index) => (index === count - 1 ? 1 : 0))
    case 'linear':
      return equal
    case 'position': {
      const { firstPpm, lastPpm } = model
      if (count === 1 || (count === 2 && firstPpm + lastPpm === 0)) return equal
      if (count === 2) return [firstPpm, lastPpm]
      // Scaled by the number between, so that an equal share of the rest is whole.
      const between = count - 2
      const rest = PPM_WHOLE - firstPpm - lastPpm
      return at((index) => (index === 0 ? firstPpm * between : index === count - 1 ? lastPpm * between : rest))
    }
  }
}
