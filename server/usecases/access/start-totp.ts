import type { Input, Output } from '../../../contract/endpoint'
import type { startTotp as endpoint } from '../../../contract/staff'
import { type Compared, compareOwnPassword, proveCaller, type Refusal } from '../../flows/prove-person'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { newTotpSecret, totpUri } from '../../kernel/totp'
import { totpLabel } from '../../modules/access/recovery-code'
import { selectStaffProfile } from '../../modules/access/staff.sql'
import { selectTotp, startTotpOf } from '../../modules/access/totp.sql'

type OpsCtx = Ctx<CallerOf<'ops'>>
type Outcome = { kind: 'started'; data: Output<typeof endpoint> } | Refusal

/** The slow comparison, before the transaction. */
export function compareForTotp(ctx: OpsCtx, { password }: Input<typeof endpoint>): Promise<Compared> {
  return compareOwnPassword(ctx, password)
}

/**
 * A new secret, sealed where it is kept. It asks for the password, so that a console left open cannot be locked with
 * somebody else's phone. Throws `totp_state` when the second step is on already.
 */
export async function startTotp(ctx: OpsCtx, _: Input<typeof endpoint>, compared: Compared): Promise<Outcome> {
  const { db, now, outside } = ctx
  const { brandId, staffId } = ctx.caller
  const profile = await selectStaffProfile(db, brandId, staffId)
  if (!profile || (await selectTotp(db, brandId, staffId))?.confirmedAt) throw new AppError('totp_state')
  const proof = await proveCaller(ctx, { compared, code: undefined })
  if (proof.kind === 'refused') return proof

  const secret = newTotpSecret()
  await startTotpOf(db, { brandId, staffId, secretCipher: outside.vault.seal(secret, totpLabel(staffId)), at: now })
  return { kind: 'started', data: { secret, uri: totpUri(secret, profile.brandName, profile.login) } }
}

/** After the commit: shows the secret, or turns the counted refusal into the answer. */
export async function showSecret(_: OpsCtx, outcome: Outcome): Promise<Output<typeof endpoint>> {
  if (outcome.kind === 'refused') throw new AppError(outcome.code, outcome.details)
  return outcome.data
}
