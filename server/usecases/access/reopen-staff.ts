import type { Input, Output } from '../../../contract/endpoint'
import type { reopenStaff as endpoint } from '../../../contract/staff'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { lockAccount, openAccount } from '../../modules/access/staff-account.sql'

/** Lets a closed account sign in again. Its sessions ended when it was closed and stay so. */
export async function reopenStaff(
  ctx: Ctx<CallerOf<'ops'>>,
  { staffId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const account = await lockAccount(db, caller.brandId, staffId)
  if (!account) throw new AppError('staff_unknown')
  if (account.isActive) throw new AppError('staff_state')
  await openAccount(db, caller.brandId, staffId)
  await noteChange(ctx, { action: 'reopenStaff', target: staffId, before: 'closed', after: 'open' })
  return {}
}
