import type { Input, Output } from '../../../contract/endpoint'
import type { leadStatus as endpoint } from '../../../contract/partner'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { leadStateByKey } from '../../modules/partner/partner-lead.sql'
import { partnerLeadKey } from '../../modules/partner/partner-lead-key'

/** How far a partner's own lead has come: the state and its times, nothing about the person. */
export async function leadStatus(
  ctx: Ctx<CallerOf<'partner'>>,
  { externalId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, partnerId } = ctx.caller
  const lead = await leadStateByKey(ctx.db, brandId, partnerLeadKey(partnerId, externalId))
  if (!lead) throw new AppError('not_found')
  return { externalId, ...lead }
}
