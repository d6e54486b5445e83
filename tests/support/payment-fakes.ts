import { AppError } from '../../server/kernel/app-error'
import type { Payments } from '../../server/kernel/outside'

type FakeOrder = { totalFen: number; openid: string; state: 'unpaid' | 'paid' | 'closed'; paidAt: Date | null }

/** WeChat Pay in memory, for stories that are about something else: those about payment play `startPayServer`. */
export type PaymentFakes = Payments & {
  /** What was announced, by order number. */
  orders: Map<string, FakeOrder>
  /** Refunds that were asked for, by their number. */
  refunds: Map<string, { orderNo: string; refundFen: number; at: Date }>
  /** The buyer pays what was announced; nobody is told until somebody asks. */
  pay(orderNo: string): void
}

/** Money goes back at once. A notification signed `good` is its own plain JSON body. */
export function paymentFakes(world: { isDown: boolean; now: () => Date }): PaymentFakes {
  const orders: PaymentFakes['orders'] = new Map()
  const refunds: PaymentFakes['refunds'] = new Map()
  const reach = () => {
    if (world.isDown) throw new AppError('outside_unavailable')
  }
  return {
    orders,
    refunds,
    pay(orderNo) {
      const order = orders.get(orderNo)
      if (order?.state !== 'unpaid') throw new Error(`${orderNo} is not announced, or cannot be paid any more`)
      orders.set(orderNo, { ...order, state: 'paid', paidAt: world.now() })
    },
    openNotification(headers, rawBody) {
      if (headers['wechatpay-signature'] !== 'good') throw new AppError('signature_invalid')
      return JSON.parse(rawBody.toString('utf8'))
    },
    async prepay({ orderNo, totalFen, openid }) {
      reach()
      const known = orders.get(orderNo)
      if (known && known.state !== 'unpaid') return known.state
      if (known && known.totalFen !== totalFen) throw new AppError('outside_unavailable')
      orders.set(orderNo, { totalFen, openid, state: 'unpaid', paidAt: null })
      return {
        timeStamp: String(Math.floor(world.now().getTime() / 1000)),
        nonceStr: 'nonce',
        package: `prepay_id=${orderNo}`,
        signType: 'RSA',
        paySign: 'good',
      }
    },
    async query(orderNo) {
      reach()
      const order = orders.get(orderNo)
      if (!order) return { state: 'unknown' }
      if (order.state !== 'paid') return { state: order.state }
      const { totalFen, openid: payerOpenid, paidAt } = order
      return { state: 'paid', transactionId: `tx-${orderNo}`, totalFen, payerOpenid, paidAt: paidAt as Date }
    },
    async close(orderNo) {
      reach()
      const order = orders.get(orderNo)
      if (order?.state === 'paid') return 'paid'
      if (order) orders.set(orderNo, { ...order, state: 'closed' })
      return 'closed'
    },
    async refund({ orderNo, refundNo, refundFen }) {
      reach()
      const known = refunds.get(refundNo)
      if (known && known.refundFen !== refundFen) throw new AppError('outside_unavailable')
      if (!known) refunds.set(refundNo, { orderNo, refundFen, at: world.now() })
      return { state: 'done', refundedAt: known?.at ?? world.now() }
    },
    async queryRefund(refundNo) {
      reach()
      const known = refunds.get(refundNo)
      return known ? { state: 'done', refundedAt: known.at } : { state: 'unknown' }
    },
  }
}
