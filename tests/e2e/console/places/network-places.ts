import type { Page as Tab } from 'playwright-core'
import { answers, done, refused } from '../changed-answers'
import type { ConsolePlace, Desk } from '../console-place'
import { all, confirm, fill } from '../hands'
import { tradePlaces } from './trade-places'

type Named = { id: string; name: string; code: string }
const storesOf = async (desk: Desk, input: object = {}) =>
  (await desk.ask('admin')<{ stores: Named[] }>('listStores', { status: 'open', rows: 5, ...input })).stores
const guidesOf = async (desk: Desk, input: object = {}) =>
  (await desk.ask('admin')<{ guides: Named[] }>('listGuides', { employment: 'active', rows: 5, ...input })).guides
const firstStore = async (desk: Desk) => `stores/${(await storesOf(desk))[0]!.id}`
const firstGuide = async (desk: Desk) => `guides/${(await guidesOf(desk, { isSignedUp: true }))[0]!.id}`
const press = (name: string) => (tab: Tab) => tab.getByRole('button', { name }).first().click()
const choose = async (tab: Tab, rows: number) => {
  const boxes = tab.getByRole('checkbox', { name: '选中这一行' })
  await boxes.first().waitFor()
  for (let row = 0; row < rows; row++) await boxes.nth(row).check()
}

type Shown = { data: Record<'store' | 'guide', { name: string; revision: string; address?: string; grade?: number }> }

/** Saves a form that was opened before a colleague saved theirs: what is read again is another thing by now. */
async function saveLate(tab: Tab, what: 'store' | 'guide'): Promise<void> {
  const [save, view] = what === 'store' ? ['upsertStore', 'viewStore'] : ['upsertGuide', 'viewGuide']
  await tab.getByRole('button', { name: '编辑', exact: true }).click()
  await tab.getByLabel(what === 'store' ? '名称' : '姓名').fill('改过的名字')
  await tab.route(`**/api/ops/${save}`, (route) => {
    const asked = route.request().postDataJSON() as object
    return route.continue({ postData: JSON.stringify({ ...asked, seen: 'what-stood-here-yesterday' }) })
  })
  await tab.route(`**/api/ops/${view}`, async (route) => {
    const response = await route.fetch({ maxRetries: 3 })
    const body = (await response.json()) as Shown
    Object.assign(body.data[what], { revision: 'what-stands-here-now', address: '新华路 8 号 2 楼', grade: 5 })
    await route.fulfill({ response, json: body })
  })
  await tab.getByRole('button', { name: /^保\s?存$/ }).click()
}

const stores: ConsolePlace[] = [
  { name: 'stores-many', page: 'stores', as: 'admin', sees: '直营店' },
  {
    name: 'stores-empty',
    page: 'stores',
    as: 'admin',
    address: () => 'stores?words=没有这家',
    sees: '没有符合条件的门店',
  },
  { name: 'stores-manager', page: 'stores', as: 'manager', sees: '直营店' },
  {
    name: 'stores-new',
    page: 'stores',
    as: 'admin',
    address: () => 'stores?form=new',
    sees: '门店在品牌里的编号',
    opens: ['store-form/StoreForm'],
  },
  {
    name: 'stores-new-faults',
    page: 'stores',
    as: 'admin',
    address: () => 'stores?form=new',
    act: (tab) => tab.getByRole('button', { name: /^保\s?存$/ }).click(),
    sees: '请填写门店名称',
  },
  { name: 'store-detail', page: 'stores/:storeId', as: 'admin', address: firstStore, sees: '人均会员' },
  {
    name: 'store-missing',
    page: 'stores/:storeId',
    as: 'admin',
    address: () => 'stores/st_nowhere',
    sees: '找不到该门店',
  },
  {
    name: 'store-close',
    page: 'stores/:storeId',
    as: 'admin',
    address: async (desk) => `${await firstStore(desk)}?act=status`,
    sees: /条待接线索/,
    opens: ['store-status-dialog/CloseDialog'],
  },
  {
    name: 'store-close-refused',
    page: 'stores/:storeId',
    as: 'admin',
    address: async (desk) => `${await firstStore(desk)}?act=status`,
    before: refused('closeStore', 'store_closed'),
    act: all(fill('停业原因', '商场装修'), confirm('确认停业')),
    sees: '该门店已停业，请选择其他门店',
  },
  {
    name: 'store-open',
    page: 'stores/:storeId',
    as: 'admin',
    address: async (desk) => `${await firstStore(desk)}?act=status`,
    before: answers<{ store: object }>('viewStore', (data) => ({
      ...data,
      store: { ...data.store, status: 'closed' },
    })),
    sees: '从现在起重新接收线索',
    opens: ['store-status-dialog/OpenDialog'],
  },
  {
    name: 'store-edit',
    page: 'stores/:storeId',
    as: 'admin',
    address: async (desk) => `${await firstStore(desk)}?form=edit`,
    sees: '编号不能修改',
  },
  {
    name: 'store-conflict',
    page: 'stores/:storeId',
    as: 'admin',
    address: firstStore,
    act: (tab) => saveLate(tab, 'store'),
    sees: /→/,
  },
  { name: 'modes-compared', page: 'stores/modes', as: 'admin', sees: '店均销售额' },
  { name: 'modes-one-sided', page: 'stores/modes', as: 'manager', sees: '还没有两种经营方式的门店' },
  {
    name: 'modes-too-long',
    page: 'stores/modes',
    as: 'admin',
    address: () => 'stores/modes?from=2020-01-01&to=2026-01-01',
    sees: '没有取到内容',
  },
]

const guides: ConsolePlace[] = [
  { name: 'guides-many', page: 'guides', as: 'admin', sees: '接待中' },
  {
    name: 'guides-empty',
    page: 'guides',
    as: 'admin',
    address: () => 'guides?words=没有这人',
    sees: '没有符合条件的导购',
  },
  {
    name: 'guides-new',
    page: 'guides',
    as: 'admin',
    address: () => 'guides?form=new',
    sees: '第一家是所属门店，其余是兼岗',
    opens: ['guide-form/GuideForm'],
  },
  {
    name: 'guides-capacities',
    page: 'guides',
    as: 'admin',
    act: async (tab) => {
      await choose(tab, 3)
      await press('调整接待量（3 人）')(tab)
      await tab.getByLabel('每天最多接待').fill('1')
    },
    sees: '调整后',
    opens: ['capacities-form/CapacitiesForm'],
  },
  { name: 'guide-detail', page: 'guides/:guideId', as: 'admin', address: firstGuide, sees: '手上的工作' },
  { name: 'guide-manager', page: 'guides', as: 'manager', sees: '今日接待' },
  {
    name: 'guide-missing',
    page: 'guides/:guideId',
    as: 'admin',
    address: () => 'guides/gd_nobody',
    sees: '找不到该导购',
  },
  ...(['edit', 'capacity', 'leave', 'left', 'invite'] as const).map((act) => ({
    name: `guide-${act}`,
    page: 'guides/:guideId',
    as: 'admin' as const,
    address: async (desk: Desk) =>
      `guides/${(await guidesOf(desk, act === 'invite' ? { isSignedUp: false } : {}))[0]?.id ?? (await guidesOf(desk))[0]!.id}?act=${act}`,
    sees: {
      edit: '工号不能修改',
      capacity: '今天已分到',
      leave: '从（含当天）',
      left: '离职日期',
      invite: '邀请码只显示一次',
    }[act],
    opens: [
      {
        edit: 'guide-form/GuideForm',
        capacity: 'capacity-form/CapacityForm',
        leave: 'leave-form/LeaveForm',
        left: 'left-dialog/LeftDialog',
        invite: 'invitation-dialog/InvitationDialog',
      }[act],
    ],
  })),
  {
    name: 'guide-invited',
    page: 'guides/:guideId',
    as: 'admin',
    address: async (desk) => `${await firstGuide(desk)}?act=invite`,
    before: done('createInvitation', {
      code: 'K7QM4RXW2PHD',
      guideName: '样例导购',
      expiresAt: '2026-12-01T10:00:00.000Z',
    }),
    act: confirm(/生成邀请码$/),
    sees: '关闭后不再显示',
    opens: ['invitation-dialog/InvitationDialog'],
  },
  {
    name: 'guide-conflict',
    page: 'guides/:guideId',
    as: 'admin',
    address: firstGuide,
    act: (tab) => saveLate(tab, 'guide'),
    sees: /→/,
  },
]

/** The roster of the manager's store, which has guides: the first of the list may be new and have none. */
const rosterOf =
  (query = '') =>
  async (desk: Desk) => {
    const { stores } = await desk.ask('manager')<{ stores: Named[] }>('listStores', { rows: 1 })
    return `roster?store=${stores[0]!.id}${query}`
  }
const rosters: ConsolePlace[] = [
  { name: 'roster-week', page: 'roster', as: 'admin', address: rosterOf(), sees: '近四周同一天的平均' },
  { name: 'roster-manager', page: 'roster', as: 'manager', sees: '近四周同一天的平均' },
  { name: 'roster-forbidden', page: 'roster', as: 'finance', sees: '没有权限查看这一页' },
  { name: 'roster-past', page: 'roster', as: 'admin', address: rosterOf('&week=2025-01-06'), sees: '只能查看' },
  {
    name: 'roster-nobody',
    page: 'roster',
    as: 'admin',
    address: rosterOf(),
    act: async (tab) => {
      await tab.getByRole('button', { name: '下一周' }).click()
      await tab
        .getByRole('button', { name: /周|点按切换/ })
        .first()
        .waitFor()
      const sunday = tab.locator('.roster tbody tr td:nth-child(8) button')
      await sunday.first().waitFor()
      for (let row = 0; row < (await sunday.count()); row++) await sunday.nth(row).click()
      await tab.getByRole('button', { name: /处改动/ }).click()
    },
    sees: '保存排班',
    opens: ['roster-board/RosterBoard'],
  },
]

export const networkPlaces: ConsolePlace[] = [...stores, ...guides, ...rosters, ...tradePlaces]
