import { connectPostgres } from '../../../server/db/connect-postgres'
import type { Db } from '../../../server/kernel/ctx'
import type { Place } from '../../../server/kernel/great-circle'
import { groupBy } from '../../../server/kernel/group-by'
import { buildScarceTown, type TownSize } from '../../../tests/support/scarce-town'
import { makeDatabase } from '../../../tests/support/server-database'
import { freshWorld } from '../../../tests/support/world'

export type BenchStore = { id: string; place: Place; guideIds: string[] }
export type BenchTown = {
  url: string
  brandId: string
  stores: BenchStore[]
  memberIds: string[]
  dayCaps: number
  nowMs: number
}

/** A fresh database on a server with one brand and a town in it; its name is thrown away with the server. */
export async function openBenchTown(
  serverUrl: string,
  name: string,
  size: TownSize,
): Promise<{ db: Db; town: BenchTown }> {
  const url = await makeDatabase(serverUrl, name)
  const db = connectPostgres({ url, connectionsMax: 4, tlsMode: 'off' })
  const world = await freshWorld(db)
  const { stores, memberIds, dayCaps } = await buildScarceTown(world, size)
  const places = await db.selectFrom('guide_store').select(['guide_id', 'store_id']).orderBy('guide_id').execute()
  const guidesOf = groupBy(places, ({ store_id }) => store_id)
  const withGuides = stores.map((store) => ({
    ...store,
    guideIds: (guidesOf.get(store.id) ?? []).map(({ guide_id }) => guide_id),
  }))
  const { brandId, clock } = world
  return { db, town: { url, brandId, stores: withGuides, memberIds, dayCaps, nowMs: clock.now().getTime() } }
}
