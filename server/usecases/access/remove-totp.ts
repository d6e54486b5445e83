import type { Input, Output } from '../../../contract/endpoint'
import type { removeTotp as endpoint } from '../../../contract/staff'
import { noteChange } from '../../flows/note-change'
import { type Compared, compareOwnPassword, type Proof, proveCaller } from '../../flows/prove-person'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { deleteTotp, selectTotp } from '../../modules/access/totp.sql'

type OpsCtx = Ctx<CallerOf<'ops'>>

/** The slow comparison, before the transaction. */
export function compareForRemoval(ctx: OpsCtx, { password }: Input<typeof endpoint>): Promise<Compared> {
  return compareOwnPassword(ctx, password)
}

/** Takes the caller's own authenticator away. A session alone does not: it takes the password and a code. */
export async function removeTotp(ctx: OpsCtx, { code }: Input<typeof endpoint>, compared: Compared): Promise<Proof> {
  const { brandId, staffId } = ctx.caller
  if (!(await selectTotp(ctx.db, brandId, staffId))?.confirmedAt) throw new AppError('totp_state')
  const proof = await proveCaller(ctx, { compared, code })
  if (proof.kind === 'refused') return proof
  await deleteTotp(ctx.db, brandId, staffId)
  await noteChange(ctx, { action: 'removeTotp', target: staffId, before: 'on', after: 'off' })
  return proof
}

/** After the commit: turns the counted refusal into the answer. */
export async function saidSo(_: OpsCtx, proof: Proof): Promise<Output<typeof endpoint>> {
  if (proof.kind === 'refused') throw new AppError(proof.code, proof.details)
  return {}
}
