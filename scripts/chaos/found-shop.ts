import { foundBrand } from '../../server/flows/found-brand'
import type { CallerOf } from '../../server/kernel/ctx'
import { inTransaction } from '../../server/kernel/in-transaction'
import { findBrandByAppId } from '../../server/usecases/access/find-brand'
import { crewOf, hireGuides, openStores } from '../story/found-town'
import { putOnSale } from '../story/put-on-sale'
import { contextAt, type Stage } from '../story/stage'

export const SKU = 'SOFA'
export const PRICE_FEN = 199_900
export const PLACE = { latitude: 30.6571, longitude: 104.0809 }
const STORES = 6

/** Opens the brand the load plays in, in one transaction: a process killed meanwhile has opened nothing. */
export async function foundShop(stage: Omit<Stage, 'brandId'>, appId: string): Promise<string> {
  const known = await findBrandByAppId(stage.db, appId)
  if (known) return known
  return inTransaction(stage.db, async (db) => {
    const now = new Date()
    const brandId = await foundBrand(contextAt({ ...stage, db, brandId: '' }, null, now), { name: '山居家具', appId })
    const here = { ...stage, db, brandId }
    const stores = Array.from({ length: STORES }, (_, n) => ({
      code: `S${n}`,
      name: `门店${n}`,
      region: '西南大区',
      kind: 'own' as const,
      status: 'open' as const,
      city: '成都',
      address: '',
      latitude: PLACE.latitude + n / 100,
      longitude: PLACE.longitude,
      opensMinute: 0,
      closesMinute: 1440,
      isPilot: false,
    }))
    const ids = await openStores(here, stores, now)
    const caps = { dayCap: 2_000, openCap: 60, memberCap: 1_000 }
    const crews = [...ids].flatMap(([storeCode, storeId]) =>
      crewOf(stage.seed, { storeId, storeCode, guides: 3, hasManager: true }, caps),
    )
    await hireGuides(here, crews, now)
    await putOnSale(here, [{ id: SKU, title: '沙发', category: '沙发', listFen: PRICE_FEN }], now)
    return brandId
  })
}

export type Guides = Map<string, CallerOf<'guide'> & { code: string; storeCode: string }>

/** The guides as callers of their door. */
export async function readGuides({ db, brandId }: Stage): Promise<Guides> {
  const rows = await db
    .selectFrom('guide as g')
    .innerJoin('guide_store as p', 'p.guide_id', 'g.id')
    .innerJoin('store as s', 's.id', 'p.store_id')
    .select(['g.id', 'g.role', 'g.code', 's.id as storeId', 's.code as storeCode'])
    .where('g.brand_id', '=', brandId)
    .execute()
  return new Map(
    rows.map(({ id, role, code, storeId, storeCode }) => [
      id,
      { kind: 'guide', brandId, guideId: id, role, storeIds: [storeId], code, storeCode },
    ]),
  )
}
