import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { draw } from '../scripts/story/draw'
import { boundingBox, greatCircleM, type Place } from '../server/kernel/great-circle'
import { upsertRegions } from '../server/modules/network/region.sql'
import { nearestStores, upsertStores } from '../server/modules/network/store.sql'
import { readReach } from '../server/modules/routing/candidate.sql'
import { useWorld } from './support/world'

const world = useWorld()

/** 7,798 real places all over the country, crowded in its cities and lone in its north-west. */
const STORES = '../shared/data/starbucks_cn/starbucks_cn_stores.csv'
const withRealStores = existsSync(STORES) ? test : test.skip

const SEED = 7_798
const POINTS = 200
const WITHIN_KM = 50

withRealStores(
  'the nearest stores by SQL are the nearest by brute force, for 200 places over 7,798 real stores',
  async () => {
    const places = await importRealStores()
    expect(places.size).toBe(7_798)
    for (let n = 0; n < POINTS; n++) {
      const point = pointNear([...places.values()], n)
      const byDistance = [...places]
        .map(([id, place]) => ({ id, metres: greatCircleM(point, place) }))
        .sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1))

      const k = 1 + Math.floor(draw(SEED, 'k', n) * 10)
      const inReach = byDistance.filter(
        ({ id, metres }) => metres <= WITHIN_KM * 1000 || isInBox(point, places.get(id)!),
      )
      expect(await routed(point, k)).toEqual(sorted(inReach.slice(0, k)))

      const found = await nearestStores(world.db, world.brandId, point, {}, k)
      const metres = found.map((store) => Math.round(store.metres))
      expect(metres).toEqual(byDistance.slice(0, k).map((store) => store.metres))
    }
  },
)

/** What routing reads: the stores and their distances in whole metres, in id order. */
async function routed(place: Place, nearest: number) {
  const nobody = { leadId: 'ld_x', memberId: 'mb_x', sceneStoreId: null, guideIds: [], city: null, cityStores: 0 }
  const { stores } = await readReach(world.db, {
    ...nobody,
    brandId: world.brandId,
    wish: '沙发',
    isGeneralWish: false,
    day: '2026-03-01',
    place,
    nearestStores: nearest,
    withinKm: WITHIN_KM,
  })
  return stores.map(({ id, distanceM }) => ({ id, metres: distanceM }))
}

/** Routing searches a box around the circle, whose corners reach a little further. */
function isInBox(center: Place, { latitude, longitude }: Place): boolean {
  const { south, north, west, east } = boundingBox(center, WITHIN_KM)
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east
}

function sorted(stores: { id: string; metres: number }[]) {
  return stores.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Near some store as a shopper is, from next door to a day's drive away. */
function pointNear(places: readonly Place[], n: number): Place {
  const near = places[Math.floor(draw(SEED, 'store', n) * places.length)]!
  const reach = 10 ** (-4 + 5 * draw(SEED, 'reach', n))
  return {
    latitude: near.latitude + reach * (draw(SEED, 'north', n) - 0.5),
    longitude: near.longitude + reach * (draw(SEED, 'east', n) - 0.5),
  }
}

async function importRealStores(): Promise<Map<string, Place>> {
  const { db, brandId, newId, clock } = world
  const rows: Record<'id' | 'name' | 'city' | 'latitude' | 'longitude', string>[] = parse(readFileSync(STORES), {
    columns: true,
  })
  const [region] = await upsertRegions(db, brandId, [{ id: newId('rg'), name: '全国' }])
  const facts = { regionId: region!.id, kind: 'own', status: 'open', address: '', isPilot: false } as const
  const stores = rows.map((row) => ({
    ...facts,
    id: newId('st'),
    code: row.id,
    name: row.name,
    city: row.city,
    latitude: Number(row.latitude),
    longitude: Number(row.longitude),
    opensMinute: 0,
    closesMinute: 1440,
  }))
  const made = await upsertStores(db, brandId, stores, clock.now())
  const idOf = new Map(made.map(({ code, id }) => [code, id]))
  return new Map(stores.map(({ code, latitude, longitude }) => [idOf.get(code) as string, { latitude, longitude }]))
}
