import { PriceTable } from '../../../contract/price-table'

/** Below this part of today's guides with a price of their own, a table says more about its input than about them. */
const PRICED_SHARE_MIN = 0.5
/** Prices that lose more than this against none at all on a day they have not seen are worse than none. */
const HOLDOUT_LOSS_MAX = 0.02

/** Said when no past day had leads, or none could be solved in time. */
export const NOTHING_PRICED_TEXT = '最近没有可用于定价的日子，沿用上一版价格表'

/** What a day not seen earned with the prices and without any, in yuan. */
export type Holdout = { pricedYuan: number; unpricedYuan: number }

/**
 * Judges a table before it may be published: its form (no negative or missing number, a pace that ends), prices for at
 * least half of the guides who work, and, when a day was held out, that it earns no less than having no prices. Answers
 * what is wrong in words for HQ; empty means it may go. What is refused changes nothing: the previous table stays in force.
 */
export function checkPriceTable(candidate: unknown, guideIds: readonly string[], holdout: Holdout | null): string[] {
  const parsed = PriceTable.safeParse(candidate)
  if (!parsed.success) {
    const places = parsed.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.') || '整表'}：${message}`)
    return [`价格表格式不合格（${places.join('；')}），沿用上一版`]
  }
  const faults: string[] = []
  const { priceYuan } = parsed.data
  const priced = guideIds.filter((guideId) => Object.hasOwn(priceYuan, guideId)).length
  if (priced < PRICED_SHARE_MIN * guideIds.length) {
    faults.push(`${guideIds.length} 位在岗导购中只有 ${priced} 位有名额价格，不足一半，沿用上一版`)
  }
  if (holdout && holdout.pricedYuan < (1 - HOLDOUT_LOSS_MAX) * holdout.unpricedYuan) {
    const loss = ((1 - holdout.pricedYuan / holdout.unpricedYuan) * 100).toFixed(1)
    faults.push(`在未参与定价的一天里，用此价格表比不用价格少得 ${loss}% 的预期毛利，沿用上一版`)
  }
  return faults
}
