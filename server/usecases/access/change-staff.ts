import type { Input, Output } from '../../../contract/endpoint'
import type { changeStaff as endpoint } from '../../../contract/staff'
import { checkScope } from '../../flows/check-scope'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { lockAccount, lockWholeAdmins, updateAccount } from '../../modules/access/staff-account.sql'

/**
 * Changes an account's name, role and stores; what it did stays its own. The administrators' rows are locked first, so
 * that two who take each other's role at once do not leave the brand without one.
 */
export async function changeStaff(
  ctx: Ctx<CallerOf<'ops'>>,
  { staffId, ...given }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const admins = await lockWholeAdmins(db, caller.brandId)
  const before = await lockAccount(db, caller.brandId, staffId)
  if (!before) throw new AppError('staff_unknown')
  const after = { name: given.name, role: given.role, ...(await checkScope(ctx, given)) }

  const { name: _, ...rightsBefore } = partOf(before)
  const { name: __, ...rightsAfter } = partOf(after)
  const isSameRights = JSON.stringify(rightsBefore) === JSON.stringify(rightsAfter)
  if (staffId === caller.staffId && !isSameRights) throw new AppError('staff_own')
  const isStillAdmin = after.role === 'hq_admin' && after.regionIds.length + after.storeIds.length === 0
  if (!isStillAdmin && admins.every((id) => id === staffId)) throw new AppError('staff_last_admin')

  await updateAccount(db, caller.brandId, staffId, after)
  await noteChange(ctx, { action: 'changeStaff', target: staffId, before: partOf(before), after: partOf(after) })
  return {}
}

type Part = { name: string; role: string; regionIds: readonly string[]; storeIds: readonly string[] }

/** What may be changed of an account, in one order. */
function partOf({ name, role, regionIds, storeIds }: Part) {
  return { name, role, regionIds: regionIds.toSorted(), storeIds: storeIds.toSorted() }
}
