import type { Input, Output } from '../../../contract/endpoint'
import type { showMyOrder as endpoint } from '../../../contract/my-order'
import { findBuyer, readOwnOrders } from '../../flows/read-own-orders'
import { openAddress, placeText } from '../../flows/seal-address'
import { showRefundRequests } from '../../flows/show-refund-requests'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { maskPhone } from '../../modules/member/mask-phone'
import { findStore } from '../../modules/network/store.sql'
import { orderAddressLabel } from '../../modules/order/mall-order.sql'
import { eventsOf, showOwnOrder } from '../../modules/order/my-order.sql'
import { orderTimeline } from '../../modules/order/order-timeline'
import { requestsOf } from '../../modules/order/refund-request.sql'

/** One order to its buyer: what it is, where it is, what may be done with it, and what was asked back. */
export async function showMyOrder(
  ctx: Ctx<CallerOf<'shopper'>>,
  { orderId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, now } = ctx
  const buyer = await findBuyer(ctx)
  const [order] = buyer ? await readOwnOrders(ctx, buyer, { tab: 'all', orderId, rows: 1 }) : []
  if (!order) throw new AppError('order_unknown')
  const { pickUpCode, remark, guideName, ...parcel } = await showOwnOrder(db, orderId)
  const isPickUp = order.fulfilment === 'pickup' && order.storeId !== null
  const store = isPickUp ? await findStore(db, ctx.caller.brandId, order.storeId!) : undefined
  return {
    ...order,
    serverTime: now,
    remark,
    pickUpCode: order.allows.includes('showCode') ? pickUpCode : null,
    store: store ? { ...store, storeId: store.id } : null,
    guideName,
    delivery: order.fulfilment === 'delivery' ? deliveryOf(ctx, orderId, parcel) : null,
    timeline: orderTimeline(await eventsOf(db, orderId), order),
    refundRequests: await showRefundRequests(db, await requestsOf(db, [orderId])),
  }
}

/** Where the parcel goes; null once the address was erased with its person. */
function deliveryOf(
  { outside }: Ctx<CallerOf<'shopper'>>,
  orderId: string,
  parcel: { addressCipher: string | null; carrier: string | null; trackingNo: string | null },
) {
  const { addressCipher, carrier, trackingNo } = parcel
  if (!addressCipher) return null
  const address = openAddress(outside.vault, addressCipher, orderAddressLabel(orderId))
  return {
    name: address.name,
    phoneMasked: maskPhone(address.phone),
    address: placeText(address),
    carrier,
    trackingNo,
  }
}
