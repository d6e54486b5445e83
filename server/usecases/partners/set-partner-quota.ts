import type { Input, Output } from '../../../contract/endpoint'
import type { setPartnerQuota as endpoint } from '../../../contract/partner'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import * as partners from '../../modules/partner/partner-account.sql'

/** Sets a partner's terms. A quota below what came in today becomes what came in: nothing more today, nothing undone. */
export async function setPartnerQuota(
  ctx: Ctx<CallerOf<'ops'>>,
  { partnerId, dayQuota: asked, quality, payableRatePpm, isActive }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const before = await partners.lockPartner(db, caller.brandId, partnerId)
  if (!before) throw new AppError('partner_unknown')

  const day = shanghaiDay(ctx.now)
  const dayUsed = before.day === day ? before.dayUsed : 0
  const after = {
    day,
    dayUsed,
    dayQuota: Math.max(asked, dayUsed),
    quality: quality ?? before.quality,
    payableRatePpm: payableRatePpm ?? before.payableRatePpm,
    isActive: isActive ?? before.isActive,
  }
  await partners.updatePartner(db, partnerId, after)
  await noteChange(ctx, { action: 'setPartnerQuota', target: partnerId, before, after })
  return { ...after, isClamped: after.dayQuota !== asked }
}
