import type * as contract from '../../../contract/access'
import type { Input, Output } from '../../../contract/endpoint'
import { type Compared, compareOwnPassword, type Proof, proveOwnPassword } from '../../flows/prove-person'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { hashPassword } from '../../kernel/password'
import { revokeSessionsOf } from '../../modules/access/session.sql'
import { setPasswordHash } from '../../modules/access/staff.sql'

type ChangePassword = typeof contract.changePassword
type OpsCtx = Ctx<CallerOf<'ops'>>
type Prepared = { compared: Compared; newHash: string }

/** Both slow computations, before the transaction. */
export async function hashNewPassword(
  ctx: OpsCtx,
  { password, newPassword }: Input<ChangePassword>,
): Promise<Prepared> {
  return { compared: await compareOwnPassword(ctx, password), newHash: await hashPassword(newPassword) }
}

/**
 * Replaces the password and ends every session. A wrong old one, or one that was changed in the meantime, is counted as a
 * sign-in's would be: a console left open is no place to guess it.
 */
export async function changePassword(
  ctx: OpsCtx,
  _: Input<ChangePassword>,
  { compared, newHash }: Prepared,
): Promise<Proof> {
  const { db, now, caller } = ctx
  const proof = await proveOwnPassword(ctx, compared)
  if (proof.kind === 'refused') return proof
  await setPasswordHash(db, caller.brandId, caller.staffId, newHash)
  await revokeSessionsOf(db, { brandId: caller.brandId, kind: 'staff', subject: caller.staffId }, now)
  return proof
}

/** After the commit: turns the counted refusal into the answer. */
export async function saidChanged(_: OpsCtx, proof: Proof): Promise<Output<ChangePassword>> {
  if (proof.kind === 'refused') throw new AppError(proof.code, proof.details)
  return {}
}
