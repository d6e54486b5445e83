import type { Cast } from './cast'
import { type Place, press, pressId } from './place'

const order = (name: keyof Cast['orders'], sees: string): Place => ({
  name: `shopper-order-${name}`,
  page: 'shopper/order/index',
  as: 'buyer',
  params: ({ orders }) => ({ orderId: orders[name] }),
  sees,
})

/** Buying and what comes after it. */
export const BUYING_PLACES: Place[] = [
  { name: 'cart', page: 'pages/cart/index', as: 'buyer', sees: '去结算' },
  { name: 'cart-empty', page: 'pages/cart/index', as: 'newcomer', sees: '购物车还是空的' },
  { name: 'cart-removed', page: 'pages/cart/index', as: 'buyer', act: press(/^移除/), sees: '已移除' },
  { name: 'shopper-checkout-delivery', page: 'shopper/checkout/index', as: 'buyer', sees: '提交订单' },
  {
    name: 'shopper-checkout-pickup',
    page: 'shopper/checkout/index',
    as: 'buyer',
    act: (tab) => tab.getByRole('tab', { name: '到店自提' }).click(),
    sees: '取货门店',
  },
  {
    name: 'shopper-checkout-stores',
    page: 'shopper/checkout/index',
    as: 'member',
    params: ({ product }) => ({ skuId: product.skuId, quantity: '1' }),
    act: async (tab) => {
      await tab.getByRole('tab', { name: '到店自提' }).click()
      await tab.locator('#choose-store').click()
    },
    sees: '按当前位置',
  },
  {
    name: 'shopper-checkout-no-address',
    page: 'shopper/checkout/index',
    as: 'member',
    params: ({ product }) => ({ skuId: product.skuId, quantity: '1' }),
    sees: '新增收货地址',
  },
  { name: 'shopper-checkout-empty', page: 'shopper/checkout/index', as: 'newcomer', sees: '没有可以结算的商品' },
  {
    name: 'shopper-pay-result-paid',
    page: 'shopper/pay-result/index',
    as: 'buyer',
    params: ({ orders }) => ({ orderId: orders.ready }),
    sees: '付款成功',
  },
  {
    name: 'shopper-pay-result-unsure',
    page: 'shopper/pay-result/index',
    as: 'buyer',
    params: ({ orders }) => ({ orderId: orders.unpaid }),
    sees: '支付结果确认中',
  },
  {
    name: 'shopper-pay-result-cancelled',
    page: 'shopper/pay-result/index',
    as: 'buyer',
    params: ({ orders }) => ({ orderId: orders.cancelled }),
    sees: '没有收到款项',
  },
  { name: 'shopper-orders', page: 'shopper/orders/index', as: 'buyer', sees: '共 4 件' },
  { name: 'shopper-orders-empty', page: 'shopper/orders/index', as: 'newcomer', sees: '还没有订单' },
  order('unpaid', '去付款'),
  order('paid', '待发货'),
  order('ready', '取货门店'),
  order('sent', 'SF1234567890123'),
  order('done', '已取货'),
  order('cancelled', '已取消'),
  order('refunding', '待审核'),
  order('refused', '商品已安装使用'),
  order('refunded', '原路退回'),
  {
    ...order('unpaid', '确认支付'),
    name: 'shopper-order-pay-sheet',
    act: pressId('pay-order'),
  },
  { ...order('unpaid', '确认取消订单'), name: 'shopper-order-cancel', act: pressId('cancel-order') },
  { ...order('sent', '还没收到'), name: 'shopper-order-confirm', act: pressId('confirm-received') },
  {
    name: 'shopper-order-unknown',
    page: 'shopper/order/index',
    as: 'newcomer',
    params: ({ orders }) => ({ orderId: orders.paid }),
    sees: '找不到这笔订单',
  },
  {
    name: 'shopper-refund',
    page: 'shopper/refund/index',
    as: 'buyer',
    params: ({ orders }) => ({ orderId: orders.ready }),
    sees: '退哪些商品',
  },
  {
    name: 'shopper-refund-closed',
    page: 'shopper/refund/index',
    as: 'buyer',
    params: ({ orders }) => ({ orderId: orders.unpaid }),
    sees: '这笔订单现在不能申请退款',
  },
]
