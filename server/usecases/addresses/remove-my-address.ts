import type { removeMyAddress as endpoint } from '../../../contract/checkout'
import type { Input, Output } from '../../../contract/endpoint'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { removeAddress } from '../../modules/member/address.sql'
import { lockMembers } from '../../modules/member/member.sql'
import { buyerOf } from '../../modules/order/sale.sql'

/** Takes an address out of the caller's book; orders that were placed with it keep theirs. */
export async function removeMyAddress(
  ctx: Ctx<CallerOf<'shopper'>>,
  { addressId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, openid } = ctx.caller
  const memberId = await buyerOf(ctx.db, brandId, openid)
  if (!memberId) return { isChanged: false }
  await lockMembers(ctx.db, [memberId])
  return { isChanged: await removeAddress(ctx.db, brandId, memberId, addressId) }
}
