import { answers, refused } from '../changed-answers'
import type { ConsolePlace, Desk } from '../console-place'
import { all, confirm, fill, press } from '../hands'

type Orders = { orders: { orderId: string; state: string }[] }

const orderOf = async (desk: Desk, filter: object) => {
  const { orders } = await desk.ask('admin')<Orders>('listOrders', { rows: 1, ...filter })
  return `orders/${orders[0]!.orderId}`
}

type Shown = { order: object; requests: unknown[] }
const shownOrder = {
  page: 'orders/:orderId',
  as: 'admin',
  address: (desk: Desk) => orderOf(desk, { state: 'matured' }),
} as const
/** The order as it stood before its parcel left. */
const isToSend = answers<Shown>('showOrder', (data) => ({
  ...data,
  fulfilment: 'delivery',
  order: { ...data.order, state: 'paid' },
}))

/** Orders and the refunds of them. */
export const orderPlaces: ConsolePlace[] = [
  { name: 'orders-many', page: 'orders', as: 'admin', sees: '归因依据' },
  { name: 'orders-unknown', page: 'orders', as: 'admin', address: () => 'orders?unknown=1', sees: '无法归因' },
  {
    name: 'orders-columns',
    page: 'orders',
    as: 'admin',
    act: press(/^列$/),
    sees: '登记导购',
    opens: ['data-table/ColumnChooser'],
  },
  { name: 'orders-disputed', page: 'orders', as: 'finance', address: () => 'orders?disputed=1', sees: '有争议' },
  {
    name: 'orders-empty',
    page: 'orders',
    as: 'admin',
    address: () => 'orders?orderNo=nothing',
    sees: '没有符合条件的订单',
  },
  {
    name: 'order-many',
    page: 'orders/:orderId',
    as: 'admin',
    address: (desk) => orderOf(desk, { state: 'matured' }),
    sees: '记账',
  },
  {
    name: 'order-disputed',
    page: 'orders/:orderId',
    as: 'finance',
    address: (desk) => orderOf(desk, { isDisputed: true }),
    sees: '导购份额已冻结',
  },
  {
    name: 'order-unknown',
    page: 'orders/:orderId',
    as: 'admin',
    address: () => 'orders/or_none',
    sees: '找不到该订单',
  },
  {
    ...shownOrder,
    name: 'order-ship',
    before: isToSend,
    act: press(/^发\s?货$/),
    sees: '登记后通知顾客',
    opens: ['ship-order-form/ShipOrderForm'],
  },
  {
    ...shownOrder,
    name: 'order-ship-missing',
    before: isToSend,
    act: all(press(/^发\s?货$/), press('登记发货')),
    sees: '请填写',
    opens: ['ship-order-form/ShipOrderForm'],
  },
  {
    ...shownOrder,
    name: 'order-ship-refused',
    before: all(isToSend, refused('shipOrder', 'order_state')),
    act: all(press(/^发\s?货$/), fill('运单号', 'SF1020304050'), press('登记发货')),
    sees: '订单当前状态不支持此操作',
  },
  {
    ...shownOrder,
    name: 'order-after-sale',
    before: answers<Shown>('showOrder', (data) => ({
      ...data,
      order: { ...data.order, hasOpenAfterSale: true },
      requests: [],
    })),
    act: press('结束售后'),
    sees: '顾客的售后按已处理结束',
    opens: ['order-acts/CloseAfterSale'],
  },
  { name: 'refunds-many', page: 'refunds', as: 'ops', sees: '同意' },
  { name: 'refunds-may-not', page: 'refunds', as: 'finance', sees: '同意' },
  {
    name: 'refunds-empty',
    page: 'refunds',
    as: 'ops',
    address: () => 'refunds?state=withdrawn',
    sees: '没有这种状态的退款',
  },
  {
    name: 'refunds-agree',
    page: 'refunds',
    as: 'ops',
    act: press('同意'),
    sees: '从谁收回',
    opens: ['refund-decision/RefundDecision'],
  },
  {
    name: 'refunds-refused',
    page: 'refunds',
    as: 'ops',
    before: refused('decideRefund', 'refund_state'),
    act: all(press('拒绝'), fill('拒绝的理由', '商品已拆封使用'), confirm('拒绝退款')),
    sees: '退款申请当前状态不支持此操作',
  },
  { name: 'refunds-decline', page: 'refunds', as: 'ops', act: press('拒绝'), sees: '拒绝的理由' },
]
