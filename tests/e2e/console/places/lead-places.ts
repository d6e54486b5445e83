import type { ConsolePlace, Desk } from '../console-place'

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
  },
  {
    name: 'leads-reassign-guide',
    page: 'leads',
    as: 'ops',
    address: () => 'leads?state=contacted&sort=score',
    act: async (tab) => {
      const boxes = tab.getByRole('checkbox', { name: '选中这一行' })
      await boxes.nth(0).check()
      await boxes.nth(1).check()
      await tab.getByRole('button', { name: '重新分配' }).click()
      await tab.locator('.receivers .ant-radio-wrapper').first().click()
    },
    sees: '分给 TA',
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
