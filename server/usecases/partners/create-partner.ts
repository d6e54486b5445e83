import type { Input, Output } from '../../../contract/endpoint'
import type { createPartner as endpoint } from '../../../contract/partner'
import { issuePartnerKey } from '../../flows/issue-partner-key'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { insertPartner } from '../../modules/partner/partner-account.sql'

/** A partner channel with its first key: what it may send a day, what its touches are worth, what it is paid. */
export async function createPartner(
  ctx: Ctx<CallerOf<'ops'>>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const partner = { ...input, id: ctx.newId('pt'), day: shanghaiDay(now), isActive: true, createdAt: now }
  const isNew = await insertPartner(db, caller.brandId, partner)
  if (!isNew) throw new AppError('partner_exists')
  const key = await issuePartnerKey(ctx, partner.id)
  await noteChange(ctx, { action: 'createPartner', target: partner.id, after: { ...input, keyId: key.keyId } })
  return key
}
