import type { listMyAddresses as endpoint } from '../../../contract/checkout'
import type { Output } from '../../../contract/endpoint'
import { openAddress } from '../../flows/seal-address'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { addressLabel, listAddresses } from '../../modules/member/address.sql'
import { buyerOf } from '../../modules/order/sale.sql'

/** The caller's own addresses, the default first, then the newest; phones masked. */
export async function listMyAddresses(ctx: Ctx<CallerOf<'shopper'>>): Promise<Output<typeof endpoint>> {
  const { db, outside } = ctx
  const { brandId, openid } = ctx.caller
  const memberId = await buyerOf(db, brandId, openid)
  const kept = memberId ? await listAddresses(db, brandId, memberId) : []
  const addresses = kept.map(({ id, cipher, phoneMasked, isDefault }) => {
    const { phone: _, ...place } = openAddress(outside.vault, cipher, addressLabel(id))
    return { ...place, addressId: id, phoneMasked, isDefault }
  })
  return { addresses }
}
