import type * as contract from '../../../contract/access'
import type { Input, Output } from '../../../contract/endpoint'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { revokeSessionsOf } from '../../modules/access/session.sql'
import { closeStaffAccount } from '../../modules/access/staff.sql'
import { lockWholeAdmins } from '../../modules/access/staff-account.sql'

type CloseStaff = typeof contract.closeStaff

/**
 * Closes an account and ends its sessions. Nobody closes their own, and two administrators who close each other at once
 * do not both succeed: one who sees every store always remains.
 */
export async function closeStaff(
  ctx: Ctx<CallerOf<'ops'>>,
  { staffId }: Input<CloseStaff>,
): Promise<Output<CloseStaff>> {
  const { db, now, caller } = ctx
  if (staffId === caller.staffId) throw new AppError('forbidden')
  const admins = await lockWholeAdmins(db, caller.brandId)
  if (admins.length === 1 && admins[0] === staffId) throw new AppError('staff_last_admin')
  if (!(await closeStaffAccount(db, caller.brandId, staffId))) throw new AppError('staff_unknown')
  await revokeSessionsOf(db, { brandId: caller.brandId, kind: 'staff', subject: staffId }, now)
  await noteChange(ctx, { action: 'closeStaff', target: staffId, before: 'open', after: 'closed' })
  return {}
}
