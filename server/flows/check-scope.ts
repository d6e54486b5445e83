import type { StaffRole } from '../../contract/vocabulary'
import { AppError } from '../kernel/app-error'
import type { CallerOf, Ctx } from '../kernel/ctx'
import { countOwned } from '../modules/access/staff.sql'

type Given = { role: StaffRole; regionIds: readonly string[]; storeIds: readonly string[] }

/** What an account may see, each region and store once. Throws `scope_missing` for a manager of nothing, `scope_unknown`. */
export async function checkScope(
  { db, caller }: Ctx<CallerOf<'ops'>>,
  { role, ...given }: Given,
): Promise<{ regionIds: string[]; storeIds: string[] }> {
  const regionIds = [...new Set(given.regionIds)]
  const storeIds = [...new Set(given.storeIds)]
  if (role === 'store_manager' && regionIds.length + storeIds.length === 0) throw new AppError('scope_missing')
  const owned = await countOwned(db, caller.brandId, regionIds, storeIds)
  if (owned.regions !== regionIds.length || owned.stores !== storeIds.length) throw new AppError('scope_unknown')
  return { regionIds, storeIds }
}
