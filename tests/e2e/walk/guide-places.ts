import type { Page as Tab } from 'playwright-core'
import type { Cast } from './cast'
import { type Place, press, pressId } from './place'

const lead = (name: 'waiting' | 'accepted' | 'followed', sees: string): Place => ({
  name: `guide-lead-${name}`,
  page: 'guide/lead/index',
  as: 'guide',
  params: (cast) => ({ assignmentId: cast[name] }),
  sees,
})

const leads = (tab: string, sees: string): Place => ({
  name: `guide-leads-${tab}`,
  page: 'guide/leads/index',
  as: 'guide',
  params: () => ({ tab }),
  sees,
})

const findCode = (codeOf: (cast: Cast) => string) => async (tab: Tab, cast: Cast) => {
  await tab.getByLabel('顾客的取货码或礼品码').fill(codeOf(cast))
  await tab.locator('#find-code').click()
}

/** The answer is made up here: a dispute that arrived would be there for every place after this one. */
async function sendDispute(tab: Tab): Promise<void> {
  const opened = { ok: true, data: { disputeId: 'dp_walk', heldFen: 12_850 }, requestId: 'req-walk-0002' }
  await tab.route('**/api/guide/openDispute', (route) => route.fulfill({ json: opened }))
  await tab.locator('#open-dispute').click()
  await tab.getByLabel('理由').fill('3 月 2 日我在店里接待了这位顾客')
  await tab.locator('#send-dispute').click()
}

export const GUIDE_PLACES: Place[] = [
  { name: 'guide-workbench', page: 'guide/workbench/index', as: 'guide', sees: '正在接线索' },
  { name: 'guide-workbench-paused', page: 'guide/workbench/index', as: 'newGuide', sees: '已暂停接线索' },
  {
    name: 'guide-workbench-stranger',
    page: 'guide/workbench/index',
    as: 'stranger',
    sees: '当前微信还没有绑定导购身份',
  },
  { name: 'guide-bind', page: 'guide/bind/index', as: 'stranger', sees: '输入总部发放的邀请码' },
  {
    name: 'guide-bind-fault',
    page: 'guide/bind/index',
    as: 'stranger',
    act: async (tab) => {
      await tab.getByLabel('邀请码').first().fill('7KQX-2M4P')
      await tab.locator('#bind-submit').click()
    },
    sees: '12 位',
  },
  leads('waiting', '接下'),
  leads('following', '已联系'),
  leads('won', '已成交'),
  leads('returned', '已退回'),
  { name: 'guide-leads-empty', page: 'guide/leads/index', as: 'newGuide', sees: '现在没有等你的线索' },
  {
    name: 'guide-leads-following-empty',
    page: 'guide/leads/index',
    as: 'newGuide',
    params: () => ({ tab: 'following' }),
    sees: '没有跟进中的线索',
  },
  { name: 'guide-leads-stranger', page: 'guide/leads/index', as: 'stranger', sees: '当前微信还没有绑定导购身份' },
  { ...leads('waiting', '确认婉拒'), name: 'guide-leads-decline', act: press('婉拒') },
  lead('waiting', '接下'),
  lead('accepted', '记录跟进'),
  lead('followed', '约周六下午到店看样'),
  { ...lead('waiting', '确认婉拒'), name: 'guide-lead-decline', act: pressId('leave-lead') },
  { ...lead('accepted', '确认交回'), name: 'guide-lead-give-back', act: pressId('leave-lead') },
  { ...lead('accepted', '确认转交'), name: 'guide-lead-transfer', act: pressId('transfer-lead') },
  { ...lead('accepted', '怎么联系的'), name: 'guide-lead-follow-up', act: pressId('follow-up') },
  {
    ...lead('accepted', '每次查看都会记录'),
    name: 'guide-lead-phone',
    act: pressId('reveal-phone'),
  },
  { name: 'guide-missed-leads', page: 'guide/missed-leads/index', as: 'guide', sees: /近 7 天(本店没有|没有错过)/ },
  { name: 'guide-members', page: 'guide/members/index', as: 'guide', sees: '查找顾客' },
  { name: 'guide-members-empty', page: 'guide/members/index', as: 'newGuide', sees: '还没有归属于你的顾客' },
  {
    name: 'guide-member',
    page: 'guide/member/index',
    as: 'guide',
    params: ({ memberId }) => ({ memberId }),
    sees: '往来记录',
  },
  { name: 'guide-disputes', page: 'guide/disputes/index', as: 'guide', sees: '已答复' },
  { name: 'guide-disputes-empty', page: 'guide/disputes/index', as: 'newGuide', sees: '还没有提出过争议' },
  { name: 'guide-earnings', page: 'guide/earnings/index', as: 'guide', sees: '待结算' },
  { name: 'guide-earnings-empty', page: 'guide/earnings/index', as: 'newGuide', sees: '待结算' },
  {
    name: 'guide-earning',
    page: 'guide/earning/index',
    as: 'guide',
    params: ({ earningOrderId }) => ({ orderId: earningOrderId }),
    sees: '这笔订单给你的佣金',
  },
  {
    name: 'guide-earning-dispute',
    page: 'guide/earning/index',
    as: 'guide',
    params: ({ earningOrderId }) => ({ orderId: earningOrderId }),
    act: pressId('open-dispute'),
    sees: '提交争议',
  },
  {
    name: 'guide-earning-disputed',
    page: 'guide/earning/index',
    as: 'guide',
    params: ({ disputedOrderId }) => ({ orderId: disputedOrderId }),
    sees: '争议处理中',
  },
  {
    name: 'guide-earning-answered',
    page: 'guide/earning/index',
    as: 'guide',
    params: ({ answeredOrderId }) => ({ orderId: answeredOrderId }),
    sees: '再次提出争议',
  },
  {
    name: 'guide-earning-dispute-sent',
    page: 'guide/earning/index',
    as: 'guide',
    params: ({ earningOrderId }) => ({ orderId: earningOrderId }),
    act: sendDispute,
    sees: '争议已提交',
  },
  { name: 'guide-hand-over', page: 'guide/hand-over/index', as: 'guide', sees: '查询' },
  {
    name: 'guide-hand-over-ready',
    page: 'guide/hand-over/index',
    as: 'guide',
    act: findCode(({ pickUpCode }) => pickUpCode),
    sees: '核对无误，确认核销',
  },
  {
    name: 'guide-hand-over-done',
    page: 'guide/hand-over/index',
    as: 'guide',
    act: findCode(({ usedPickUpCode }) => usedPickUpCode),
    sees: '这个码已经核销过了',
  },
  {
    name: 'guide-hand-over-fault',
    page: 'guide/hand-over/index',
    as: 'guide',
    act: findCode(() => '12'),
    sees: '请输入 10 位数字',
  },
  { name: 'guide-my-code', page: 'guide/my-code/index', as: 'guide', sees: '微信扫一扫' },
  {
    name: 'guide-earning-unknown',
    page: 'guide/earning/index',
    as: 'newGuide',
    params: ({ earningOrderId }) => ({ orderId: earningOrderId }),
    sees: '重试',
  },
]
