import { foundBrand } from '../../server/flows/found-brand'
import { hashPassword } from '../../server/kernel/password'
import { insertStaff } from '../../server/modules/access/staff.sql'
import { contextAt, type Stage } from '../story/stage'
import { PASSWORD, type Sample } from './seed-brand'

const BRAND_NAME = '新品牌'
/** Two who may agree to rules, so that one can ask and the other decide, and one who sees money. */
const STAFF = [
  { login: 'admin', name: '林管理', role: 'hq_admin' },
  { login: 'ops', name: '周运营', role: 'hq_ops' },
  { login: 'finance', name: '钱财务', role: 'finance' },
] as const

/**
 * Makes a brand with nothing but its founding rules and three accounts: no store, no guide, no lead. It is how a brand
 * of one's own begins, and where the way from nothing to the first lead can be tried.
 */
export async function seedEmptyBrand(base: Omit<Stage, 'brandId'>, appId: string, now: Date): Promise<Sample> {
  const ctx = contextAt({ ...base, brandId: '' }, null, now)
  const brandId = await foundBrand(ctx, { name: BRAND_NAME, appId })
  const passwordHash = await hashPassword(PASSWORD)
  for (const { login, name, role } of STAFF) {
    const account = { id: ctx.newId('sf'), brand_id: brandId, login, name, password_hash: passwordHash, role }
    await insertStaff(base.db, { ...account, created_at: now })
  }
  const staff = STAFF.map(({ login, role }) => ({ login, role }))
  return { password: PASSWORD, staff, codes: [], guides: [], partner: null }
}
