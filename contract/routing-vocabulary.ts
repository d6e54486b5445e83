/** The words of backtests, pilots and the health of routing, with what people see. No zod here: clients import these values. */

import { type LeadState, OPEN_LEAD_STATES } from './vocabulary'

export const BACKTEST_STATE_TEXT = { waiting: '排队中', running: '回测中', done: '已完成', failed: '未能完成' } as const
export type BacktestState = keyof typeof BACKTEST_STATE_TEXT

export const DRAFT_VERDICT_TEXT = {
  better: '草稿更好',
  worse: '草稿更差',
  undecided: '看不出差别',
  refused: '证据不足，不下结论',
} as const
export type DraftVerdictCode = keyof typeof DRAFT_VERDICT_TEXT

/** Why a backtest says what it says, or why it says nothing. */
export const DRAFT_REASON_TEXT = {
  no_leads: '这段时间没有结果已定的线索',
  low_coverage: '草稿想选的导购，现行规则多半没有机会选到',
  low_ess: '能代表草稿的线索太少',
  weights_off: '记录的概率与实际分配对不上，请先核查分配记录',
  clipped_too_much: '结果只靠少数几条线索撑着',
  too_few_rewards: '成交的线索太少',
  same_picks: '草稿与现行规则选的导购完全一样',
  above_live: '草稿带来的成交额高于现行规则',
  below_live: '草稿带来的成交额低于现行规则',
  interval_holds_zero: '差别还在误差范围之内',
} as const
export type DraftReasonCode = keyof typeof DRAFT_REASON_TEXT

const DAYS_OF_YEAR = 365
const countText = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/**
 * One sentence for HQ: the verdict, why, and what would settle it at the pace leads come at now. `epsilon` is the share that
 * explores, 0 to 1.
 */
export function draftVerdictText(
  judged: {
    verdict: DraftVerdictCode
    reason: DraftReasonCode
    leadsNeeded: number | null
    exploredLeads: number | null
  },
  { epsilon, leadsPerDay }: { epsilon: number; leadsPerDay: number },
): string {
  const said = `${DRAFT_VERDICT_TEXT[judged.verdict]}：${DRAFT_REASON_TEXT[judged.reason]}。`
  if (judged.leadsNeeded === null || judged.leadsNeeded === 0) return said
  const share = Math.round(epsilon * 1000) / 10
  const explored = countText(judged.exploredLeads ?? 0)
  return `${said}让草稿影子运行，并拿出 ${share}% 的线索按草稿分配，约需 ${countText(judged.leadsNeeded)} 条线索（其中 ${explored} 条会与现行规则分得不同）${waitText(judged.leadsNeeded, leadsPerDay)}。`
}

/** How long so many leads take to come. */
function waitText(leads: number, leadsPerDay: number): string {
  if (!(leadsPerDay > 0)) return ''
  const days = Math.ceil(leads / leadsPerDay)
  const pace = leadsPerDay < 10 ? String(Math.round(leadsPerDay * 10) / 10) : countText(leadsPerDay)
  const said = `，按目前每天约 ${pace} 条，要 ${countText(days)} 天`
  return days <= DAYS_OF_YEAR ? said : `${said}：等不到这么久，改用试点门店来比较，或先做差别更大的改动`
}

export const PILOT_STATE_TEXT = {
  planned: '已计划，未启动',
  running: '试点中',
  stopped: '已停止',
  rolled_out: '已推广',
  rolled_back: '已撤回',
} as const
export type PilotState = keyof typeof PILOT_STATE_TEXT

/** The state of a pilot in words: one that was started waits for the midnight of its first day. */
export function pilotStateText({
  state,
  hasBegun,
  startsOn,
}: {
  state: PilotState
  hasBegun: boolean
  startsOn: string
}): string {
  if (state !== 'running' || hasBegun) return PILOT_STATE_TEXT[state]
  const [, month, day] = startsOn.split('-').map(Number)
  return `待开始（${month} 月 ${day} 日 0 点起）`
}

/** The two arms inside the pilot's clusters, and the stores that are compared with them. */
export const PILOT_ARM_TEXT = { draft: '试点规则', live: '现行规则', control: '对照门店' } as const
export type PilotArm = keyof typeof PILOT_ARM_TEXT

/** What part a store has in a pilot. */
export const PILOT_PART_TEXT = { pilot: '试点门店', control: '对照门店', other: '其他门店' } as const
export type PilotPart = keyof typeof PILOT_PART_TEXT

/** What stops a pilot by itself; the codes are those `checkGuardrails` answers. */
export const GUARDRAIL_TEXT = {
  accept_too_slow: '接待用时过长',
  unrouted_too_many: '无人接待的线索过多',
  unfair: '线索分得太不均匀',
  value_lost: '成交额下降过多',
} as const
export type GuardrailCode = keyof typeof GUARDRAIL_TEXT

/** Why a pilot ended, where nobody gave a reason. */
export const PILOT_END_TEXT = { over: '试点期满', guardrail: '触发护栏，自动停止' } as const
export type PilotEndCode = keyof typeof PILOT_END_TEXT

/** What stores are made alike in when controls are sought for a pilot. */
export const STORE_FEATURE_TEXT = {
  leadsPerDay: '日均线索',
  winRate: '成交率',
  acceptMinutes: '接待用时',
  guides: '导购人数',
} as const
export type StoreFeature = keyof typeof STORE_FEATURE_TEXT

const percent = (ppm: number) => `${Math.round(ppm / 1000) / 10}%`

/** Longer than this the seasons, the guides and the goods are no longer those it began with. */
export const PILOT_DAYS_MAX = 56

/** What a pilot of this size can find out, said before it starts; ppm of the value of a lead. */
export function pilotPowerText(plan: {
  stores: number
  days: number
  detectablePpm: number | null
  wantedPpm: number | null
  daysNeeded: number | null
}): string {
  const { stores, days, detectablePpm, wantedPpm, daysNeeded } = plan
  const size = `${stores} 家门店试点 ${days} 天`
  if (detectablePpm === null) return `${size}：过去的成交太少，无法事先估计能看出多大的差别，结果只能作参考。`
  const said = `${size}，每条线索成交额要相差 ${percent(detectablePpm)} 以上才看得出来。`
  if (wantedPpm === null) return said
  if (detectablePpm <= wantedPpm) return `${said}想看的差别是 ${percent(wantedPpm)}，够用。`
  const longer =
    daysNeeded === null || daysNeeded > PILOT_DAYS_MAX
      ? `试点最多 ${PILOT_DAYS_MAX} 天也看不出来，请增加门店，或先看大一些的差别`
      : `约需 ${daysNeeded} 天，或者增加门店`
  return `${said}想看的差别是 ${percent(wantedPpm)}，规模偏小：${longer}。`
}

/** What a rule change is expected to move. */
export const EFFECT_METRIC_TEXT = {
  value: '每条线索成交额',
  winRate: '成交率',
  acceptMinutes: '接待用时',
  firstContactMinutes: '首次联系用时',
  unroutedRate: '无人接待比例',
} as const
export type EffectMetric = keyof typeof EFFECT_METRIC_TEXT

export const EFFECT_VERDICT_TEXT = {
  met: '达到预期',
  missed: '未达预期',
  unclear: '数据还不足以判断',
  unmeasured: '没有可比的数据',
} as const
export type EffectVerdict = keyof typeof EFFECT_VERDICT_TEXT

export const EFFECT_METHOD_TEXT = {
  pilot: '试点门店与对照门店的前后差之差',
  before_after: '变更前后对比',
} as const
export type EffectMethod = keyof typeof EFFECT_METHOD_TEXT

/** Revenue of a store in thirds of the brand, A first. */
export const REVENUE_CLASS_TEXT = { A: '高业绩', B: '中业绩', C: '低业绩' } as const
/** How far a store's business runs online, in thirds of the brand, A first. */
export const MATURITY_CLASS_TEXT = { A: '线上成熟', B: '线上成长', C: '线上起步' } as const
export type StoreGrade = keyof typeof REVENUE_CLASS_TEXT

/** What to do with a store of each class (A8.3): revenue first, online maturity second. */
export const STORE_PLAYBOOK_TEXT: Record<`${StoreGrade}${StoreGrade}`, string> = {
  AA: '标杆店：优先承接高意向线索，安排带教其他门店，新规则先在这里试点',
  AB: '主力店：线索照常供给，补齐企业微信添加与到店预约的流程',
  AC: '客流好但没留住：先把扫码入会和导购绑定做起来，线索少量稳定供给',
  BA: '线上带动店：加大线索供给，检查到店转化和连带',
  BB: '成长店：按份额供给线索，每周复盘接待用时和首次联系',
  BC: '起步店：店长带头用工作台，先练好接待时限再加量',
  CA: '线上强、门店弱：跨店承接附近线索，核查选址与营业时间',
  CB: '待提升店：限量供给线索，结对标杆店，四周后复评',
  CC: '观察店：只承接本店扫码和老客线索，先完成培训与上岗检查',
}

/** How headquarters lays leads out, and which states each way knows: of leads that are over nobody asks the best first. */
export const LEAD_SORT_STATES: Record<'newest' | 'waiting' | 'score', readonly LeadState[]> = {
  newest: [...OPEN_LEAD_STATES, 'won', 'lost'],
  waiting: ['offered', 'accepted', 'pooled'],
  score: OPEN_LEAD_STATES,
}
export type LeadSort = keyof typeof LEAD_SORT_STATES
export const LEAD_SORT_TEXT: Record<LeadSort, string> = {
  newest: '最新到达',
  waiting: '等得最久',
  score: '评分最高',
}

/** How far back the live flow of leads looks. */
export const FLOW_WINDOW_TEXT = { hour: '近 1 小时', fourHours: '近 4 小时', today: '今天', week: '近 7 天' } as const
export type FlowWindow = keyof typeof FLOW_WINDOW_TEXT
