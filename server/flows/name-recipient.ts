import { AppError } from '../kernel/app-error'
import type { Ctx } from '../kernel/ctx'
import { findBrand } from '../modules/network/brand.sql'
import { findStore } from '../modules/network/store.sql'
import { findPartner } from '../modules/partner/partner-account.sql'

/**
 * Whom a consent names, with the name as it was read on the day: a store, a partner, or the brand itself.
 * Throws `store_unknown` or `partner_unknown`: an agreement to give data to nobody we know is no agreement.
 */
export async function nameRecipient(
  ctx: Pick<Ctx, 'db'>,
  brandId: string,
  recipient: string,
): Promise<{ recipient: string; recipientName: string }> {
  if (recipient === brandId) {
    const brand = await findBrand(ctx.db, brandId)
    return { recipient, recipientName: brand?.name ?? '' }
  }
  if (recipient.startsWith('pt_')) {
    const partner = await findPartner(ctx.db, brandId, recipient)
    if (!partner) throw new AppError('partner_unknown')
    return { recipient, recipientName: partner.name }
  }
  const store = await findStore(ctx.db, brandId, recipient)
  if (!store) throw new AppError('store_unknown')
  return { recipient, recipientName: store.name }
}
