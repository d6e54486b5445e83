import type { Area } from './area'

export const moneyArea: Area = {
  title: '佣金与结算',
  pages: [
    { path: 'policies', title: '分佣规则', needs: 'listPolicies', load: () => import('../pages/money/policy-list') },
    { path: 'orders', title: '订单', needs: 'listOrders', load: () => import('../pages/money/order-list') },
    {
      path: 'orders/:orderId',
      title: '订单详情',
      needs: 'showOrder',
      isInner: true,
      load: () => import('../pages/money/order-detail'),
    },
    {
      path: 'refunds',
      title: '退款申请',
      needs: 'listRefundRequests',
      load: () => import('../pages/money/refund-list'),
    },
    { path: 'ledger', title: '台账', needs: 'listPostings', load: () => import('../pages/money/ledger') },
    { path: 'settlements', title: '结算', needs: 'listPeriods', load: () => import('../pages/money/settlement-list') },
    {
      path: 'settlements/:periodId',
      title: '月度结算',
      needs: 'listPeriods',
      isInner: true,
      load: () => import('../pages/money/settlement-run'),
    },
    { path: 'disputes', title: '争议', needs: 'listDisputes', load: () => import('../pages/money/dispute-list') },
    { path: 'books', title: '账目核对', needs: 'checkBooks', load: () => import('../pages/money/books') },
  ],
}
