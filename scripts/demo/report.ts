import type { Books } from '../../contract/book-sums'
import { yuanText } from '../../contract/money'
import { ATTRIBUTION_RULE_TEXT } from '../../contract/reasons'
import { ORDER_SOURCE_TEXT, SPLIT_ROLE_TEXT, UNROUTABLE_TEXT } from '../../contract/vocabulary'
import type { StoryTold } from '../story/run-story'
import type { Earner, LeadCounts, Named, Replay, Sums } from './count-story'

/** The part of an order's explanation that the report tells. */
export type Explained = {
  order: { orderNo: string; paidFen: number }
  attribution: {
    rule: string
    policyVersion: number
    path: { name: string; kind: string; words: string; creditPpm: number }[]
    bound: { name: string; idleDays: number; keepPpm: number } | null
  }
  lines: {
    title: string
    netFen: number
    poolPpm: number
    poolFen: number
    lots: { role: string; name: string; amountFen: number; exact: string; isRoundedUp: boolean }[]
  }[]
}

export type Report = {
  title: string
  where: string
  told: StoryTold
  leads: LeadCounts
  unroutable: Named[]
  sources: Named[]
  rules: (Named & { outcome: string })[]
  money: Sums
  books: Books
  earners: Earner[]
  explained: Explained | null
  replay: Replay
  seconds: number
}

const count = (value: number) => value.toLocaleString('zh-CN')
const yuan = (amountFen: number) => `¥${yuanText(amountFen)}`
const percent = (part: number, whole: number) => (whole === 0 ? '0%' : `${((part / whole) * 100).toFixed(1)}%`)
const words = (table: Record<string, string>, name: string) => table[name] ?? name

/** The story's figures as a page to read. */
export function reportText(report: Report): string {
  return [
    '',
    `━━━ ${report.title} ━━━`,
    '',
    ...leadLines(report),
    '',
    ...orderLines(report),
    '',
    ...moneyLines(report),
    '',
    ...earnerLines(report),
    ...(report.explained ? ['', ...explainedLines(report.explained)] : []),
    '',
    `用时 ${report.seconds.toFixed(1)} 秒 · ${report.where}`,
    '',
  ].join('\n')
}

function leadLines({ leads, unroutable, told, replay }: Report): string[] {
  const reasons = unroutable.map(({ name, count: n }) => `${words(UNROUTABLE_TEXT, name)} ${count(n)}`).join('，')
  return [
    '线索',
    `  到达 ${count(leads.leads)} 条 = 分配 ${count(leads.routed)} + 并入已有线索 ${count(leads.merged)} + 无法分配 ${count(leads.unroutable)}`,
    ...(reasons ? [`  无法分配的原因：${reasons}`] : []),
    `  导购接待 ${count(leads.accepted)} 条（${percent(leads.accepted, leads.routed)}），婉拒 ${count(told.declined)} 次，超时流转 ${count(told.expired)} 次，改派过 ${count(leads.reRouted)} 条`,
    `  超出接待量 ${leads.overCap}，重复分配 ${leads.doubleAssigned}；${count(replay.decisions)} 次决策、${count(replay.orders)} 个订单逐字节重放，不一致 ${replay.replayMismatches}`,
  ]
}

function orderLines({ sources, rules, money }: Report): string[] {
  const total = rules.reduce((sum, rule) => sum + rule.count, 0)
  const known = rules.filter((rule) => rule.outcome === 'attributed')
  const unknown = total - known.reduce((sum, rule) => sum + rule.count, 0)
  return [
    '订单与归因',
    ...sources.map(
      (source) =>
        `  ${words(ORDER_SOURCE_TEXT, source.name)}：${count(source.count)} 单，${yuan(source.amountFen ?? 0)}`,
    ),
    `  归因：${known.map((rule) => `${words(ATTRIBUTION_RULE_TEXT, rule.name)} ${count(rule.count)}`).join('，')}；无法归因 ${count(unknown)}（${percent(unknown, total)}，单列不猜）`,
    `  退款 ${count(money.refunds)} 笔，${yuan(money.refundsFen)}`,
  ]
}

function moneyLines({ books, money, told }: Report): string[] {
  const faults = Object.values(books.faults).reduce((sum, fault) => sum + fault, 0)
  return [
    '佣金与结算',
    `  佣金池 ${yuan(books.sums.poolFen)} = 分佣明细合计 ${yuan(books.sums.linesFen)}，账本合计 ${books.sums.ledgerSumFen} 分，异常 ${faults} 处`,
    `  关账 ${told.months.length} 个月，应付 ${yuan(money.payableFen)}，已付 ${yuan(money.paidOutFen)}`,
    `  待扣回 ${yuan(money.clawbackFen)}（付出之后又退货的佣金，从以后的月份里扣；应付因此可以高于佣金池）`,
  ]
}

function earnerLines({ earners }: Report): string[] {
  return [
    '收入最高的导购',
    ...earners.map(
      (earner, index) =>
        `  ${index + 1}. ${earner.name}（${earner.storeName ?? '总部'}）${yuan(earner.amountFen)}，${earner.orders} 单`,
    ),
  ]
}

function explainedLines({ order, attribution, lines }: Explained): string[] {
  const { bound, path } = attribution
  const line = lines[0]
  return [
    `为什么是这个数：订单 ${order.orderNo}，实付 ${yuan(order.paidFen)}，规则第 ${attribution.policyVersion} 版，依据「${words(ATTRIBUTION_RULE_TEXT, attribution.rule)}」`,
    ...(bound
      ? [`  归属导购 ${bound.name}，付款时 ${bound.idleDays} 天未互动，保留份额 ${bound.keepPpm / 10_000}%`]
      : []),
    ...path
      .slice(-4)
      .map(
        (touch) =>
          `  · ${touch.name}：${touch.words}${touch.creditPpm > 0 ? `，功劳 ${touch.creditPpm / 10_000}%` : ''}`,
      ),
    ...(line
      ? [
          `  「${line.title}」净额 ${yuan(line.netFen)} × ${line.poolPpm / 10_000}% → 佣金池 ${yuan(line.poolFen)}：`,
          ...line.lots.map(
            (lot) =>
              `    ${words(SPLIT_ROLE_TEXT, lot.role)} ${lot.name}：${lot.exact} 分 → ${yuan(lot.amountFen)}${lot.isRoundedUp ? '（含尾差 1 分）' : ''}`,
          ),
        ]
      : []),
  ]
}
