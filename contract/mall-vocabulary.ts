/** The words of the mall, once each, with what people see. No zod here: clients import these values. */

export const ORDER_STATE_TEXT = {
  placed: '待付款',
  paid: '已付款',
  shipped: '待收货',
  received: '已收货',
  matured: '已过售后期',
  cancelled: '已取消',
} as const
export type OrderState = keyof typeof ORDER_STATE_TEXT

/** How goods of the mall meet their buyer; till and transfer orders have no fulfilment. */
export const FULFILMENT_TEXT = { delivery: '快递配送', pickup: '到店自提' } as const
export type Fulfilment = keyof typeof FULFILMENT_TEXT

/** The words for a state to its buyer: a paid order waits for something, and for what depends on its fulfilment. */
export function orderStateText(state: OrderState, fulfilment: Fulfilment | null): string {
  if (state === 'paid' && fulfilment) return fulfilment === 'pickup' ? '待取货' : '待发货'
  if (state === 'matured') return '已完成'
  if (state === 'received' && fulfilment === 'pickup') return '已取货'
  return ORDER_STATE_TEXT[state]
}

/** What a buyer may do with a mall order in each state: read by the server and by every client. */
export const ORDER_ALLOWS: Record<OrderState, readonly ('pay' | 'cancel' | 'confirm' | 'refund' | 'showCode')[]> = {
  placed: ['pay', 'cancel'],
  paid: ['refund', 'showCode'],
  shipped: ['confirm', 'refund'],
  received: ['refund'],
  matured: [],
  cancelled: [],
}

/** The shopper's tabs, which are also the badges of the state strip. */
export const ORDER_TAB_TEXT = {
  all: '全部',
  toPay: '待付款',
  toSend: '待发货',
  toReceive: '待收货',
  afterSale: '退款售后',
} as const
export type OrderTab = keyof typeof ORDER_TAB_TEXT

export const ORDER_EVENT_TEXT = {
  placed: '提交订单',
  paid: '付款成功',
  shipped: '已发货',
  handed_over: '到店取货',
  received: '确认收货',
  cancelled: '订单取消',
  refund_requested: '申请退款',
  refunded: '退款到账',
  refund_declined: '退款未通过',
  refund_withdrawn: '撤销退款申请',
} as const
export type OrderEvent = keyof typeof ORDER_EVENT_TEXT

export const REFUND_STATE_TEXT = {
  requested: '待审核',
  approved: '退款中',
  refunded: '已退款',
  declined: '未通过',
  withdrawn: '已撤销',
} as const
export type RefundState = keyof typeof REFUND_STATE_TEXT

export const STOCK_LEVEL_TEXT = { plenty: '有货', few: '仅剩少量' } as const
export type StockLevel = keyof typeof STOCK_LEVEL_TEXT

export const PRODUCT_SORT_TEXT = {
  recommended: '综合',
  newest: '新品',
  price_up: '价格从低到高',
  price_down: '价格从高到低',
} as const
export type ProductSort = keyof typeof PRODUCT_SORT_TEXT

/** What the brand promises with everything it sells. */
export const MALL_PROMISES = ['七天无理由退货', '全国门店自提', '专属导购服务'] as const

/** What a shopper can ask WeChat to be told of; each acceptance is one message. */
export const SUBSCRIPTION_TEXT = {
  order_ready: '取货提醒',
  request_answered: '导购回复提醒',
  refund_done: '退款到账提醒',
} as const
export type Subscription = keyof typeof SUBSCRIPTION_TEXT
