import { answers, refused } from '../changed-answers'
import type { ConsolePlace } from '../console-place'
import { all, confirm, fill, press, see } from '../hands'
import { live, storyDraft, waitingRequest } from '../rule-desk'

type Sets = { ruleSets: { version: number; status: string }[]; rollBackTo: number | null }
/** A version to go back to: a brand whose first rules still decide has none. */
const hasOneBefore = answers<Sets>('listRuleSets', (data) => ({
  ...data,
  rollBackTo: data.rollBackTo ?? data.ruleSets.find(({ status }) => status !== 'live')?.version ?? null,
}))

/** Versions of the rules, what is done with one, and the requests that a second person decides. */
export const ruleActPlaces: ConsolePlace[] = [
  { name: 'rules-many', page: 'rules', as: 'admin', sees: '初始规则' },
  {
    name: 'rules-new',
    page: 'rules',
    as: 'admin',
    act: press('新建草稿'),
    sees: '从模板…',
    opens: ['rule-versions/HeadActs'],
  },
  {
    name: 'rules-roll-back',
    page: 'rules',
    as: 'admin',
    before: hasOneBefore,
    act: all(press('退回上一版'), see(/会变的有 \d+ 处/)),
    sees: '为什么退回',
    opens: ['version-dialogs/RollBackDialog'],
  },
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
    opens: ['ask-approval-form/AskApprovalForm'],
  },
  {
    name: 'rule-version-shadow',
    page: 'rules/:version',
    as: 'admin',
    address: async (desk) => `rules/${await storyDraft(desk)}`,
    before: refused('startShadow', 'rule_set_busy'),
    act: all(press('影子运行'), fill('为什么', '先看看它会怎么分'), confirm('开始影子运行')),
    sees: '每条线索都会同时按它推算一遍',
    opens: ['version-dialogs/ShadowDialog'],
  },
  {
    name: 'rule-version-retire',
    page: 'rules/:version',
    as: 'admin',
    address: async (desk) => `rules/${await storyDraft(desk)}`,
    act: (tab) => tab.getByRole('button', { name: '停用', exact: true }).click(),
    sees: '为什么停用',
    opens: ['version-dialogs/RetireDialog'],
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
    name: 'approvals-empty',
    page: 'approvals',
    as: 'finance',
    before: answers('listApprovals', (data) => ({ ...data, approvals: [], next: null })),
    sees: '没有等待审批的改动',
  },
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
    opens: ['approval-drawer/ApprovalDrawer'],
  },
  {
    name: 'approvals-agree',
    page: 'approvals',
    as: 'admin',
    address: async (desk) => `approvals?open=${await waitingRequest(desk)}`,
    act: press(/^同\s?意$/),
    sees: '为什么同意',
    opens: ['approval-drawer/DecideDialog'],
  },
  {
    name: 'approvals-refuse',
    page: 'approvals',
    as: 'admin',
    address: async (desk) => `approvals?open=${await waitingRequest(desk)}`,
    before: refused('decideApproval', 'approval_state'),
    act: all(press(/^拒\s?绝$/), fill('为什么拒绝', '先在部分门店试一试'), confirm(/^拒\s?绝$/)),
    sees: '该审批已处理',
  },
  {
    name: 'approvals-withdraw',
    page: 'approvals',
    as: 'ops',
    address: async (desk) => `approvals?open=${await waitingRequest(desk)}`,
    act: press('撤回申请'),
    sees: '为什么撤回',
    opens: ['approval-drawer/DecideDialog'],
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
