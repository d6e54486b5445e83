import type { StaffRole } from '../../contract/vocabulary'
import type { Anonymous, Caller, CallerOf, Db } from '../../server/kernel/ctx'
import { insertMany } from '../../server/kernel/insert-many'
import { hashPassword } from '../../server/kernel/password'
import { storeIdsOfRegions } from '../../server/modules/network/store.sql'

/** What every staff member of a test signs in with; hashed at a cost that is only good for tests. */
export const TEST_PASSWORD = 'a long test password'
let passwordHash: Promise<string> | undefined

export type StaffScope = { storeIds?: readonly string[]; regionIds?: readonly string[]; name?: string }

export function shopperCaller(brandId: string, who: string, unionid: string | null): CallerOf<'shopper'> {
  return { kind: 'shopper', brandId, openid: `openid-${who}`, unionid }
}

export function anonymousCaller(brandId: string, openid: string | null): Anonymous {
  return { kind: 'anonymous', brandId, openid, unionid: null }
}

/** The guide as the database knows them at the moment of the call; one who left is nobody, as at the real door. */
export async function guideCaller(db: Db, brandId: string, guideId: string): Promise<Caller | Anonymous> {
  const guide = await db.selectFrom('guide').selectAll().where('id', '=', guideId).executeTakeFirstOrThrow()
  if (guide.employment === 'left' || guide.brand_id !== brandId) return anonymousCaller(brandId, guide.openid)
  const places = await db
    .selectFrom('guide_store')
    .select('store_id')
    .where('guide_id', '=', guideId)
    .orderBy('is_home', 'desc')
    .orderBy('store_id')
    .execute()
  return { kind: 'guide', brandId, guideId, role: guide.role, storeIds: places.map((place) => place.store_id) }
}

/** Finds the staff member of a role and scope, hiring one on first use, and says what they may see. */
export async function staffCaller(
  db: Db,
  { brandId, role, scope, now }: { brandId: string; role: StaffRole; scope: StaffScope; now: Date },
): Promise<CallerOf<'ops'>> {
  const { storeIds = [], regionIds = [], name = role } = scope
  const staffId = `sf_${[brandId, name, ...storeIds, ...regionIds].map((word) => word.slice(-12)).join('-')}`
  passwordHash ??= hashPassword(TEST_PASSWORD, { logN: 4, r: 8, p: 1 })
  const row = {
    id: staffId,
    brand_id: brandId,
    login: staffId,
    name,
    password_hash: await passwordHash,
    role,
    region_ids: [...regionIds],
    store_ids: [...storeIds],
    is_active: true,
    failed_attempts: 0,
    locked_until: null,
    created_at: now,
  }
  await insertMany(db, 'staff', [row], { onConflict: 'skip' })
  const isWhole = role !== 'store_manager' && storeIds.length === 0 && regionIds.length === 0
  const ofRegions = regionIds.length > 0 ? await storeIdsOfRegions(db, brandId, regionIds) : []
  return { kind: 'ops', brandId, staffId, role, stores: isWhole ? 'all' : [...new Set([...storeIds, ...ofRegions])] }
}
