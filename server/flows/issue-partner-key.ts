import type { Ctx } from '../kernel/ctx'
import { newScanCode } from '../kernel/new-id'
import { newSecretToken } from '../kernel/secret-token'
import { insertKey } from '../modules/partner/partner-account.sql'
import { partnerSecretLabel } from '../modules/partner/partner-signature'

/** Makes a key for a partner. The secret is in the answer once; what is stored is sealed for this key alone. */
export async function issuePartnerKey(
  ctx: Pick<Ctx, 'db' | 'now' | 'outside'>,
  partnerId: string,
): Promise<{ partnerId: string; keyId: string; secret: string }> {
  const keyId = `pk_${newScanCode()}`
  const secret = newSecretToken()
  const secretCipher = ctx.outside.vault.seal(secret, partnerSecretLabel(keyId))
  await insertKey(ctx.db, { keyId, partnerId, secretCipher, createdAt: ctx.now })
  return { partnerId, keyId, secret }
}
