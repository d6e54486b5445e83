import type { PriceTable } from '../../../contract/price-table'
import { priceCapacity } from '../../../server/flows/price-capacity'
import { type PastDay, statePastDay } from '../../../server/modules/pricing/capacity-problem'
import { solveLinear } from '../../../server/outside/linear-solver'
import { type Arrivals, makeDay, type SimDay, type SimLead } from '../simulator/make-day'
import type { Network } from '../simulator/make-network'

export type ScenarioOptions = { seed: number; load: number; het: number; arrivals: Arrivals }
/** A day to deal, its optimum with hindsight, and the prices the product made from the days before it. */
export type Scenario = ScenarioOptions & { network: Network; day: SimDay; optimumYuan: number; table: PriceTable }

/** What a lead is worth with a guide of its scope; the truth unless somebody believes otherwise. */
export type ValueOf = (lead: SimLead, place: number) => number

const PRICED_DAYS = [1, 2, 3]
const TEST_DAY = 4
export const PACE_BETA = 2
const TRUTH: ValueOf = (lead, place) => lead.value[place]!

/** Makes three past days and the day after them, prices the past with the product's own pricing, and solves the day. */
export async function buildScenario(network: Network, options: ScenarioOptions): Promise<Scenario> {
  const day = makeDay(network, { ...options, index: TEST_DAY })
  const optimum = await solveLinear(statePastDay(pastDay(network, day, TEST_DAY, TRUTH)))
  if (optimum === null) throw new Error('the day has no optimum')
  return {
    ...options,
    network,
    day,
    optimumYuan: optimum.objective,
    table: await priceScenario(network, options, TRUTH),
  }
}

/** Prices the days before the test day, as valued by `worth`. */
export async function priceScenario(network: Network, options: ScenarioOptions, worth: ValueOf): Promise<PriceTable> {
  const days = PRICED_DAYS.map((index) => pastDay(network, makeDay(network, { ...options, index }), index, worth))
  const storeOfGuide = new Map(network.guides.map(({ id, store }) => [id, network.stores[store]!.id]))
  const priced = await priceCapacity(solveLinear, days, {
    version: 'simulated',
    storeOfGuide,
    guideIds: network.guides.map(({ id }) => id),
    paceBeta: PACE_BETA,
  })
  if (priced.table === null) throw new Error(`no prices: ${priced.faults.join(', ')}`)
  return priced.table
}

function pastDay(network: Network, { leads }: SimDay, index: number, worth: ValueOf): PastDay {
  return {
    day: `2026-11-${String(index).padStart(2, '0')}`,
    caps: new Map(network.guides.map(({ id, cap }) => [id, cap])),
    leads: leads.map((lead) => ({
      atMinute: lead.minute,
      guideIds: lead.guides.map((g) => network.guides[g]!.id),
      valueYuan: lead.guides.map((_, place) => worth(lead, place)),
    })),
  }
}
