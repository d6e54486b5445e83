import type { Input, Output } from '../../../contract/endpoint'
import type { resetStaffPassword as endpoint } from '../../../contract/staff'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { hashPassword } from '../../kernel/password'
import { newTypedCode } from '../../kernel/secret-token'
import { revokeSessionsOf } from '../../modules/access/session.sql'
import { setPasswordHash } from '../../modules/access/staff.sql'
import { lockAccount } from '../../modules/access/staff-account.sql'

type OpsCtx = Ctx<CallerOf<'ops'>>
type Made = { password: string; hash: string }

/** Makes the password and its hash before the transaction, because hashing is slow on purpose. */
export async function makePassword(_: OpsCtx): Promise<Made> {
  const password = newTypedCode()
  return { password, hash: await hashPassword(password) }
}

/** Gives somebody a password that two people know, and that opens nothing but the way to one of their own. */
export async function resetStaffPassword(
  ctx: OpsCtx,
  { staffId, reason }: Input<typeof endpoint>,
  { password, hash }: Made,
): Promise<Output<typeof endpoint>> {
  const { db, now, caller } = ctx
  if (staffId === caller.staffId) throw new AppError('staff_own')
  if (!(await lockAccount(db, caller.brandId, staffId))) throw new AppError('staff_unknown')
  await setPasswordHash(db, caller.brandId, staffId, hash, { mustChange: true })
  await revokeSessionsOf(db, { brandId: caller.brandId, kind: 'staff', subject: staffId }, now)
  await noteChange(ctx, { action: 'resetStaffPassword', target: staffId, reason })
  return { password }
}
