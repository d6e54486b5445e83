import type { Page as Tab } from 'playwright-core'
import { answers, done, refused } from '../changed-answers'
import type { ConsolePlace, Desk } from '../console-place'
import { all, confirm, press, see } from '../hands'

type Counts = { draft: number; approved: number; exported: number; paid: number }
type Period = { periodId: string; status: string; isOver: boolean; statements: Counts }
type Periods = { periods: Period[] }
type Statements = { statements: { statementId: string; paymentRef: string | null }[] }

const periods = async (desk: Desk) => (await desk.ask('finance')<Periods>('listPeriods', {})).periods
const running = async (desk: Desk) => `settlements/${(await periods(desk)).find(({ isOver }) => !isOver)!.periodId}`
const closedMonth = async (desk: Desk) => (await periods(desk)).find(({ status }) => status === 'closed')!.periodId
const closed = async (desk: Desk) => `settlements/${await closedMonth(desk)}`
/** The month that is to be closed; once somebody closed it, the one that runs. */
const due = async (desk: Desk) => {
  const all = await periods(desk)
  const found = all.find(({ status, isOver }) => status === 'open' && isOver) ?? all[0]!
  return `settlements/${found.periodId}`
}

/** Closing a month can be seen once a month: here the one that runs is over already, when no other is to be closed. */
const isDue = all(
  answers<Periods>('listPeriods', (data) => ({
    ...data,
    periods: data.periods.map((period) => ({ ...period, isOver: true })),
  })),
  answers('previewPeriod', (data) => ({ ...data, blocks: [] })),
)

/** A closed month back where a colleague had just brought it: all of its statements in one state. */
const stoodAt = (state: keyof Counts) =>
  answers<Periods>('listPeriods', (data) => ({
    ...data,
    periods: data.periods.map((period) => {
      const { draft, approved, exported, paid } = period.statements
      const none = { draft: 0, approved: 0, exported: 0, paid: 0 }
      const later = { exportedByName: null, exportedAt: null, paidAt: null, paidFen: 0 }
      return {
        ...period,
        ...later,
        ...(state === 'draft' ? { approvedByName: null, approvedAt: null } : {}),
        isClosedByCaller: false,
        statements: { ...none, [state]: draft + approved + exported + paid },
      }
    }),
  }))

const askToClose = all(press('核对账目'), see('检查已通过'), press('关账'))

const month = { page: 'settlements/:periodId', as: 'finance' } as const
const closing = { ...month, address: due, opens: ['settlement-open/CloseDialog'] }
const atMonth = { ...month, address: closed }

const runPlaces: ConsolePlace[] = [
  { name: 'settlements-many', page: 'settlements', as: 'finance', sees: '进行中' },
  { name: 'settlements-forbidden', page: 'settlements', as: 'manager', sees: '没有权限查看这一页' },
  { ...month, name: 'settlement-running', address: running, sees: '这个月还没有结束' },
  { ...month, name: 'settlement-draft', address: due, sees: '这次不结算的' },
  { ...month, name: 'settlement-checked', address: due, act: press('核对账目'), sees: '账目核对于' },
  { ...closing, name: 'settlement-close', before: isDue, act: askToClose, sees: '要由另一位同事审批' },
  {
    ...closing,
    name: 'settlement-close-refused',
    before: all(isDue, refused('closePeriod', 'period_blocked')),
    act: all(askToClose, confirm(/^关账，应付/)),
    sees: '关账后这个月不能再改',
  },
  { ...atMonth, name: 'settlement-closed', sees: '由本月全部结算单' },
  {
    ...atMonth,
    name: 'settlement-statement',
    act: press(/（总部）|（门店）|（导购）/),
    sees: '结算单明细',
    opens: ['settlement-statements/StatementDrawer'],
  },
  { ...month, name: 'settlement-none', address: () => 'settlements/2019-01', sees: '没有这个账期' },
]

const approve = { ...atMonth, before: stoodAt('draft'), opens: ['settlement-dialogs/ApproveDialog'] }
const payOut = { ...atMonth, before: stoodAt('approved'), opens: ['settlement-dialogs/ExportDialog'] }
const bankFile = { url: 'data:text/csv,', statements: 12, payableFen: 348_000 }

/** What the bank paid, as it is pasted: the numbers of a month's statements and those of the bank. */
async function pasteResults(tab: Tab): Promise<void> {
  const reply = await tab.waitForResponse((response) => response.url().endsWith('/api/ops/listStatements'))
  const { data } = (await reply.json()) as { data: Statements }
  const lines = data.statements
    .slice(0, 3)
    .map(({ statementId, paymentRef }) => `${statementId},${paymentRef ?? 'BANK1'}`)
  await press('登记付款')(tab)
  await tab
    .getByLabel(/付款结果/)
    .first()
    .fill(lines.join('\n'))
}

/** Some of it was paid, one could not be, and the rest is not in the bank's answer. */
const looked = {
  ...{ paid: 2, paidFen: 128_450, failed: 1, failedFen: 36_000, repeated: 1 },
  ...{ listed: { statements: 3, fen: 164_450 }, due: { statements: 12, fen: 348_000 } },
}

/** As `pasteResults`, of which the last could not be paid. */
async function pasteFailed(tab: Tab): Promise<void> {
  await pasteResults(tab)
  const box = tab.getByLabel(/付款结果/).first()
  const lines = (await box.inputValue()).split('\n')
  await box.fill([...lines.slice(0, -1), lines.at(-1)?.replace(/,.*/, '，失败，户名不符')].join('\n'))
}

const withFailures = answers<{ statements: object[] }>('listStatements', (data) => ({
  ...data,
  statements: data.statements.map((statement, at) =>
    at % 4 === 1
      ? {
          ...statement,
          state: 'exported',
          paidAt: null,
          paymentRef: null,
          failReason: '户名不符',
          failedAt: new Date(),
        }
      : statement,
  ),
}))

const payPlaces: ConsolePlace[] = [
  { ...approve, name: 'settlement-approve', act: press(/^审\s?批$/), sees: '你是第二位经手人' },
  {
    ...approve,
    name: 'settlement-approve-refused',
    before: all(stoodAt('draft'), refused('approveStatements', 'same_person')),
    act: all(press(/^审\s?批$/), confirm(/^同意付/)),
    sees: '审批后可以导出付款清单交给银行',
  },
  { ...payOut, name: 'settlement-export', act: press('导出付款清单'), sees: '不会重复付款' },
  {
    ...payOut,
    name: 'settlement-exported',
    before: all(stoodAt('approved'), done('exportPayouts', bankFile)),
    act: all(press('导出付款清单'), confirm(/^导\s?出$/)),
    sees: '链接 24 小时内有效',
    opens: ['settlement-dialogs/ExportedFile'],
  },
  {
    ...atMonth,
    name: 'settlement-pay',
    before: stoodAt('exported'),
    act: press('登记付款'),
    sees: /等待登记。/,
    opens: ['payout-form/PayoutForm'],
  },
  { ...atMonth, name: 'settlement-pay-pasted', before: stoodAt('exported'), act: pasteResults, sees: /读到/ },
  {
    ...atMonth,
    name: 'settlement-pay-looked',
    before: all(stoodAt('exported'), done('recordPayouts', looked)),
    act: all(pasteFailed, confirm(/^核\s?对$/)),
    sees: '未列出 9 笔',
  },
  { ...atMonth, name: 'settlement-pay-failed', before: all(stoodAt('exported'), withFailures), sees: '上次付款失败' },
  {
    ...atMonth,
    name: 'settlement-pay-faults',
    before: stoodAt('exported'),
    act: async (tab) => {
      await press('登记付款')(tab)
      await tab
        .getByLabel(/付款结果/)
        .first()
        .fill('收款方,金额\n样例导购,128.50\nsm_ab12cd')
    },
    sees: /第 \d+ 行|没有|缺/,
  },
]

export const settlementPlaces: ConsolePlace[] = [...runPlaces, ...payPlaces]
