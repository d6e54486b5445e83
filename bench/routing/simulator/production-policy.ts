import { type PriceTable, paceAt, priceOf } from '../../../contract/price-table'
import type { Contender, Objective, SelectContext } from '../../../server/modules/routing/select-contender'
import { selectGuide } from '../../../server/modules/routing/select-guide'
import type { SimLead } from './make-day'
import type { Network } from './make-network'
import type { Policy } from './run-day'

export type ProductionOptions = {
  objective: Objective
  leadThreshold: number | null
  paceBeta: number
  distCostPerKm: number
  /** What the policy believes a lead is worth with each guide in its scope; the truth when left out. */
  believedValue?: (lead: SimLead, place: number) => number
}

/** The policy under test: the product's own `selectGuide` with the product's own prices, seeing what it sees in life. */
export function productionPolicy(network: Network, table: PriceTable | null, options: ProductionOptions): Policy {
  const prices = network.guides.map(({ id, store }) => priceOf(table, id, network.stores[store]!.id))
  const { believedValue = (lead: SimLead, place: number) => lead.value[place]! } = options
  return (lead, free, state, mayHold) => {
    const placeOf = new Map<string, number>()
    const contenders = free.map((place): Contender => {
      const g = lead.guides[place]!
      const { id, cap } = network.guides[g]!
      placeOf.set(id, place)
      return {
        guideId: id,
        valueYuan: believedValue(lead, place),
        distanceKm: lead.km[place]!,
        boostPoints: 0,
        used: state.used[g]!,
        cap,
        availableSinceShare: 0,
        weight: 1,
        priceYuan: prices[g]!,
        lastAssignedMs: state.lastAssigned[g]! < 0 ? null : Math.round(state.lastAssigned[g]! * 60_000),
      }
    })
    const context: SelectContext = {
      objective: options.objective,
      leadThreshold: options.leadThreshold,
      paceBeta: options.paceBeta,
      distCostPerKm: options.distCostPerKm,
      elapsedShare: paceAt(table, state.minute),
      expectedLoad: table?.expectedLoad ?? 1,
      mayHold,
      explore: null,
      seed: 0,
      drawKey: lead.id,
    }
    const { mode, ranked } = selectGuide(contenders, context)
    return mode === 'hold' ? -1 : placeOf.get(ranked[0]!.guideId)!
  }
}
