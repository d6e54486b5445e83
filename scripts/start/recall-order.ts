import type { Db } from '../../server/kernel/ctx'
import { type PayOrder, prepayIdOf, transactionOf } from '../../tests/support/pay-rules'

/**
 * What the stand-in of WeChat Pay would know of an order from before this process: it keeps nothing, so it looks into the
 * product's own books. Orders of the sample brand can be paid and refunded through it like new ones.
 */
export function recallOrder(db: Db, brandId: () => Promise<string>, notifyUrl: () => string) {
  return async (orderNo: string): Promise<PayOrder | undefined> => {
    const order = await db
      .selectFrom('orders as o')
      .leftJoin('member_identity as i', (join) =>
        join.onRef('i.member_id', '=', 'o.member_id').on('i.kind', '=', 'openid'),
      )
      .select([
        'o.id',
        'o.state',
        'o.paid_fen',
        'o.paid_at',
        'o.pay_by',
        'o.placed_at',
        'o.payment_ref',
        'i.value as openid',
      ])
      .where('o.brand_id', '=', await brandId())
      .where('o.source', '=', 'miniprogram')
      .where('o.order_no', '=', orderNo)
      .executeTakeFirst()
    if (!order) return undefined
    const { refundedFen } = await db
      .selectFrom('refund')
      .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('amount_fen'), eb.lit(0)).as('refundedFen'))
      .where('order_id', '=', order.id)
      .executeTakeFirstOrThrow()
    return {
      orderNo,
      totalFen: order.paid_fen,
      openid: order.openid ?? 'openid-unknown',
      notifyUrl: notifyUrl(),
      state: order.paid_at ? 'SUCCESS' : order.state === 'cancelled' ? 'CLOSED' : 'NOTPAY',
      transactionId: order.payment_ref ?? transactionOf(orderNo),
      paidAt: order.paid_at,
      refundedFen: Number(refundedFen),
      prepayId: prepayIdOf(orderNo),
      endsAt: order.pay_by ?? new Date(order.placed_at.getTime() + 7_200_000),
      announced: null,
    }
  }
}
