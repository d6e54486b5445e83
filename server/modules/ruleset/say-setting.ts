import type { RuleSet } from '../../../contract/rule-set'

const OBJECTIVE = { equal: '平均分配', weighted: '按级别加权', value: '按价值' } as const
const STEP = { nextStores: '换其他门店', storeManager: '转店长', hqPool: '转总部池' } as const
const SCORING = { points: '按积分表', model: '按模型' } as const
const WORDS: Readonly<Record<string, string>> = { ...OBJECTIVE, ...STEP, ...SCORING }

const yuan = (fen: number) => `${(fen / 100).toLocaleString('zh-CN')} 元`
const percent = (share: number) => `${(share * 100).toLocaleString('zh-CN', { maximumFractionDigits: 2 })}%`

/** The value of a setting as people write it, set apart from the Chinese around it. */
export function sayMember(path: readonly string[], value: unknown): string {
  const member = path.at(-1) ?? ''
  if (value === undefined || value === null) return member === 'leadThreshold' ? '不限' : '未设置'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value))
    return value.length === 0 ? '无' : value.map((item) => WORDS[String(item)] ?? ` ${item}`).join('、')
  if (typeof value !== 'number') return WORDS[String(value)] ?? String(value)
  if (member.endsWith('Fen')) return ` ${yuan(value)}`
  if (member === 'epsilon') return ` ${percent(value)} `
  if (member === 'yuan' || path.includes('byWish')) return ` ${value.toLocaleString('zh-CN')} 元`
  return ` ${value.toLocaleString('zh-CN')} `
}

/** What the settings of a rule set say, a sentence each, in the order a lead meets them. */
export function saySettings({ scoring, tiers, margin, select, hold, explore, fallback }: RuleSet): string[] {
  const { objective, leadThreshold, distCostPerKm, gradeWeights, responsiveness } = select
  const byWish = Object.entries(margin.byWish).map(([wish, amount]) => `${wish} ${amount} 元`)
  return [
    scoring === 'model' ? '线索按模型评分；还没有模型时按积分表。' : '线索按积分表评分。',
    `近一年消费满 ${yuan(tiers.silverFen)}是银卡，满 ${yuan(tiers.goldFen)}是金卡，满 ${yuan(tiers.blackFen)}是黑卡。`,
    `成交一单预期毛利 ${margin.yuan} 元${byWish.length > 0 ? `（${byWish.join('、')}）` : ''}。`,
    objective === 'weighted'
      ? `在能接的导购里按级别加权分配，1 到 5 级的权重是 ${gradeWeights.join('、')}。`
      : `在能接的导购里${OBJECTIVE[objective]}${objective === 'value' ? '选人：预期毛利减去占用接待量的代价' : ''}。`,
    leadThreshold === null ? '不限制领先条数。' : `比自己应得的进度多出 ${leadThreshold} 条以上的导购，先让给别人。`,
    ...(objective === 'weighted' && responsiveness > 0
      ? [`按时接待多的导购以后分得更多（影响 ${percent(responsiveness)}）。`]
      : []),
    `离顾客每远 1 公里减 ${distCostPerKm} 分。`,
    ...(hold.isOn ? [`低于 ${hold.belowScore} 分的线索可以稍等更合适的导购，最多 ${hold.maxMinutes} 分钟。`] : []),
    sayExploring(explore),
    fallback.length === 0 ? '没有兜底。' : `导购都接不了时，依次${fallback.map((step) => STEP[step]).join('、')}。`,
  ]
}

function sayExploring({
  epsilon,
  topK,
  onlyTowardDraft,
  includesTopTiers,
  includesProtected,
}: RuleSet['explore']): string {
  if (epsilon === 0) return '不做探索分配。'
  const spared = [includesTopTiers ? '' : '金卡、黑卡顾客', includesProtected ? '' : '有归属保护的顾客'].filter(Boolean)
  const share = `拿 ${percent(epsilon)} 的线索`
  const toward = onlyTowardDraft
    ? `有草稿在影子运行或试点时，${share}按草稿试派，平时不试派`
    : `${share}试派：有草稿在影子运行或试点时按草稿，没有时在前 ${topK} 名里选`
  return `${toward}${spared.length > 0 ? `；不用在${spared.join('和')}身上` : ''}。`
}
