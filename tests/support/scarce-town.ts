import { draw } from '../../scripts/story/draw'
import type { Place } from '../../server/kernel/great-circle'
import { insertMany } from '../../server/kernel/insert-many'
import { shanghaiDay } from '../../server/kernel/shanghai-time'
import { replaceGuideStores, upsertGuides } from '../../server/modules/network/guide.sql'
import { upsertGuideLoads } from '../../server/modules/network/guide-load.sql'
import { upsertRegions } from '../../server/modules/network/region.sql'
import { upsertStores } from '../../server/modules/network/store.sql'
import { CHENGDU } from './builders'
import type { World } from './world'

export type TownSize = { stores: number; guidesPerStore: number; members: number; seed: number }
export type Town = { stores: { id: string; place: Place }[]; memberIds: string[]; dayCaps: number }

/** A town whose guides have little room, made with a handful of statements whatever its size. */
export async function buildScarceTown(
  { db, brandId, newId, clock }: World,
  { stores, guidesPerStore, members, seed }: TownSize,
): Promise<Town> {
  const now = clock.now()
  const [region] = await upsertRegions(db, brandId, [{ id: newId('rg'), name: '西南大区' }])
  // A square grid of about two kilometres: every store has neighbours within reach, as in a big city.
  const side = Math.ceil(Math.sqrt(stores))
  const placed = Array.from({ length: stores }, (_, at) => ({
    id: newId('st'),
    place: {
      latitude: CHENGDU.latitude + 0.02 * Math.floor(at / side),
      longitude: CHENGDU.longitude + 0.02 * (at % side),
    },
  }))
  const facts = { regionId: region!.id, kind: 'own', status: 'open', city: '成都', address: '' } as const
  const hours = { opensMinute: 0, closesMinute: 1440, isPilot: false }
  await upsertStores(
    db,
    brandId,
    placed.map(({ id, place }, at) => ({ id, code: `S${at}`, name: `门店${at}`, ...place, ...facts, ...hours })),
    now,
  )
  const guides = placed.flatMap(({ id: storeId }, at) =>
    Array.from({ length: guidesPerStore }, (_, n) => ({ id: newId('gd'), storeId, code: `G${at}-${n}`, at, n })),
  )
  await upsertGuides(
    db,
    brandId,
    guides.map(({ id, code, n }) => ({
      id,
      code,
      name: code,
      role: n === 0 ? ('store_manager' as const) : ('guide' as const),
      grade: 3,
      skills: [],
      joinedOn: '2025-01-01',
    })),
    now,
  )
  await replaceGuideStores(
    db,
    guides.map(({ id }) => id),
    guides.map(({ id, storeId }) => ({ guideId: id, storeId, isHome: true })),
  )
  const caps = guides.map(({ id, code }) => {
    const dayCap = 3 + Math.floor(draw(seed, 'day', code) * 12)
    return { guideId: id, dayCap, openCap: 2 + Math.floor(draw(seed, 'open', code) * 12), memberCap: 100 }
  })
  await upsertGuideLoads(db, brandId, caps, { now, today: shanghaiDay(now) })
  const memberIds = Array.from({ length: members }, () => newId('mb'))
  await insertMany(
    db,
    'member',
    memberIds.map((id) => ({
      id,
      brand_id: brandId,
      state: 'visitor' as const,
      source_channel: 'store_scan',
      accepts_contact: false,
      chain_seq: 0,
      chain_hash: '',
      created_at: now,
    })),
  )
  return {
    stores: placed,
    memberIds,
    dayCaps: caps.reduce((sum, { dayCap, openCap }) => sum + Math.min(dayCap, openCap), 0),
  }
}

/** An index below `count`, small ones far more often: the shares of busy and quiet stores follow Zipf's law. */
export function zipfIndex(count: number, chance: number): number {
  const total = Array.from({ length: count }, (_, at) => 1 / (at + 1)).reduce((sum, share) => sum + share, 0)
  let rest = chance * total
  for (let at = 0; at < count; at++) {
    rest -= 1 / (at + 1)
    if (rest < 0) return at
  }
  return count - 1
}
