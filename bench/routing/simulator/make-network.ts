import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { greatCircleM, type Place } from '../../../server/kernel/great-circle'
import { seededRandom } from '../../../server/kernel/seeded-random'
import { gaussian } from './chance'

export type SimStore = { id: string; place: Place; popularity: number }
export type SimGuide = {
  id: string
  store: number
  cap: number
  grade: number
  /** How much better than others with everybody (log-odds, before heterogeneity). */
  skill: number
  /** How much better with each segment of shoppers (log-odds, before heterogeneity). */
  affinity: number[]
  /** Which wishes the guide is trained for. */
  trained: boolean[]
}
export type Network = { stores: SimStore[]; guides: SimGuide[]; guidesOf: number[][]; capSum: number }

export const SEGMENTS = 6
export const WISHES = 5

export type NetworkOptions = {
  seed: number
  stores?: number
  /** A CSV of the real map (columns id, latitude, longitude, city): the stores are drawn from one of its cities. */
  mapFile?: string
  city?: string
}

/** A chain in one city: by default 80 stores with 3 to 8 guides each, whose days hold 6 to 16 leads. */
export function makeNetwork({ seed, stores: storeCount = 80, mapFile, city = '上海市' }: NetworkOptions): Network {
  const chance = seededRandom(seed)
  const places = mapFile === undefined ? townPlaces(storeCount, chance) : mapPlaces(mapFile, city, storeCount, chance)
  const guides: SimGuide[] = []
  const guidesOf: number[][] = []
  const stores: SimStore[] = places.map((place, s) => {
    const own: number[] = []
    const count = 3 + Math.floor(chance() * 6)
    for (let k = 0; k < count; k++) {
      own.push(guides.length)
      guides.push(makeGuide(guides.length, s, chance))
    }
    guidesOf.push(own)
    const capOfStore = own.reduce((sum, g) => sum + guides[g]!.cap, 0)
    return { id: `S${String(s).padStart(3, '0')}`, place, popularity: capOfStore * Math.exp(0.3 * gaussian(chance)) }
  })
  return { stores, guides, guidesOf, capSum: guides.reduce((sum, { cap }) => sum + cap, 0) }
}

function makeGuide(index: number, store: number, chance: () => number): SimGuide {
  return {
    id: `G${String(index).padStart(4, '0')}`,
    store,
    cap: 6 + Math.floor(chance() * 11),
    grade: 1 + Math.floor(chance() * 3),
    skill: 0.5 * gaussian(chance),
    affinity: Array.from({ length: SEGMENTS }, () => 0.55 * gaussian(chance)),
    trained: Array.from({ length: WISHES }, () => chance() < 0.4),
  }
}

function townPlaces(count: number, chance: () => number): Place[] {
  // A square of about 24 km, denser towards its middle.
  return Array.from({ length: count }, () => ({
    latitude: 31.2 + 0.06 * gaussian(chance),
    longitude: 121.45 + 0.07 * gaussian(chance),
  }))
}

function mapPlaces(file: string, city: string, count: number, chance: () => number): Place[] {
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true })
  const ofCity = rows
    .filter((row) => row.city === city)
    .map((row) => ({ latitude: Number(row.latitude), longitude: Number(row.longitude) }))
    .filter(({ latitude, longitude }) => Number.isFinite(latitude) && Number.isFinite(longitude))
  if (ofCity.length === 0) throw new Error(`no store of ${city} in ${file}`)
  // A compact part of the city, so that stores compete as they do in life.
  const middle = ofCity[Math.floor(chance() * ofCity.length)]!
  return ofCity.sort((a, b) => greatCircleM(middle, a) - greatCircleM(middle, b)).slice(0, count)
}
