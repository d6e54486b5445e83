import type { Page as Tab } from 'playwright-core'
import type { ConsolePlace, Desk } from '../console-place'

type Periods = { periods: { periodId: string; status: string; isOver: boolean }[] }
type Orders = { orders: { orderId: string; state: string }[] }
type Disputes = { disputes: { disputeId: string }[] }

const periods = async (desk: Desk) => (await desk.ask('finance')<Periods>('listPeriods', {})).periods
const running = async (desk: Desk) => `settlements/${(await periods(desk)).find(({ isOver }) => !isOver)!.periodId}`
const closed = async (desk: Desk) =>
  `settlements/${(await periods(desk)).find(({ status }) => status === 'closed')!.periodId}`
/** The month that is to be closed; once somebody closed it, the one that runs. */
const due = async (desk: Desk) => {
  const all = await periods(desk)
  const found = all.find(({ status, isOver }) => status === 'open' && isOver) ?? all[0]!
  return `settlements/${found.periodId}`
}
const orderOf = async (desk: Desk, filter: object) => {
  const { orders } = await desk.ask('admin')<Orders>('listOrders', { rows: 1, ...filter })
  return `orders/${orders[0]!.orderId}`
}
const disputeOf = async (desk: Desk, isOpen: boolean) => {
  const { disputes } = await desk.ask('admin')<Disputes>('listDisputes', { rows: 1, isOpen })
  return `disputes?dispute=${disputes[0]!.disputeId}`
}
const press = (name: string | RegExp) => async (tab: Tab) => {
  await tab.getByRole('button', { name }).first().click()
}
const fill = (label: string | RegExp, text: string) => async (tab: Tab) => {
  await tab.getByLabel(label).first().fill(text)
}
const both =
  (...acts: ((tab: Tab) => Promise<void>)[]) =>
  async (tab: Tab) => {
    for (const act of acts) await act(tab)
  }

const policyPlaces: ConsolePlace[] = [
  { name: 'policies-live', page: 'policies', as: 'admin', sees: '归属导购不互动' },
  {
    name: 'policies-scoring',
    page: 'policies',
    as: 'finance',
    address: () => 'policies?kind=scoring',
    sees: '来源加分',
  },
  { name: 'policies-edit', page: 'policies', as: 'admin', address: () => 'policies?edit=1', sees: '试算一单' },
  {
    name: 'policies-sample-refund',
    page: 'policies',
    as: 'admin',
    address: () => 'policies?edit=1&refund=50&story=three',
    sees: '退款后',
  },
  {
    name: 'policies-shares-off',
    page: 'policies',
    as: 'admin',
    address: () => 'policies?edit=1',
    act: both(fill('门店的份额', '25'), press('提交审批')),
    sees: '份额合计必须是 100%',
  },
  {
    name: 'policies-publish',
    page: 'policies',
    as: 'admin',
    address: () => 'policies?edit=1',
    act: both(fill('佣金池占实付的比例', '6'), fill(/说明（记入审计/, '旺季提高佣金'), press('提交审批')),
    sees: '由另一位管理员或财务同意后生效，你自己不能同意',
  },
]

const orderPlaces: ConsolePlace[] = [
  { name: 'orders-many', page: 'orders', as: 'admin', sees: '归因依据' },
  { name: 'orders-unknown', page: 'orders', as: 'admin', address: () => 'orders?unknown=1', sees: '无法归因' },
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
  { name: 'refunds-many', page: 'refunds', as: 'ops', sees: '同意' },
  { name: 'refunds-may-not', page: 'refunds', as: 'finance', sees: '同意' },
  {
    name: 'refunds-empty',
    page: 'refunds',
    as: 'ops',
    address: () => 'refunds?state=withdrawn',
    sees: '没有这种状态的退款',
  },
  { name: 'refunds-agree', page: 'refunds', as: 'ops', act: press('同意'), sees: '从谁收回' },
  { name: 'refunds-decline', page: 'refunds', as: 'ops', act: press('拒绝'), sees: '拒绝的理由' },
]

const ledgerPlaces: ConsolePlace[] = [
  { name: 'ledger-many', page: 'ledger', as: 'finance', sees: '借贷相等' },
  { name: 'ledger-held', page: 'ledger', as: 'finance', address: () => 'ledger?account=held', sees: '异议冻结' },
  {
    name: 'ledger-empty',
    page: 'ledger',
    as: 'finance',
    address: () => 'ledger?periodId=2019-01',
    sees: '没有符合条件的分录',
  },
  { name: 'ledger-exported', page: 'ledger', as: 'finance', act: press('导出筛选结果'), sees: /下载 [\d,]+ 笔/ },
  { name: 'ledger-forbidden', page: 'ledger', as: 'ops', sees: '没有权限查看这一页' },
  { name: 'books-before', page: 'books', as: 'finance', sees: '还没有核对' },
  { name: 'books-sound', page: 'books', as: 'finance', act: press('开始核对'), sees: '账目平衡' },
  { name: 'disputes-open', page: 'disputes', as: 'ops', sees: '导购的话' },
  { name: 'disputes-answered', page: 'disputes', as: 'ops', address: () => 'disputes?isOpen=0', sees: '已答复' },
  { name: 'dispute-open', page: 'disputes', as: 'ops', address: (desk) => disputeOf(desk, true), sees: '重新计算一致' },
  {
    name: 'dispute-answer',
    page: 'disputes',
    as: 'ops',
    address: (desk) => disputeOf(desk, true),
    act: press('答复'),
    sees: '归因和份额不变',
  },
  {
    name: 'dispute-answered',
    page: 'disputes',
    as: 'manager',
    address: () => 'disputes?dispute=dp_none',
    sees: '找不到这个争议',
  },
]

const settlementPlaces: ConsolePlace[] = [
  { name: 'settlements-many', page: 'settlements', as: 'finance', sees: '进行中' },
  {
    name: 'settlement-running',
    page: 'settlements/:periodId',
    as: 'finance',
    address: running,
    sees: '这个月还没有结束',
  },
  { name: 'settlement-draft', page: 'settlements/:periodId', as: 'finance', address: due, sees: '这次不结算的' },
  {
    name: 'settlement-checked',
    page: 'settlements/:periodId',
    as: 'finance',
    address: due,
    act: press('核对账目'),
    sees: '账目核对于',
  },
  {
    name: 'settlement-closed',
    page: 'settlements/:periodId',
    as: 'finance',
    address: closed,
    sees: '由本月全部结算单',
  },
  {
    name: 'settlement-statement',
    page: 'settlements/:periodId',
    as: 'finance',
    address: closed,
    act: press(/（总部）|（门店）|（导购）/),
    sees: '结算单明细',
  },
  {
    name: 'settlement-none',
    page: 'settlements/:periodId',
    as: 'finance',
    address: () => 'settlements/2019-01',
    sees: '没有这个账期',
  },
  { name: 'settlements-forbidden', page: 'settlements', as: 'manager', sees: '没有权限查看这一页' },
]

export const moneyPlaces: ConsolePlace[] = [...policyPlaces, ...orderPlaces, ...ledgerPlaces, ...settlementPlaces]
