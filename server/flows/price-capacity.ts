import { type PriceTable, paceAt, priceOf } from '../../contract/price-table'
import { type PastDay, slotPricesOf, statePastDay } from '../modules/pricing/capacity-problem'
import { checkPriceTable, type Holdout, NOTHING_PRICED_TEXT } from '../modules/pricing/check-price-table'
import { makePriceTable, type PricedDay, type TableFacts } from '../modules/pricing/make-price-table'
import { selectPastDay } from '../modules/routing/select-past-day'

/** Days beyond this are too old to say what a slot is worth tonight. */
const DAYS_MAX = 7

/** Solves: maximise gain·x with 0 ≤ x and A·x ≤ rowLimit, A by columns; null when there is no optimum in time. */
export type SolveLinear = (problem: {
  gain: Float64Array
  columnStart: Int32Array
  rowOf: Int32Array
  entry: Float64Array
  rowLimit: Float64Array
}) => Promise<{ objective: number; rowPrice: Float64Array } | null>

export type PricingFacts = Omit<TableFacts, 'holdoutRatio'> & {
  /** Who works now: a table must know at least half of them. */
  guideIds: readonly string[]
  paceBeta: number
}

export type PricedCapacity = { table: PriceTable; faults: [] } | { table: null; faults: string[] }

/**
 * Prices a slot of each guide's day from the last comparable days (3 to 7; the latest come last): one linear problem a day,
 * duals averaged and shrunk. The last day is also dealt with the prices of those before it, and a table that earns less
 * there than none at all is refused. Without a table the previous one stays in force: nothing here changes what is live.
 */
export async function priceCapacity(
  solve: SolveLinear,
  days: readonly PastDay[],
  facts: PricingFacts,
): Promise<PricedCapacity> {
  const priced: PricedDay[] = []
  let optimumYuan = 0
  for (const day of days.slice(-DAYS_MAX)) {
    if (day.leads.length === 0) continue
    const problem = statePastDay(day)
    const solution = problem.gain.length === 0 ? null : await solve(problem)
    if (solution === null) continue
    priced.push({ day, slotPrices: slotPricesOf(problem, solution.rowPrice) })
    optimumYuan = solution.objective
  }
  if (priced.length === 0) return { table: null, faults: [NOTHING_PRICED_TEXT] }
  const holdout = priced.length < 2 ? null : holdOut(priced, facts)
  const holdoutRatio = holdout && optimumYuan > 0 ? Math.min(1, holdout.pricedYuan / optimumYuan) : null
  const table = makePriceTable(priced, { ...facts, holdoutRatio })
  const faults = checkPriceTable(table, facts.guideIds, holdout)
  return faults.length > 0 ? { table: null, faults } : { table, faults: [] }
}

/** What the last day earns with the prices of the days before it, and with none. */
function holdOut(priced: readonly PricedDay[], facts: PricingFacts): Holdout {
  const last = priced[priced.length - 1]!.day
  const before = makePriceTable(priced.slice(0, -1), { ...facts, holdoutRatio: null })
  const valueWith = (table: PriceTable | null) =>
    selectPastDay(last, {
      objective: 'value',
      leadThreshold: null,
      paceBeta: facts.paceBeta,
      priceOf: (guideId) => priceOf(table, guideId, facts.storeOfGuide.get(guideId) ?? null),
      paceAt: (minute) => paceAt(before, minute),
      expectedLoad: before.expectedLoad,
    }).valueYuan
  return { pricedYuan: valueWith(before), unpricedYuan: valueWith(null) }
}
