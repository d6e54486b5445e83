import type { Ctx } from '../kernel/ctx'
import type { Handover } from '../kernel/outside'
import { maskPhone } from '../modules/member/mask-phone'
import type { DueNotice } from '../modules/notice/outbox.sql'
import { orderAddressLabel } from '../modules/order/mall-order.sql'
import { orderTitle } from '../modules/order/order-title'
import { type ShippedOrder, shippedOrder } from '../modules/order/shipping.sql'
import { openAddress } from './seal-address'

type FlowCtx = Pick<Ctx, 'db' | 'outside'>

/**
 * Tells WeChat that an order left or was fetched; until it hears so it keeps the money. Everything is read now, so that
 * nothing personal waits in the outbox. Speaks to the outside: not inside a transaction.
 */
export async function uploadShipping(ctx: FlowCtx, brandId: string, { payload }: DueNotice): Promise<void> {
  const orderId = String(payload.orderId)
  const order = await shippedOrder(ctx.db, brandId, orderId)
  if (!order) return
  // Somebody who deleted their account has paid all the same: WeChat Pay still knows with which.
  const openid = order.openid ?? (await payerOf(ctx, order.orderNo))
  if (!openid) return
  const { orderNo, title, kinds, at } = order
  const told = { orderNo, openid, title: orderTitle(title, kinds), at, ...howSent(ctx, orderId, order) }
  await ctx.outside.wechat.uploadShipping(told)
}

async function payerOf({ outside }: FlowCtx, orderNo: string): Promise<string | null> {
  const status = await outside.payments.query(orderNo)
  return status.state === 'paid' || status.state === 'refunding' ? status.payerOpenid : null
}

function howSent({ outside }: FlowCtx, orderId: string, order: ShippedOrder): Handover {
  const { fulfilment, carrier, trackingNo, addressCipher } = order
  if (fulfilment === 'pickup' || !carrier || !trackingNo) return { by: 'pickup' }
  const phone = addressCipher && openAddress(outside.vault, addressCipher, orderAddressLabel(orderId)).phone
  return { by: 'express', carrier, trackingNo, phoneMasked: phone ? maskPhone(phone) : null }
}
