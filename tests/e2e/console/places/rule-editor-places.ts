import type { Page as Tab } from 'playwright-core'
import type { Ask, ConsolePlace, Desk } from '../console-place'
import { pickField } from '../pick-field'

type Rule = { id: string; phase: string; name: string; isOn: boolean; when: unknown; points?: number }
type Doc = { rules: Rule[]; select: Record<string, unknown> }
type Set = { version: number; status: string; parent: number | null }

const SHANGHAI: Rule = {
  phase: 'boost',
  id: 'shanghai-hot',
  name: '上海高分给资深导购',
  isOn: true,
  points: 20,
  when: {
    all: [
      { f: 'store.city', op: 'eq', v: '上海市' },
      { f: 'lead.score', op: 'gte', v: 60 },
      { f: 'guide.grade', op: 'gte', v: 4 },
    ],
  },
}

const setsOf = async (ask: Ask) => (await ask<{ ruleSets: Set[] }>('listRuleSets')).ruleSets
const docOf = async (ask: Ask, version: number) => (await ask<{ doc: Doc }>('showRuleSet', { version })).doc
const live = async (desk: Desk) => (await setsOf(desk.ask('admin'))).find(({ status }) => status === 'live')!.version

/** The last of what was made of the version in force, leaving out what was thrown away. */
function leafOf(sets: readonly Set[]): number {
  let leaf = sets.find(({ status }) => status === 'live')!.version
  for (;;) {
    const child = sets.find(({ parent, status }) => parent === leaf && status !== 'retired')
    if (!child) return leaf
    leaf = child.version
  }
}

/** A draft with the story's rule, fairer too: the one there is, or a new one on top of the last. */
async function storyDraft(
  desk: Desk,
  as: 'admin' | 'ops' = 'ops',
  note = '上海高分给资深导购，更公平',
): Promise<number> {
  const ask = desk.ask(as)
  const listed = await ask<{ ruleSets: (Set & { note: string })[] }>('listRuleSets')
  const known = listed.ruleSets.find((set) => set.note === note && set.status === 'draft')
  if (known) return known.version
  const parentVersion = leafOf(listed.ruleSets)
  const doc = await docOf(ask, parentVersion)
  const rules = [...doc.rules.filter(({ id }) => id !== SHANGHAI.id), SHANGHAI]
  const expected = { metric: 'winRate', changePpm: 30_000 }
  const draft = {
    parentVersion,
    doc: { ...doc, rules, select: { ...doc.select, leadThreshold: 1 } },
    note,
    expected,
    reviewOn: '2099-01-04',
  }
  return (await ask<{ version: number }>('saveRuleSetDraft', draft)).version
}

/** A request of operations that waits, for administration to decide. */
async function waitingRequest(desk: Desk): Promise<string> {
  const version = await storyDraft(desk)
  const ask = desk.ask('ops')
  const listed = async () =>
    (await ask<{ approvals: { approvalId: string; version: number }[] }>('listApprovals', { state: 'waiting' }))
      .approvals
  const known = (await listed()).find((one) => one.version === version)
  if (known) return known.approvalId
  const asked = { version, effectiveFrom: new Date().toISOString(), note: '上海试行两周，看成交率' }
  return (await ask<{ approvalId: string }>('requestApproval', asked)).approvalId
}

/** Opens the rule of a name in the editor's list. */
const openRule = (name: string) => (tab: Tab) => tab.getByRole('button', { name, exact: true }).first().click()

/** Adds a rule whose condition is half written: a fault beside the rule. */
async function breakRule(tab: Tab): Promise<void> {
  await tab.getByRole('button', { name: '加一条加减分' }).click()
  await tab.getByLabel('名字').fill('写到一半')
  await tab.getByRole('button', { name: '加条件' }).first().click()
  await pickField(tab, tab.getByRole('combobox', { name: '看什么' }), '顾客城市')
}

/** Changes a version that a colleague has gone on from, one setting of theirs too, and saves. */
async function meetConflict(tab: Tab): Promise<void> {
  await tab.getByRole('switch', { name: '启用「新人每日上限」' }).click()
  await tab.getByRole('tab', { name: '其他设置' }).click()
  await tab.getByRole('spinbutton', { name: '领先条数' }).fill('3')
  await tab.keyboard.press('Tab')
  await tab.getByText('本次改动（2）').waitFor()
  await tab.getByRole('button', { name: '保存草稿' }).click()
  await tab.getByLabel('改了什么，为什么').fill('新人不再限量')
  await tab.getByLabel('变化多少').fill('2')
  await tab.getByRole('dialog').getByRole('button', { name: '保存草稿' }).click()
}

export const ruleEditorPlaces: ConsolePlace[] = [
  { name: 'rules-many', page: 'rules', as: 'admin', sees: '初始规则' },
  { name: 'rules-finance', page: 'rules', as: 'finance', sees: '初始规则' },
  { name: 'rules-forbidden', page: 'rules', as: 'manager', sees: '没有权限查看这一页' },
  { name: 'rule-templates', page: 'rules/templates', as: 'admin', sees: '老客归属优先' },
  {
    name: 'rule-version-live',
    page: 'rules/:version',
    as: 'admin',
    address: async (desk) => `rules/${await live(desk)}`,
    sees: '其他设置',
  },
  {
    name: 'rule-version-draft',
    page: 'rules/:version',
    as: 'admin',
    address: async (desk) => `rules/${await storyDraft(desk)}`,
    sees: '在部分门店试点',
  },
  {
    name: 'rule-version-ask',
    page: 'rules/:version',
    as: 'ops',
    address: async (desk) => `rules/${await storyDraft(desk, 'ops', '只看上海')}`,
    act: (tab) => tab.getByRole('button', { name: '提交审批' }).click(),
    sees: '给审批人的说明',
  },
  {
    name: 'rule-version-retire',
    page: 'rules/:version',
    as: 'admin',
    address: async (desk) => `rules/${await storyDraft(desk)}`,
    act: (tab) => tab.getByRole('button', { name: '停用', exact: true }).click(),
    sees: '为什么停用',
  },
  {
    name: 'rule-diff',
    page: 'rules/diff',
    as: 'finance',
    address: async (desk) => `rules/diff?from=${await live(desk)}&to=${await storyDraft(desk)}`,
    sees: '处不同',
  },
  { name: 'rule-diff-empty', page: 'rules/diff', as: 'admin', sees: '请选择两个版本' },
  {
    name: 'rule-editor',
    page: 'rules/:version/edit',
    as: 'admin',
    address: async (desk) => `rules/${await storyDraft(desk)}/edit`,
    sees: '没有问题',
  },
  {
    name: 'rule-editor-rule-open',
    page: 'rules/:version/edit',
    as: 'admin',
    address: async (desk) => `rules/${await storyDraft(desk)}/edit`,
    act: openRule('上海高分给资深导购'),
    sees: '还原这条规则',
  },
  {
    name: 'rule-editor-faults',
    page: 'rules/:version/edit',
    as: 'admin',
    address: async (desk) => `rules/${await storyDraft(desk)}/edit`,
    act: breakRule,
    sees: '处问题，改好后才能保存',
  },
  {
    name: 'rule-editor-settings',
    page: 'rules/:version/edit',
    as: 'admin',
    address: async (desk) => `rules/${await storyDraft(desk)}/edit?tab=settings`,
    sees: /条线索）/,
  },
  {
    name: 'rule-editor-template',
    page: 'rules/:version/edit',
    as: 'admin',
    address: async (desk) => `rules/${await storyDraft(desk)}/edit?template=in-turn`,
    sees: '用模板「公平轮流」起草',
  },
  {
    name: 'rule-editor-conflict',
    page: 'rules/:version/edit',
    as: 'admin',
    address: async (desk) => {
      await storyDraft(desk)
      return `rules/${await live(desk)}/edit`
    },
    act: meetConflict,
    sees: '合并后，比第',
  },
  {
    name: 'rule-editor-forbidden',
    page: 'rules/:version/edit',
    as: 'finance',
    address: () => 'rules/1/edit',
    sees: '没有权限查看这一页',
  },
  { name: 'approvals-empty', page: 'approvals', as: 'finance', sees: '没有等待审批的改动' },
  {
    name: 'approvals-many',
    page: 'approvals',
    as: 'admin',
    address: async (desk) => {
      await waitingRequest(desk)
      return 'approvals'
    },
    sees: '可以由你审批',
  },
  {
    name: 'approvals-open',
    page: 'approvals',
    as: 'admin',
    address: async (desk) => `approvals?open=${await waitingRequest(desk)}`,
    sees: '查看这一版规则',
  },
  {
    name: 'approvals-agree',
    page: 'approvals',
    as: 'admin',
    address: async (desk) => `approvals?open=${await waitingRequest(desk)}`,
    act: (tab) => tab.getByRole('button', { name: '同意', exact: true }).click(),
    sees: '为什么同意',
  },
  {
    name: 'approvals-own',
    page: 'approvals',
    as: 'ops',
    address: async (desk) => `approvals?open=${await waitingRequest(desk)}`,
    sees: '撤回申请',
  },
  { name: 'approvals-past', page: 'approvals', as: 'finance', address: () => 'approvals?tab=past', sees: '已处理' },
  { name: 'approvals-forbidden', page: 'approvals', as: 'manager', sees: '没有权限查看这一页' },
]
