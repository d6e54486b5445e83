import type { Output } from '../../../contract/endpoint'
import type { listPartners as endpoint } from '../../../contract/partner'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import * as partners from '../../modules/partner/partner-account.sql'

/** The brand's partner channels, what they used of today's quota, and which of their keys work. */
export async function listPartners(ctx: Ctx<CallerOf<'ops'>>): Promise<Output<typeof endpoint>> {
  const today = shanghaiDay(ctx.now)
  const found = await partners.listPartners(ctx.db, ctx.caller.brandId)
  const keys = await partners.liveKeysOf(
    ctx.db,
    found.map((partner) => partner.id),
    ctx.now,
  )
  return {
    partners: found.map((partner) => ({
      ...partner,
      dayUsed: partner.day === today ? partner.dayUsed : 0,
      keys: keys.filter((key) => key.partnerId === partner.id),
    })),
  }
}
