import type * as contract from '../../../contract/access'
import type { Input, Output } from '../../../contract/endpoint'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { checkPassword, hashPassword } from '../../kernel/password'
import { revokeSessionsOf } from '../../modules/access/session.sql'
import { lockStaffById, selectPasswordHashById, setPasswordHash } from '../../modules/access/staff.sql'

type ChangePassword = typeof contract.changePassword
type OpsCtx = Ctx<CallerOf<'ops'>>
type Prepared = { oldHash: string | undefined; isRight: boolean; newHash: string }

/** Both slow computations, before the transaction. */
export async function hashNewPassword(
  { db, caller }: OpsCtx,
  { password, newPassword }: Input<ChangePassword>,
): Promise<Prepared> {
  const oldHash = await selectPasswordHashById(db, caller.brandId, caller.staffId)
  return { oldHash, isRight: await checkPassword(password, oldHash), newHash: await hashPassword(newPassword) }
}

/** Replaces the password and ends every session. Refused when the old one is wrong or was changed in the meantime. */
export async function changePassword(
  { db, now, caller }: OpsCtx,
  _: Input<ChangePassword>,
  { oldHash, isRight, newHash }: Prepared,
): Promise<Output<ChangePassword>> {
  const staff = await lockStaffById(db, caller.brandId, caller.staffId)
  if (!isRight || !staff || staff.passwordHash !== oldHash) throw new AppError('wrong_password')
  await setPasswordHash(db, caller.brandId, caller.staffId, newHash)
  await revokeSessionsOf(db, { brandId: caller.brandId, kind: 'staff', subject: caller.staffId }, now)
  return {}
}
