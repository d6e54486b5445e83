import type { ConsolePlace, Desk } from '../console-place'
import { all, confirm, fill, press, type Step } from '../hands'

type Found = { leads: { id: string; state: string; attempts: number }[] }

/** A lead of the running product, by how it stands: the first one found. */
async function leadBy(desk: Desk, asked: object, isIt: (lead: Found['leads'][number]) => boolean = () => true) {
  const { leads } = await desk.ask('admin')<Found>('listLeads', { rows: 100, ...asked })
  const found = leads.find(isIt)
  if (!found) throw new Error(`No lead is ${JSON.stringify(asked)}`)
  return found.id
}

/** A lead somebody at headquarters gave to a guide by hand; made so when there is none yet. */
async function movedLead(desk: Desk): Promise<string> {
  const ask = desk.ask('ops')
  const mine = await ask<Found>('listLeads', { rows: 1, isMine: true })
  if (mine.leads[0]) return mine.leads[0].id
  const leadId = await leadBy(desk, { states: ['contacted'] })
  const { guides } = await ask<{ guides: { guideId: string; exclusion: string | null }[] }>('findReceivers', {})
  const { guideId } = guides.find(({ exclusion }) => exclusion === null)!
  await ask('reassignLeads', { leadIds: [leadId], to: { kind: 'guide', guideId }, reason: '顾客指定' })
  return leadId
}

/** Two leads of the list, given to the first guide one may choose. */
const chooseTwo: Step = async (tab) => {
  const boxes = tab.getByRole('checkbox', { name: '选中这一行' })
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await tab.getByRole('button', { name: '重新分配' }).click()
  await tab.locator('.receivers .ant-radio-wrapper').first().click()
}
/** One went, one did not; nothing is moved, so that the next one finds them where they were. */
const movedOne: Step = (tab) =>
  tab.route('**/api/ops/reassignLeads', (route) => {
    const { leadIds } = route.request().postDataJSON() as { leadIds: string[] }
    const leads = leadIds.map((leadId, at) => ({
      leadId,
      outcome: at === 0 ? 'given' : 'refused',
      guideName: at === 0 ? '样例导购' : null,
      acceptBy: at === 0 ? new Date(Date.now() + 600_000).toISOString() : null,
      refusal: at === 0 ? null : 'over',
    }))
    return route.fulfill({ json: { ok: true, data: { given: 1, pooled: 0, refused: leads.length - 1, leads } } })
  })

const pool: ConsolePlace[] = [
  { name: 'leads-many', page: 'leads', as: 'admin', sees: /共 .* 条|\+ 条/ },
  { name: 'leads-forbidden', page: 'leads', as: 'finance', sees: '没有权限查看这一页' },
  { name: 'leads-of-stores', page: 'leads', as: 'manager', sees: '你负责门店的线索' },
  {
    name: 'leads-filtered',
    page: 'leads',
    as: 'admin',
    address: () => 'leads?state=contacted,won&channel=store_scan&scoreFrom=20&sort=newest',
    sees: '状态：已联系、已成交',
  },
  {
    name: 'leads-empty',
    page: 'leads',
    as: 'admin',
    address: () => `leads?wish=${encodeURIComponent('没有人要的东西')}`,
    sees: '没有符合条件的线索',
  },
  {
    name: 'leads-more-filters',
    page: 'leads',
    as: 'admin',
    act: async (tab) => {
      await tab.getByRole('button', { name: '更多筛选' }).click()
    },
    sees: '未分出的原因',
    opens: ['filter-fields/MoreFilters'],
  },
  {
    name: 'leads-reassign-guide',
    page: 'leads',
    as: 'ops',
    address: () => 'leads?state=contacted&sort=score',
    act: chooseTwo,
    sees: '分给 TA',
    opens: ['reassign-dialog/ReassignDialog'],
  },
  {
    name: 'leads-reassigned',
    page: 'leads',
    as: 'ops',
    address: () => 'leads?state=contacted&sort=score',
    before: movedOne,
    act: all(chooseTwo, fill(/^原因/, '原导购请假'), confirm(/^分配 \d+ 条$/)),
    sees: /已分配 .* 条/,
    opens: ['reassign-dialog/Moved'],
  },
  {
    name: 'leads-views',
    page: 'leads',
    as: 'ops',
    address: () => 'leads?state=contacted',
    act: press(/^视\s?图$/),
    sees: '保存当前筛选…',
  },
  {
    name: 'leads-view-save',
    page: 'leads',
    as: 'ops',
    address: () => 'leads?state=contacted',
    act: all(press(/^视\s?图$/), (tab) => tab.getByRole('menuitem', { name: '保存当前筛选…' }).click()),
    sees: '取消',
    opens: ['saved-views/SavedViews'],
  },
  {
    name: 'leads-reassign-rules',
    page: 'leads',
    as: 'ops',
    address: () => 'leads?state=contacted&sort=score',
    act: async (tab) => {
      await tab.getByRole('checkbox', { name: '选中这一行' }).first().check()
      await tab.getByRole('button', { name: '重新分配' }).click()
      await tab.getByText('按规则重新分配').click()
    },
    sees: /先问|没有别人可接|眼下没有人可接/,
  },
  {
    name: 'leads-enter',
    page: 'leads',
    as: 'admin',
    act: async (tab) => {
      await tab.getByRole('button', { name: '录入线索' }).click()
    },
    sees: '录入电话咨询',
    opens: ['enter-lead-form/EnterLeadForm'],
  },
  {
    name: 'leads-enter-faults',
    page: 'leads',
    as: 'admin',
    act: async (tab) => {
      await tab.getByRole('button', { name: '录入线索' }).click()
      await tab.getByRole('button', { name: '录入并分配' }).click()
    },
    sees: '要先征得顾客同意',
  },
]

const decision: ConsolePlace[] = [
  {
    name: 'lead-routed',
    page: 'leads/:leadId',
    as: 'admin',
    address: async (desk) => `leads/${await leadBy(desk, { states: ['won'] })}`,
    sees: '重放与当时完全一致',
  },
  {
    name: 'lead-several-attempts',
    page: 'leads/:leadId',
    as: 'admin',
    address: async (desk) => `leads/${await leadBy(desk, {}, ({ attempts }) => attempts > 1)}`,
    sees: '第 2 次分配',
  },
  {
    name: 'lead-by-hand',
    page: 'leads/:leadId',
    as: 'ops',
    address: async (desk) => `leads/${await movedLead(desk)}`,
    sees: '由人指定',
  },
  {
    name: 'lead-draft-preview',
    page: 'leads/:leadId',
    as: 'admin',
    address: async (desk) => `leads/${await leadBy(desk, { states: ['contacted', 'won'] })}?version=1`,
    sees: /结果相同|结果不同/,
  },
  {
    name: 'lead-manager',
    page: 'leads/:leadId',
    as: 'manager',
    address: async (desk) => {
      const { leads } = await desk.ask('manager')<Found>('listLeads', { rows: 1 })
      return `leads/${leads[0]!.id}`
    },
    sees: '换一个规则版本会怎么分',
  },
  { name: 'lead-unknown', page: 'leads/:leadId', as: 'admin', address: () => 'leads/ld_nothing', sees: '没有取到内容' },
  { name: 'lead-forbidden', page: 'leads/:leadId', as: 'finance', address: () => 'leads/ld_nothing', sees: '没有权限' },
]

const flow: ConsolePlace[] = [
  { name: 'flow-week', page: 'flow', as: 'admin', address: () => 'flow?window=week', sees: '现在卡住的线索' },
  { name: 'flow-hour', page: 'flow', as: 'admin', address: () => 'flow?window=hour', sees: '现在卡住的线索' },
  {
    name: 'flow-tables',
    page: 'flow',
    as: 'admin',
    address: () => 'flow?window=week',
    act: async (tab) => {
      for (const table of await tab.getByText('表', { exact: true }).all()) await table.click()
    },
    sees: '未结束',
  },
  { name: 'flow-manager', page: 'flow', as: 'manager', address: () => 'flow?window=week', sees: '现在卡住的线索' },
  { name: 'flow-forbidden', page: 'flow', as: 'finance', sees: '没有权限查看这一页' },
]

export const leadPlaces: ConsolePlace[] = [...pool, ...decision, ...flow]
