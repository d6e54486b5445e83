import { greatCircleM, type Place } from '../../../server/kernel/great-circle'
import { idMaker, type NewId } from '../../../server/kernel/new-id'
import { seededRandom } from '../../../server/kernel/seeded-random'
import type { GuideFact, StoreFact } from '../../../server/modules/routing/routing-facts'

export type TownStore = { place: Place; fact: StoreFact; guides: TownGuide[] }
export type TownGuide = { fact: GuideFact; dayCap: number; openCap: number; memberUsed: number }
export type Town = { stores: TownStore[]; guides: TownGuide[]; newId: NewId }
export type TownSize = { seed: number; stores: number; guidesMin: number; guidesMax: number }

const STARTS_AT_MS = Date.parse('2026-03-02T02:00:00Z')
const MIDDLE = { latitude: 31.2, longitude: 121.45 }
const CLASSES = ['A', 'B', 'C', null] as const
const KINDS = ['own', 'own', 'own', 'franchise', 'discount'] as const

/** One of a list by a stream of chance. */
export const pickBy = <T>(list: readonly T[], chance: () => number): T => list[Math.floor(chance() * list.length)] as T

/** A chain in one city: stores with their guides and what a decision knows of them, the same for the same seed. */
export function makeTown({ seed, stores: storeCount, guidesMin, guidesMax }: TownSize): Town {
  const chance = seededRandom(seed)
  let nowMs = STARTS_AT_MS
  const newId = idMaker(
    () => nowMs++,
    (count) => Uint8Array.from({ length: count }, () => Math.floor(chance() * 256)),
  )
  const regionIds = Array.from({ length: 4 }, () => newId('rg'))
  const stores = Array.from({ length: storeCount }, (): TownStore => {
    const fact: StoreFact = {
      id: newId('st'),
      kind: pickBy(KINDS, chance),
      city: '上海市',
      regionId: pickBy(regionIds, chance),
      distanceM: null,
      isScene: false,
      isOpen: true,
      mayReceive: true,
      revenueClass: pickBy(CLASSES, chance),
      maturityClass: pickBy(CLASSES, chance),
    }
    const place = {
      latitude: MIDDLE.latitude + 0.12 * (chance() + chance() - 1),
      longitude: MIDDLE.longitude + 0.14 * (chance() + chance() - 1),
    }
    const count = guidesMin + Math.floor(chance() * (guidesMax - guidesMin + 1))
    return { place, fact, guides: Array.from({ length: count }, () => makeGuide(fact.id, newId, chance)) }
  })
  return { stores, guides: stores.flatMap(({ guides }) => guides), newId }
}

function makeGuide(storeId: string, newId: NewId, chance: () => number): TownGuide {
  const offers7d = Math.floor(chance() * 40)
  // A rate of whole offers, as the nightly work counts it.
  const rate = (low: number) => {
    const answered = Math.round((low + (1 - low) * chance()) * offers7d)
    return offers7d === 0 ? null : Math.round((answered * 1_000_000) / offers7d)
  }
  const fact: GuideFact = {
    id: newId('gd'),
    storeId,
    role: 'guide',
    grade: 1 + Math.floor(chance() * 5),
    isSkilled: null,
    isEmployed: true,
    isOnLeave: chance() < 0.02,
    isTaking: chance() >= 0.03,
    isSelf: false,
    tenureDays: Math.floor(chance() * 2000),
    offers7d,
    acceptPpm: rate(0.4),
    contactPpm: rate(0.3),
  }
  return {
    fact,
    dayCap: 6 + Math.floor(chance() * 11),
    openCap: 12 + Math.floor(chance() * 18),
    memberUsed: Math.floor(chance() * 600),
  }
}

/** The nearest stores to a place, nearest first, with their distance in whole metres. */
export function nearestStores(stores: readonly TownStore[], place: Place, count: number) {
  const ranked = stores.map((store) => ({ store, distanceM: greatCircleM(place, store.place) }))
  return ranked.sort((a, b) => a.distanceM - b.distanceM).slice(0, count)
}
