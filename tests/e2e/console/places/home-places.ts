import type { ConsolePlace } from '../console-place'

/** An overview of a brand that has nothing yet: no such brand is at hand, so the answer is put in its place. */
const newBrand = {
  at: '2026-03-01T02:00:00.000Z',
  isNew: true,
  leads: null,
  days: null,
  money: null,
  alerts: [],
}

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
]
