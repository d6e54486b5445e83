import type { Subscription } from '../../contract/mall-vocabulary'
import type { Ctx } from '../kernel/ctx'
import { noticeText } from '../modules/notice/notice-text'
import type { DueNotice } from '../modules/notice/outbox.sql'
import { recipientOf, takeAll, takeOne } from '../modules/notice/subscription.sql'

/** The page each notice opens, in the mini-program. */
const PAGES: Record<Subscription, (payload: Record<string, unknown>) => string> = {
  order_ready: ({ orderId }) => `shopper/order/index?orderId=${orderId}`,
  request_answered: () => 'shopper/requests/index',
  refund_done: ({ orderId }) => `shopper/order/index?orderId=${orderId}`,
}

/**
 * Tells a shopper what they asked to be told, once for each time they said so. Who did not is left in peace: that counts
 * as told, because the mini-program shows the same. Speaks to the outside: not inside a transaction.
 */
export async function tellShopper(
  { db, outside }: Pick<Ctx, 'db' | 'outside'>,
  topic: Subscription,
  { payload }: DueNotice,
): Promise<void> {
  const memberId = String(payload.memberId)
  const { openid, remaining } = await recipientOf(db, memberId, topic)
  if (!openid || remaining === 0) return
  const { title, body } = noticeText(topic, payload)
  const fields = { thing1: title, thing2: body }
  const outcome = await outside.wechat.sendSubscribe({ openid, template: topic, page: PAGES[topic](payload), fields })
  if (outcome === 'sent') await takeOne(db, memberId, topic)
  else await takeAll(db, memberId, topic)
}
