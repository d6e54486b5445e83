import type { Input, Output } from '../../../contract/endpoint'
import type { confirmTotp as endpoint } from '../../../contract/staff'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { newTypedCode, normaliseTypedCode } from '../../kernel/secret-token'
import { totpStepOf } from '../../kernel/totp'
import { RECOVERY_CODES, recoveryIndexText, totpLabel } from '../../modules/access/recovery-code'
import { lockStaffById } from '../../modules/access/staff.sql'
import { noteStep, replaceRecoveryCodes, selectTotp } from '../../modules/access/totp.sql'

/** Turns the second step on with the first code of the new secret. The recovery codes are kept as keyed hashes only. */
export async function confirmTotp(
  ctx: Ctx<CallerOf<'ops'>>,
  { code }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now, caller, outside } = ctx
  const { brandId, staffId } = caller
  const account = await lockStaffById(db, brandId, staffId)
  const begun = await selectTotp(db, brandId, staffId)
  if (!account || !begun || begun.confirmedAt) throw new AppError('totp_state')
  const secret = outside.vault.open(begun.secretCipher, totpLabel(staffId))
  const step = totpStepOf(secret, code.replace(/\s/g, ''), now)
  if (step === null) throw new AppError('totp_wrong')

  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => newTypedCode())
  const hashOf = (one: string) => outside.vault.blindIndex(brandId, recoveryIndexText(staffId, normaliseTypedCode(one)))
  await noteStep(db, staffId, step, now)
  await replaceRecoveryCodes(db, { brandId, staffId, codeHashes: recoveryCodes.map(hashOf) })
  await noteChange(ctx, { action: 'confirmTotp', target: staffId, before: 'off', after: 'on' })
  return { recoveryCodes }
}
