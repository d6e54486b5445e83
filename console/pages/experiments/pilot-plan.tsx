import { STORE_FEATURE_TEXT, type StoreFeature } from '../../../contract/routing-vocabulary'
import { signedText } from '../../format/difference-text'
import { ppmText, shareText } from '../../format/number-text'
import { spanText } from '../../format/time-text'
import { fenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { type SortColumn, SortTable } from '../../ui/sort-table'
import type { Pilot } from './shown-pilot'

type Plan = Pilot['plan']
type Balance = Plan['balance'][number]

const WRITE: Record<StoreFeature, (value: number) => string> = {
  leadsPerDay: (value) => `${value.toFixed(2)} 条`,
  winRate: (value) => shareText(value),
  acceptMinutes: (value) => spanText(value),
  guides: (value) => `${value.toFixed(1)} 人`,
}
const isFeature = (feature: string): feature is StoreFeature => Object.hasOwn(STORE_FEATURE_TEXT, feature)
const write = (feature: string, value: number) => (isFeature(feature) ? WRITE[feature](value) : value.toFixed(2))

const COLUMNS: SortColumn<Balance>[] = [
  {
    key: 'feature',
    title: '比较',
    render: ({ feature }) => (isFeature(feature) ? STORE_FEATURE_TEXT[feature] : feature),
  },
  { key: 'pilot', title: '试点门店', isNumber: true, render: ({ feature, pilotMean }) => write(feature, pilotMean) },
  {
    key: 'control',
    title: '对照门店',
    isNumber: true,
    render: ({ feature, controlMean }) => write(feature, controlMean),
  },
  {
    key: 'difference',
    title: '相差（标准差）',
    isNumber: true,
    render: ({ difference }) => signedText(difference, (size) => size.toFixed(2)),
  },
  {
    key: 'isBalanced',
    title: '是否相近',
    render: ({ isBalanced }) => <Mark tone={isBalanced ? 'good' : 'warn'}>{isBalanced ? '相近' : '有差距'}</Mark>,
  },
]

/** What is known before the start: how small a difference can be seen, who is compared and how alike they are. */
export function PilotPlanView({ pilot: { plan, guardrails } }: { pilot: Pilot }) {
  return (
    <div className="panel-row" style={{ marginBottom: 12 }}>
      <Panel title="方案">
        <p className="sentence" style={{ marginTop: 0 }}>
          {plan.text}
        </p>
        <PlanFacts plan={plan} guardrails={guardrails} />
      </Panel>
      <Panel title="试点门店与对照门店是否相近">
        <p className="soft" style={{ marginTop: 0 }}>
          过去 28 天的平均；对照门店从不与试点门店共用线索的门店里挑最像的。
        </p>
        <SortTable
          id="balance"
          label="试点门店与对照门店的比较"
          columns={COLUMNS}
          rows={plan.balance}
          rowKey={({ feature }) => feature}
          empty={{ title: '没有可比的门店', next: '试点之外没有足够远的门店，只比较试点门店里轮换的两种规则。' }}
        />
      </Panel>
    </div>
  )
}

function PlanFacts({ plan, guardrails }: { plan: Plan; guardrails: Pilot['guardrails'] }) {
  const parts = plan.dayParts.map(({ startMinute, endMinute }) => `${startMinute / 60} 点至 ${endMinute / 60} 点`)
  const guards = guardTexts(guardrails)
  return (
    <dl className="facts">
      <dt>门店群</dt>
      <dd>
        {plan.clusters.length} 群，共 {plan.storeIds.length} 家。共用线索的门店归为一群，一起换规则
      </dd>
      <dt>怎么轮换</dt>
      <dd>每群每天分 {parts.join('、')}，按抽签轮流用试点规则和现行规则，同一时段两种规则天数相同或差一天</dd>
      <dt>能看出的差别</dt>
      <dd>
        {plan.detectableFen === null
          ? '过去的成交太少，无法事先估计'
          : `每条线索相差 ${fenText(Math.round(plan.detectableFen))} 以上（${ppmText(plan.detectablePpm, 1)}）`}
      </dd>
      <dt>漏到群外的线索</dt>
      <dd>{shareText(plan.leakedShare)} 的线索跨群共用，会让差别看起来偏小</dd>
      <dt>护栏</dt>
      <dd>{guards.length === 0 ? '没有设护栏' : `确定越过任何一条就自动停止：${guards.join('；')}`}</dd>
    </dl>
  )
}

/** The guardrails that are set, one line each. */
export function guardTexts(guardrails: Pilot['guardrails']): string[] {
  const { acceptP50MinutesMax, unroutedRatePpmMax, jainPpmMin, valueLossPpmMax } = guardrails
  return [
    acceptP50MinutesMax !== null && `一半的线索要在 ${acceptP50MinutesMax} 分钟内有人接待`,
    unroutedRatePpmMax !== null && `无人接待不超过 ${ppmText(unroutedRatePpmMax)}`,
    jainPpmMin !== null && `分配均匀度不低于 ${ppmText(jainPpmMin)}`,
    valueLossPpmMax !== null && `成交额下降不超过 ${ppmText(valueLossPpmMax)}`,
  ].filter((line) => line !== false)
}
