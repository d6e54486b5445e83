import type { Fulfilment, OrderState } from '../../../contract/mall-vocabulary'

type Order = { state: OrderState; fulfilment: Fulfilment | null; storeName: string | null; hasOpenAfterSale: boolean }

/** What happens next with an order, for its buyer. */
export function nextText({ state, fulfilment, storeName, hasOpenAfterSale }: Order): string {
  if (hasOpenAfterSale) return '退款或售后正在处理，进度在下面'
  if (state === 'placed') return '付款后为你备货'
  if (state === 'cancelled') return '订单已取消，没有扣款的不会再扣款'
  if (state === 'shipped') return '商品在路上，收到后请确认收货'
  if (state === 'paid') {
    if (fulfilment === 'pickup') return `请到${storeName ?? '门店'}出示取货码`
    return fulfilment === 'delivery' ? '正在为你备货，发货后这里会有快递单号' : '付款已完成'
  }
  return fulfilment === 'pickup' ? '商品已取走，用得不合适可以找导购' : '感谢购买，用得不合适可以找导购'
}
