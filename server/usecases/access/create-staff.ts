import type * as contract from '../../../contract/access'
import type { Input, Output } from '../../../contract/endpoint'
import { checkScope } from '../../flows/check-scope'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { hashPassword } from '../../kernel/password'
import { insertStaff } from '../../modules/access/staff.sql'

type CreateStaff = typeof contract.createStaff
type OpsCtx = Ctx<CallerOf<'ops'>>

/** Hashes the first password before the transaction, because it is slow on purpose. */
export async function hashFirstPassword(_: OpsCtx, { password }: Input<CreateStaff>): Promise<string> {
  return hashPassword(password)
}

/**
 * Opens an account. Only for staff who see the whole brand (the contract says so): nobody makes one who sees more. Two
 * people know the first password, so that it opens nothing but the way to one of their own: else whoever made the account
 * could go on as the second person of an approval unseen.
 */
export async function createStaff(
  ctx: OpsCtx,
  { login, name, role, ...scope }: Input<CreateStaff>,
  passwordHash: string,
): Promise<Output<CreateStaff>> {
  const { db, now, caller } = ctx
  const { regionIds, storeIds } = await checkScope(ctx, { role, ...scope })

  const staffId = ctx.newId('sf')
  const isNew = await insertStaff(db, {
    id: staffId,
    brand_id: caller.brandId,
    login,
    name,
    password_hash: passwordHash,
    role,
    region_ids: regionIds,
    store_ids: storeIds,
    must_change_password: true,
    created_at: now,
  })
  if (!isNew) throw new AppError('login_taken')
  await noteChange(ctx, { action: 'createStaff', target: staffId, after: { login, role, regionIds, storeIds } })
  return { staffId }
}
