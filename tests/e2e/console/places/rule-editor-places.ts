import type { Page as Tab } from 'playwright-core'
import type { ConsolePlace, Desk } from '../console-place'
import { all, confirm, press, type Step } from '../hands'
import { pickField } from '../pick-field'
import { live, storyDraft } from '../rule-desk'

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

/** One change, checked, so that it may be saved. */
const changeOne: Step = async (tab) => {
  await tab.getByRole('switch', { name: '启用「新人每日上限」' }).click()
  await tab.getByText('本次改动（1）').waitFor()
  await tab.getByText('没有问题').first().waitFor()
}
const atLive = {
  page: 'rules/:version/edit',
  as: 'admin',
  address: async (desk: Desk) => `rules/${await live(desk)}/edit`,
} as const
const saving = { ...atLive, opens: ['save-rules-form/SaveRulesForm'] }
const savePlaces: ConsolePlace[] = [
  { ...saving, name: 'rule-editor-save', act: all(changeOne, press('保存草稿')), sees: '改了什么，为什么' },
  {
    ...saving,
    name: 'rule-editor-save-missing',
    act: all(changeOne, press('保存草稿'), confirm('保存草稿')),
    sees: '请写一句说明',
  },
  {
    ...atLive,
    name: 'rule-editor-leave',
    act: all(changeOne, (tab) => tab.getByRole('link', { name: '线索池' }).click()),
    sees: '草稿还没有保存',
    opens: ['leave-guard/LeaveGuard'],
  },
]

export const ruleEditorPlaces: ConsolePlace[] = [
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
    opens: [
      'rule-drawer/RuleDrawer',
      'routing-rule-form/RoutingRuleForm',
      'condition-form/ConditionForm',
      'phase-part-form/PhasePartForm',
    ],
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
    opens: ['rule-settings-form/RuleSettingsForm'],
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
    opens: ['conflict-dialog/ConflictDialog'],
  },
  {
    name: 'rule-editor-forbidden',
    page: 'rules/:version/edit',
    as: 'finance',
    address: () => 'rules/1/edit',
    sees: '没有权限查看这一页',
  },
  ...savePlaces,
]
