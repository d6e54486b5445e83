import { type PriceTable, QUARTERS_A_DAY } from '../../../contract/price-table'
import { groupBy } from '../../kernel/group-by'
import type { PastDay } from './capacity-problem'

/** Days a guide needs before their own mean counts as much as their store's. */
const SHRINK_DAYS = 0.5
/** Enough digits for fractions of a cent, few enough for a small artefact. */
const PRICE_PARTS = 10_000

export type PricedDay = { day: PastDay; slotPrices: ReadonlyMap<string, number> }
export type TableFacts = {
  version: string
  /** The home store of each guide, those without a past included. */
  storeOfGuide: ReadonlyMap<string, string>
  holdoutRatio: number | null
}

/**
 * Averages the slot prices of several days and shrinks each guide towards the mean of their store, n ÷ (n + n₀) with n their
 * days: a guide of one lucky day does not become dear, and a new one costs what their colleagues cost. With it the pace of
 * demand and the load the same days had. Needs at least one day.
 */
export function makePriceTable(
  days: readonly PricedDay[],
  { version, storeOfGuide, holdoutRatio }: TableFacts,
): PriceTable {
  const seen = new Map<string, { sum: number; days: number }>()
  for (const { slotPrices } of days) {
    for (const [guideId, price] of slotPrices) {
      const entry = seen.get(guideId) ?? { sum: 0, days: 0 }
      entry.sum += price
      entry.days++
      seen.set(guideId, entry)
    }
  }
  const everybody = meanOf([...seen.values()])
  const ofStores = [...seen].flatMap(([guideId, entry]) => {
    const store = storeOfGuide.get(guideId)
    return store === undefined ? [] : [{ store, entry }]
  })
  const byStore = groupBy(ofStores, ({ store }) => store)
  const storeMean = new Map([...byStore].map(([store, own]) => [store, meanOf(own.map(({ entry }) => entry))]))
  const priceYuan: Record<string, number> = {}
  for (const guideId of [...new Set([...seen.keys(), ...storeOfGuide.keys()])].sort()) {
    const prior = storeMean.get(storeOfGuide.get(guideId) ?? '') ?? everybody
    const { sum, days: count } = seen.get(guideId) ?? { sum: 0, days: 0 }
    priceYuan[guideId] = rounded((sum + SHRINK_DAYS * prior) / (count + SHRINK_DAYS))
  }
  return {
    schema: 1,
    version,
    pricedOn: { days: days.map(({ day }) => day.day).sort() },
    priceYuan,
    storePriceYuan: Object.fromEntries(
      [...storeMean].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, price]) => [id, rounded(price)]),
    ),
    defaultPriceYuan: rounded(everybody),
    paceShare: paceOf(days),
    expectedLoad: loadOf(days),
    holdoutRatio,
  }
}

function meanOf(entries: readonly { sum: number; days: number }[]): number {
  let sum = 0
  let days = 0
  for (const entry of entries) {
    sum += entry.sum
    days += entry.days
  }
  return days === 0 ? 0 : sum / days
}

function paceOf(days: readonly PricedDay[]): number[] {
  const counts = new Array<number>(QUARTERS_A_DAY).fill(0)
  for (const { day } of days) {
    for (const { atMinute } of day.leads)
      counts[Math.max(0, Math.min(QUARTERS_A_DAY - 1, Math.floor(atMinute / 15)))]!++
  }
  const total = counts.reduce((sum, count) => sum + count, 0)
  let passed = 0
  // Without a single lead demand is taken to come evenly.
  return counts.map((count, i) => {
    passed += count
    return total === 0 ? (i + 1) / QUARTERS_A_DAY : passed / total
  })
}

function loadOf(days: readonly PricedDay[]): number {
  let leads = 0
  let slots = 0
  for (const { day } of days) {
    leads += day.leads.length
    for (const cap of day.caps.values()) slots += cap
  }
  return slots === 0 ? 0 : Math.min(100, rounded(leads / slots))
}

function rounded(value: number): number {
  return Math.round(value * PRICE_PARTS) / PRICE_PARTS
}
