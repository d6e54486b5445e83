import { answers, refused } from '../changed-answers'
import type { ConsolePlace } from '../console-place'
import { all, fill, press } from '../hands'

/** An overview of a brand that has nothing yet: no such brand is at hand, so the answer is put in its place. */
const newBrand = {
  at: '2026-03-01T02:00:00.000Z',
  isNew: true,
  leads: null,
  days: null,
  money: null,
  alerts: [],
}

/** What stands around every page, or in its place. */
const framePlaces: ConsolePlace[] = [
  {
    name: 'frame-own-menu',
    page: '',
    as: 'admin',
    act: press(/总部管理员/),
    sees: '退出登录',
    opens: ['frame/Top'],
  },
  {
    name: 'frame-jump',
    page: '',
    as: 'admin',
    act: fill('跳转到页面或编号', '结算'),
    sees: '结算',
  },
  { name: 'frame-missing', page: '', as: 'admin', address: () => 'no-such-page', sees: '没有这一页' },
  {
    name: 'sign-in',
    page: '',
    as: 'admin',
    before: refused('mySession', 'unauthenticated'),
    sees: '会员池、流量分配与结算',
  },
  {
    name: 'sign-in-wrong',
    page: '',
    as: 'admin',
    before: all(refused('mySession', 'unauthenticated'), refused('signIn', 'wrong_password')),
    act: all(fill('账号', 'admin'), fill('密码', 'not this one'), press(/^登\s?录$/)),
    sees: '账号或密码不正确',
  },
  {
    name: 'sign-in-code',
    page: '',
    as: 'admin',
    before: all(refused('mySession', 'unauthenticated'), refused('signIn', 'totp_required')),
    act: all(fill('账号', 'admin'), fill('密码', 'my own one'), press(/^登\s?录$/)),
    sees: '手机不在身边时',
  },
  {
    name: 'sign-in-own-password',
    page: '',
    as: 'admin',
    before: answers('mySession', (data) => ({ ...data, mustChangePassword: true })),
    sees: '请换一个自己的密码',
  },
  {
    name: 'session-ended',
    page: '',
    as: 'admin',
    address: () => 'leads',
    before: refused('listLeads', 'unauthenticated'),
    sees: '登录已过期，请重新登录',
    opens: ['sign-in/SignInDialog'],
  },
]

export const homePlaces: ConsolePlace[] = [
  { name: 'overview-admin', page: '', as: 'admin', sees: '近 30 天成交率' },
  { name: 'overview-ops', page: '', as: 'ops', sees: '等待接待' },
  { name: 'overview-finance', page: '', as: 'finance', sees: '下一个要关的月份' },
  { name: 'overview-manager', page: '', as: 'manager', sees: '今天新增' },
  {
    name: 'overview-new-brand',
    page: '',
    as: 'admin',
    act: async (tab) => {
      await tab.route('**/api/ops/showOverview', (route) => route.fulfill({ json: { ok: true, data: newBrand } }))
      await tab.reload()
    },
    sees: '去「开始使用」',
  },
  ...framePlaces,
]
