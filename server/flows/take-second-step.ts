import type { Anonymous, Caller, Ctx } from '../kernel/ctx'
import { normaliseTypedCode } from '../kernel/secret-token'
import { totpStepOf } from '../kernel/totp'
import { recoveryIndexText, totpLabel } from '../modules/access/recovery-code'
import { noteStep, selectTotp, spendRecoveryCode } from '../modules/access/totp.sql'

type AnyCtx = Pick<Ctx<Caller | Anonymous>, 'db' | 'now' | 'outside'>
type Person = { brandId: string; staffId: string; code: string | undefined }

/**
 * Whether the second step of an account is taken: `off` when it has none. A right code is used up, be it of the
 * authenticator or for recovery. The caller holds the account's row, so that one code cannot be used twice at once, and
 * has checked the password: nobody learns of a code without it.
 */
export async function takeSecondStep(
  { db, now, outside }: AnyCtx,
  { brandId, staffId, code }: Person,
): Promise<'off' | 'missing' | 'wrong' | 'right'> {
  const totp = await selectTotp(db, brandId, staffId)
  if (!totp?.confirmedAt) return 'off'
  if (!code) return 'missing'
  const step = totpStepOf(outside.vault.open(totp.secretCipher, totpLabel(staffId)), code.replace(/\s/g, ''), now)
  if (step !== null) {
    if (step <= totp.lastStep) return 'wrong'
    await noteStep(db, staffId, step)
    return 'right'
  }
  const codeHash = outside.vault.blindIndex(brandId, recoveryIndexText(staffId, normaliseTypedCode(code)))
  return (await spendRecoveryCode(db, staffId, codeHash, now)) ? 'right' : 'wrong'
}
