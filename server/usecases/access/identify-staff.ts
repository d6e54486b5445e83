import type { Anonymous, Caller, Db } from '../../kernel/ctx'
import { tokenHash } from '../../kernel/secret-token'
import { selectStaffBySession } from '../../modules/access/staff.sql'

/**
 * The staff member of a live session, with the stores they may see: HQ roles without listed regions or stores see all,
 * everybody else sees what is listed. A store manager without a list sees nothing.
 */
export async function identifyStaff(
  db: Db,
  brandId: string,
  token: string | null,
  at: Date,
): Promise<Caller | Anonymous> {
  const staff = token ? await selectStaffBySession(db, tokenHash(token), at) : undefined
  if (!staff || staff.brandId !== brandId) return { kind: 'anonymous', brandId, openid: null, unionid: null }
  const seesAll = staff.role !== 'store_manager' && !staff.isLimited
  const { staffId, role, storeIds, mustChangePassword, mustSetUpTotp } = staff
  const held = { ...(mustChangePassword ? { mustChangePassword } : {}), ...(mustSetUpTotp ? { mustSetUpTotp } : {}) }
  return { kind: 'ops', brandId, staffId, role, stores: seesAll ? 'all' : storeIds, ...held }
}
