import { createHash } from 'node:crypto'
import type { LocalKeys } from '../../server/doors/local-keys'
import type { Wiring } from '../../server/doors/wiring'
import { paidTransaction, payStandIn } from '../../tests/support/pay-stand-in'

type Answer = { status: number; body: string }

/** The one transaction an order can be paid by, in the form of WeChat Pay's numbers: 28 characters. */
export function transactionOf(orderNo: string): string {
  return `4200${createHash('sha256').update(orderNo).digest('hex').slice(0, 24)}`
}

/**
 * Plays WeChat Pay for one order of this machine: a notification signed with the stand-in's key is posted to the
 * pay-events door, which verifies and books it as it would a real one. There is no other way to pay, here or anywhere.
 */
export async function payOrder(
  wiring: Wiring & { keys: LocalKeys },
  address: string,
  orderNo: string,
): Promise<Answer> {
  const order = await wiring.db
    .selectFrom('orders as o')
    .innerJoin('member_identity as i', (join) =>
      join.onRef('i.member_id', '=', 'o.member_id').on('i.kind', '=', 'openid'),
    )
    .select(['o.paid_fen as paidFen', 'o.paid_at as paidAt', 'i.value as openid'])
    .where('o.brand_id', '=', await wiring.brandId())
    .where('o.source', '=', 'miniprogram')
    .where('o.order_no', '=', orderNo)
    .executeTakeFirst()
  if (!order) return { status: 404, body: JSON.stringify({ message: '没有这个小程序订单' }) }
  const now = wiring.now()
  const transaction = {
    ...paidTransaction(orderNo, order.paidFen, order.openid, order.paidAt ?? now),
    // WeChat Pay takes money for an order once: asked again, it tells of the same transaction again.
    transaction_id: transactionOf(orderNo),
  }
  const notice = payStandIn(wiring.appId, wiring.keys.pay).notify('TRANSACTION.SUCCESS', transaction, { at: now })
  const reply = await fetch(`${address}/api/pay-events/notify`, {
    method: 'POST',
    headers: notice.headers,
    body: new Uint8Array(notice.rawBody),
  })
  return { status: reply.status, body: await reply.text() }
}
