import type { Page as Tab } from 'playwright-core'
import { answers, refused } from '../changed-answers'
import type { ConsolePlace, Desk } from '../console-place'
import { all, confirm, fill, press, see } from '../hands'
import { orderPlaces } from './order-places'
import { settlementPlaces } from './settlement-places'

type Disputes = { disputes: { disputeId: string }[] }

const disputeOf = async (desk: Desk, isOpen: boolean) => {
  const { disputes } = await desk.ask('admin')<Disputes>('listDisputes', { rows: 1, isOpen })
  return `disputes?dispute=${disputes[0]!.disputeId}`
}
/** The first part of a check is there, the next on its way. */
const partOfTheBooks = async (tab: Tab) => {
  type Part = { counts: { postings: number }; next: string | null }
  await answers<Part>('checkBooks', ({ counts, ...part }) => ({
    ...part,
    counts: { ...counts, postings: Math.ceil(counts.postings / 3) },
    next: 'order:or_next',
  }))(tab)
  let parts = 0
  await tab.route('**/api/ops/checkBooks', (route) => {
    parts += 1
    if (parts === 1) return route.fallback()
  })
}
type Version = { version: number; note: string; doc: { poolPpm: number } }
/** A colleague's version comes in force while one's own is written: the list says so once publishing was refused. */
const colleagueWasFirst = async (tab: Tab) => {
  let isRefused = false
  await answers<{ versions: Version[] }>('listPolicies', (data) => {
    const [newest] = data.versions
    if (!isRefused || !newest) return data
    const theirs = { ...newest, version: newest.version + 1, note: '门店活动月，佣金池提高' }
    return { versions: [{ ...theirs, doc: { ...newest.doc, poolPpm: newest.doc.poolPpm + 5_000 } }, ...data.versions] }
  })(tab)
  await refused('publishPolicy', 'policy_conflict')(tab)
  tab.on('request', (request) => {
    if (request.url().endsWith('/publishPolicy')) isRefused = true
  })
}
const publish = all(
  fill('佣金池占实付的比例', '6'),
  fill(/说明（记入审计/, '旺季提高佣金'),
  press('提交审批'),
  see('你自己不能同意'),
)

const policyPlaces: ConsolePlace[] = [
  { name: 'policies-live', page: 'policies', as: 'admin', sees: '归属导购不互动' },
  {
    name: 'policies-scoring',
    page: 'policies',
    as: 'finance',
    address: () => 'policies?kind=scoring',
    sees: '来源加分',
  },
  {
    name: 'policies-edit',
    page: 'policies',
    as: 'admin',
    address: () => 'policies?edit=1',
    sees: '佣金池与份额',
    opens: ['split-policy-form/SplitPolicyForm'],
  },
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
    act: all(fill('门店的份额', '25'), press('提交审批')),
    sees: '份额合计必须是 100%',
  },
  {
    name: 'policies-publish',
    page: 'policies',
    as: 'admin',
    address: () => 'policies?edit=1',
    act: publish,
    sees: '由另一位管理员或财务同意后生效，你自己不能同意',
    opens: ['policy-editor/Publish'],
  },
  {
    name: 'policies-conflict',
    page: 'policies',
    as: 'admin',
    address: () => 'policies?edit=1',
    before: colleagueWasFirst,
    act: all(publish, confirm('提交审批')),
    sees: '你填的内容还在，没有覆盖任何版本',
  },
]

const ledgerPlaces: ConsolePlace[] = [
  { name: 'ledger-many', page: 'ledger', as: 'finance', sees: '借贷相等' },
  { name: 'ledger-held', page: 'ledger', as: 'finance', address: () => 'ledger?account=held', sees: '争议冻结' },
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
  {
    name: 'books-running',
    page: 'books',
    as: 'finance',
    before: partOfTheBooks,
    act: press('开始核对'),
    sees: /已核对 [1-9][\d,]* \/ [\d,]+ 笔分录/,
  },
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
    opens: ['dispute-detail/Answer'],
  },
  {
    name: 'dispute-answer-refused',
    page: 'disputes',
    as: 'ops',
    address: (desk) => disputeOf(desk, true),
    before: refused('resolveDispute', 'dispute_state'),
    act: all(press('答复'), fill(/^答复$/, '归属按扫码先后'), confirm(/答复并解冻/)),
    sees: '争议已处理',
  },
  {
    name: 'dispute-answered',
    page: 'disputes',
    as: 'manager',
    address: () => 'disputes?dispute=dp_none',
    sees: '找不到这个争议',
  },
]

export const moneyPlaces: ConsolePlace[] = [...policyPlaces, ...orderPlaces, ...ledgerPlaces, ...settlementPlaces]
