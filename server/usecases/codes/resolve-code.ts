import type { resolveCode as endpoint } from '../../../contract/code'
import type { Input, Output } from '../../../contract/endpoint'
import { showGuideCard } from '../../flows/show-guide-card'
import type { Anonymous, Caller, Ctx } from '../../kernel/ctx'
import { shanghaiMinute } from '../../kernel/shanghai-time'
import { findJoinGift } from '../../modules/benefit/join-gift.sql'
import { findCode } from '../../modules/code/code.sql'
import { refuseDeadCode } from '../../modules/code/code-state'
import { findBrand } from '../../modules/network/brand.sql'
import { isOpenNow } from '../../modules/network/is-open-now'
import { findStore, nearestStores, type Store } from '../../modules/network/store.sql'
import { partnerNames } from '../../modules/partner/partner-account.sql'

/** Open stores offered instead of a closed one. */
const NEARBY_ROWS = 3

/**
 * What a scanned code leads to: store, verified guide card, campaign, what joining brings. Needs no sign-in and records nothing. The code
 * of a closed store still resolves, and says which open stores are near.
 */
export async function resolveCode(
  ctx: Ctx<Caller | Anonymous>,
  input: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now } = ctx
  const { brandId } = ctx.caller
  const code = await findCode(db, brandId, input.code)
  refuseDeadCode(code, now)

  const brand = await findBrand(db, brandId)
  const store = code.storeId ? await findStore(db, brandId, code.storeId) : undefined
  const guide = code.guideId ? await showGuideCard(ctx, brandId, code.guideId) : undefined
  const partners = await partnerNames(db, brandId, code.partnerId ? [code.partnerId] : [])
  const gift = await findJoinGift(db, brandId)
  const isStoreClosed = store?.status === 'closed'
  const nearby = store && isStoreClosed ? await nearestStores(db, brandId, store, {}, NEARBY_ROWS) : []

  const minute = shanghaiMinute(now)
  const card = (one: Store) => ({ ...one, storeId: one.id, isOpenNow: one.status === 'open' && isOpenNow(one, minute) })
  return {
    code: code.code,
    kind: code.kind,
    channel: code.channel,
    campaign: code.campaign,
    brandName: brand?.name ?? '',
    store: store ? card(store) : null,
    isStoreClosed,
    openNearby: nearby.map((one) => ({ ...card(one), metres: Math.round(one.metres) })),
    guide: guide ? { ...guide, isVerified: true } : null,
    partnerName: code.partnerId ? (partners.get(code.partnerId) ?? null) : null,
    // How many are left is nobody's business out here; of none left nothing is promised.
    joinGift: gift && gift.stock !== 0 ? { title: gift.title, validDays: gift.validDays } : null,
  }
}
