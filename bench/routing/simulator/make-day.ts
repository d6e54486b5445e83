import { greatCircleM } from '../../../server/kernel/great-circle'
import { seededRandom } from '../../../server/kernel/seeded-random'
import { cumulate, drawIndex, gaussian } from './chance'
import { type Network, SEGMENTS, type SimGuide, WISHES } from './make-network'

export type SimLead = {
  id: string
  minute: number
  segment: number
  wish: number
  marginYuan: number
  /** Log-odds of a sale by an average guide next door. */
  logit: number
  /** What a scoring model would say of the lead: its log-odds seen through noise, in SCORE_BINS bins. */
  scoreBin: number
  /** Guides of the stores in scope, by index; beside each their distance, chance of a sale, and expected margin in yuan. */
  guides: number[]
  km: number[]
  probability: number[]
  value: number[]
}
export type SimDay = { name: string; leads: SimLead[] }

/**
 * `random`: any lead at any hour. `evening`: over a third come between 18 and 21 and are worth several times as much, so that
 * who dealt freely before has nobody good left. `drift`: the map shifts from day to day, and demand grows.
 */
export type Arrivals = 'random' | 'evening' | 'drift'
export type DayOptions = { seed: number; index: number; load: number; het: number; arrivals: Arrivals }

const NEAREST_STORES = 4
const LOGIT_PER_KM = -0.1
const LOGIT_TRAINED = 0.65
/** Leads of each hour from 10 to 21. */
const HOURS = { plain: [6, 7, 8, 8, 8, 8, 8, 9, 10, 10, 10, 8], evening: [7, 7, 7, 7, 7, 7, 7, 7, 12, 12, 12, 6] }

/** The day's leads in order of arrival, load × the capacity of the network of them on average. */
export function makeDay(network: Network, { seed, index, load, het, arrivals }: DayOptions): SimDay {
  const chance = seededRandom(seed * 1_000 + index)
  const hours = cumulate(arrivals === 'evening' ? HOURS.evening : HOURS.plain)
  const popularity = cumulate(popularityOf(network, seed, index, arrivals))
  const growth = arrivals === 'drift' ? 1 + 0.03 * (index - 3) : 1
  const count = Math.round(load * growth * network.capSum)
  const minutes = Array.from({ length: count }, () => 600 + 60 * drawIndex(hours, chance) + chance() * 60)
  minutes.sort((a, b) => a - b)
  const leads = minutes.map((minute, i) => {
    const isEvening = arrivals === 'evening' && minute >= 1080 && minute < 1260
    const logit = -2.6 + 0.7 * gaussian(chance) + (isEvening ? 0.8 : 0)
    const lead: SimLead = {
      id: `D${index}-${i}`,
      minute,
      segment: Math.floor(chance() * SEGMENTS),
      wish: Math.floor(chance() * WISHES),
      marginYuan: 90 * Math.exp(0.5 * gaussian(chance) + (isEvening ? 1.3 : 0)),
      logit,
      scoreBin: scoreBinOf(logit + 0.35 * gaussian(chance)),
      guides: [],
      km: [],
      probability: [],
      value: [],
    }
    return scope(lead, network, drawIndex(popularity, chance), het, chance)
  })
  return { name: `day-${index}`, leads }
}

export const SCORE_BINS = 12

function scoreBinOf(seen: number): number {
  return Math.max(0, Math.min(SCORE_BINS - 1, Math.floor((seen + 4.4) / 0.4)))
}

/** Under drift every store's draw of shoppers walks from day to day. */
function popularityOf({ stores }: Network, seed: number, index: number, arrivals: Arrivals): number[] {
  if (arrivals !== 'drift') return stores.map(({ popularity }) => popularity)
  const chance = seededRandom(seed + 77)
  const walk = stores.map(() => 0)
  for (let day = 0; day <= index; day++) for (let s = 0; s < walk.length; s++) walk[s]! += 0.12 * gaussian(chance)
  return stores.map(({ popularity }, s) => popularity * Math.exp(walk[s]!))
}

function scope(lead: SimLead, network: Network, near: number, het: number, chance: () => number): SimLead {
  const { stores, guides, guidesOf } = network
  const home = stores[near]!.place
  const place = {
    latitude: home.latitude + 0.01 * gaussian(chance),
    longitude: home.longitude + 0.012 * gaussian(chance),
  }
  const byDistance = stores.map(({ place: there }, s) => ({ s, km: greatCircleM(place, there) / 1000 }))
  byDistance.sort((a, b) => a.km - b.km || a.s - b.s)
  const inScope = byDistance.slice(0, NEAREST_STORES)
  if (!inScope.some(({ s }) => s === near)) inScope.push(byDistance.find(({ s }) => s === near)!)
  for (const { s, km } of inScope) {
    for (const g of guidesOf[s]!) {
      const probability = saleProbability(lead, guides[g]!, km, het)
      lead.guides.push(g)
      lead.km.push(km)
      lead.probability.push(probability)
      lead.value.push(probability * lead.marginYuan)
    }
  }
  return lead
}

/** The truth the policies are judged by: σ(lead + het·(skill + affinity) + training + distance). */
function saleProbability(lead: SimLead, guide: SimGuide, km: number, het: number): number {
  const own = het * (guide.skill + guide.affinity[lead.segment]!)
  return sigmoid(lead.logit + own + (guide.trained[lead.wish]! ? LOGIT_TRAINED : 0) + LOGIT_PER_KM * km)
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}
