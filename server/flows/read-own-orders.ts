import type { OrderTab } from '../../contract/mall-vocabulary'
import type { CallerOf, Ctx } from '../kernel/ctx'
import { groupBy } from '../kernel/group-by'
import { hasProvenPhone } from '../modules/member/identity.sql'
import * as mine from '../modules/order/my-order.sql'
import { orderAllows, refundablePieces } from '../modules/order/order-allows'
import { buyerOf } from '../modules/order/sale.sql'

type ShopperCtx = Pick<Ctx<CallerOf<'shopper'>>, 'db' | 'now' | 'caller' | 'outside'>

/**
 * Whose orders a shopper sees: their own, also those of the visitor they were before. What tills sold is left out until
 * they have proven a phone: the number may be somebody else's. Undefined for somebody we do not know.
 */
export async function findBuyer({ db, caller }: ShopperCtx): Promise<mine.Buyer | undefined> {
  const { brandId, openid } = caller
  const memberId = await buyerOf(db, brandId, openid)
  if (!memberId) return undefined
  return { brandId, memberId, exceptSource: (await hasProvenPhone(db, memberId)) ? null : 'pos' }
}

/** A buyer's orders with their lines and what may be done with each now, newest first. */
export async function readOwnOrders(
  ctx: ShopperCtx,
  buyer: mine.Buyer,
  page: { tab: OrderTab; orderId?: string; before?: string | undefined; rows: number },
) {
  const found = await mine.listOwnOrders(ctx.db, buyer, page)
  const orderIds = found.map(({ orderId }) => orderId)
  const lines = groupBy(await mine.listOwnLines(ctx.db, orderIds), ({ orderId }) => orderId)
  return found.map((order) => {
    const own = lines.get(order.orderId) ?? []
    const allows = orderAllows(order, own, ctx.now)
    const isRefundable = allows.includes('refund')
    return {
      ...order,
      allows,
      lines: own.map(({ picturePath, ...line }) => ({
        ...line,
        pictureUrl: picturePath && ctx.outside.files.publicUrl(picturePath),
        refundable: isRefundable ? refundablePieces(line) : 0,
      })),
    }
  })
}
