import type { Input, Output } from '../../../contract/endpoint'
import type { rotatePartnerKey as endpoint } from '../../../contract/partner'
import { issuePartnerKey } from '../../flows/issue-partner-key'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import * as partners from '../../modules/partner/partner-account.sql'
import { retireKeys } from '../../modules/partner/retire-keys'

/** Gives a partner a new key; the one in use works on for the grace, so that nothing is lost while they change over. */
export async function rotatePartnerKey(
  ctx: Ctx<CallerOf<'ops'>>,
  { partnerId, graceHours }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const partner = await partners.lockPartner(db, caller.brandId, partnerId)
  if (!partner) throw new AppError('partner_unknown')
  const retired = retireKeys(await partners.liveKeysOf(db, [partnerId], now), now, graceHours)
  for (const { keyId, expiresAt } of retired) await partners.expireKey(db, keyId, expiresAt)
  const key = await issuePartnerKey(ctx, partnerId)
  await noteChange(ctx, { action: 'rotatePartnerKey', target: partnerId, before: retired, after: { keyId: key.keyId } })
  return key
}
