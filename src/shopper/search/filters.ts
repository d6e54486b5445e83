import { parseYuan } from '../../format/parse-yuan'

/** What narrows a search, beside its words and category. */
export type Filters = { priceMinFen: number | null; priceMaxFen: number | null; isInStock: boolean }
export const NO_FILTERS: Filters = { priceMinFen: null, priceMaxFen: null, isInStock: false }

/** How many of them are in force; stock counts only while a store is chosen. */
export function filterCount({ priceMinFen, priceMaxFen, isInStock }: Filters, hasStore: boolean): number {
  return (priceMinFen || priceMaxFen ? 1 : 0) + (isInStock && hasStore ? 1 : 0)
}

/** The two typed prices in fen, the lower first whichever was typed where; or what is wrong with which of them. */
export function readPriceRange(
  min: string,
  max: string,
): { isFit: true; priceMinFen: number | null; priceMaxFen: number | null } | { isFit: false; faulty: 'min' | 'max' } {
  const lower = min.trim() === '' ? 0 : parseYuan(min)
  const upper = max.trim() === '' ? 0 : parseYuan(max)
  if (lower === null) return { isFit: false, faulty: 'min' }
  if (upper === null) return { isFit: false, faulty: 'max' }
  const isSwapped = lower > 0 && upper > 0 && lower > upper
  return {
    isFit: true,
    priceMinFen: (isSwapped ? upper : lower) || null,
    priceMaxFen: (isSwapped ? lower : upper) || null,
  }
}
