import type { Input, Output } from '../../../contract/endpoint'
import type { resetTotp as endpoint } from '../../../contract/staff'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { lockAccount } from '../../modules/access/staff-account.sql'
import { deleteTotp } from '../../modules/access/totp.sql'

/** Takes somebody else's authenticator away. One's own goes by `removeTotp`, which asks for a code. */
export async function resetTotp(
  ctx: Ctx<CallerOf<'ops'>>,
  { staffId, reason }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  if (staffId === caller.staffId) throw new AppError('staff_own')
  if (!(await lockAccount(db, caller.brandId, staffId))) throw new AppError('staff_unknown')
  if (!(await deleteTotp(db, caller.brandId, staffId))) throw new AppError('totp_state')
  await noteChange(ctx, { action: 'resetTotp', target: staffId, before: 'on', after: 'off', reason })
  return {}
}
