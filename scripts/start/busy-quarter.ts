import { greatCircleM, type Place } from '../../server/kernel/great-circle'
import { DAY_MS, shanghaiDay } from '../../server/kernel/shanghai-time'
import { draw } from '../story/draw'
import type { LeadSource } from '../story/sources'
import { madeUpLeads } from './made-up-leads'

/** Stores of the quarter, and those of them that shoppers come to: what spills over still finds few hands. */
const STORES = 8
const SOUGHT_STORES = 4
/** Leads a day of the last weeks: about as many as the guides there may take. */
const DAYS = 28
const LEADS_A_DAY = 16
/** What a guide there may take: part of them stand at a counter all day. */
export const BUSY_CAPS = { dayCap: 1, openCap: 30, memberCap: 600 }

export type BusyQuarter<Store> = { stores: Store[]; sought: Store[] }

/**
 * The quarter of the largest city where more shoppers ask than guides can take, so that prices, fairness and trials have
 * something to say: the stores around the one farthest from where people begin to try the product.
 */
export function busyQuarter<Store extends Place & { city: string }>(
  stores: readonly Store[],
  begun: readonly Place[],
): BusyQuarter<Store> {
  const city = stores.filter((store) => store.city === stores[0]!.city)
  const away = (store: Place) => Math.min(...begun.map((place) => greatCircleM(place, store)))
  const anchor = city.reduce((best, store) => (away(store) > away(best) ? store : best))
  const near = [...city].sort((a, b) => greatCircleM(a, anchor) - greatCircleM(b, anchor))
  return { stores: near.slice(0, STORES), sought: near.slice(0, SOUGHT_STORES) }
}

/** The leads of the quarter over the last weeks before the story ends; they come beside those of everywhere. */
export function busyLeads(seed: number, until: Date): LeadSource[] {
  const firstDay = new Date(until.getTime() - DAYS * DAY_MS)
  return madeUpLeads(seed + 1, LEADS_A_DAY * DAYS, firstDay, DAYS + 1).map((lead) => ({
    ...lead,
    id: `busy-${lead.id}`,
    on: shanghaiDay(
      new Date(firstDay.getTime() + Math.floor(draw(seed, `busy-${lead.id}`, 'day') * (DAYS + 1)) * DAY_MS),
    ),
  }))
}
