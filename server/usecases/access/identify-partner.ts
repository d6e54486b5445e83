import { AppError } from '../../kernel/app-error'
import type { Caller, Db } from '../../kernel/ctx'
import type { Vault } from '../../kernel/outside'
import { insertNonce, selectPartnerKey } from '../../modules/partner/partner.sql'
import { isSignedBy, partnerSecretLabel, type SignedRequest, shapeFault } from '../../modules/partner/partner-signature'

/** A secret nobody has: an unknown key is compared with it, so that time does not tell which keys exist. */
const NOBODY = 'no-such-key'

/**
 * The partner whose key signed this request. An unknown or ended key and a wrong signature are refused with the same
 * words; only who holds the secret learns that the partner was stopped or that a nonce was used before.
 */
export async function identifyPartner(
  db: Db,
  brandId: string,
  vault: Vault,
  request: SignedRequest,
  at: Date,
): Promise<Caller> {
  const fault = shapeFault(request, at)
  if (fault === 'malformed') throw new AppError('signature_invalid')
  if (fault === 'skewed') throw new AppError('timestamp_skewed')

  const key = await selectPartnerKey(db, brandId, request.keyId, at)
  const secret = key ? vault.open(key.secretCipher, partnerSecretLabel(request.keyId)) : NOBODY
  if (!isSignedBy(secret, request) || !key) throw new AppError('signature_invalid')
  if (!key.isActive) throw new AppError('partner_unknown')

  // Written outside the call's transaction on purpose: a nonce stays used even when the call is refused.
  const isNew = await insertNonce(db, { key_id: request.keyId, nonce: request.nonce, at })
  if (!isNew) throw new AppError('nonce_replayed')
  return { kind: 'partner', brandId, partnerId: key.partnerId }
}
