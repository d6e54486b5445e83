import { Alert } from 'antd'
import { GUARDRAIL_TEXT, type GuardrailCode, PILOT_ARM_TEXT } from '../../../contract/routing-vocabulary'
import { rangeText, readingText, signedText } from '../../format/difference-text'
import { countText, ppmText, shareText } from '../../format/number-text'
import { spanText, timeText } from '../../format/time-text'
import { fenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { type SortColumn, SortTable } from '../../ui/sort-table'
import { EmptyView } from '../../ui/state-view'
import { PilotDays } from './pilot-days'
import type { Pilot, Reading } from './shown-pilot'

type Measure = Reading['valuePerLeadFen']
type Row = { name: string; measure: Measure; write: (value: number) => string }

const fen = (value: number) => fenText(Math.round(value))
const COLUMNS: SortColumn<Row>[] = [
  { key: 'name', title: '指标', render: ({ name }) => name },
  {
    key: 'draft',
    title: PILOT_ARM_TEXT.draft,
    isNumber: true,
    render: ({ measure, write }) => readingText(measure.draft, write),
  },
  {
    key: 'live',
    title: PILOT_ARM_TEXT.live,
    isNumber: true,
    render: ({ measure, write }) => readingText(measure.live, write),
  },
  {
    key: 'difference',
    title: '差别',
    isNumber: true,
    render: ({ measure: { difference }, write }) => (
      <strong>{difference.value === null ? '—' : signedText(difference.value, write)}</strong>
    ),
  },
  {
    key: 'range',
    title: '差别的 95% 误差范围',
    isNumber: true,
    render: ({ measure, write }) => rangeText(measure.difference, (value) => signedText(value, write)) ?? '天数太少',
  },
  { key: 'sure', title: '看出来了吗', render: ({ measure }) => <Sure measure={measure} /> },
]

/** What a pilot shows so far: each figure under both rules with its error, the guardrails, and the days. */
export function PilotReadingView({ pilot }: { pilot: Pilot }) {
  const { reading, readAt } = pilot
  if (!reading) {
    return (
      <Panel title="试点结果">
        <EmptyView title="还没有读数" next="开始后每天读四次，不多看是为了不把偶然当成结论；线索到了才有数字。" />
      </Panel>
    )
  }
  return (
    <>
      <Panel title="试点结果" extra={<span className="faint">读于 {readAt ? timeText(readAt) : '—'}，每天读四次</span>}>
        <Summary reading={reading} />
        <SortTable
          id="reading"
          label="两种规则的比较"
          columns={COLUMNS}
          rows={rowsOf(reading)}
          rowKey={({ name }) => name}
          empty={{ title: '没有数字' }}
        />
        <p className="faint" style={{ margin: '8px 0 0' }}>
          {PILOT_ARM_TEXT.draft} {countText(reading.draftLeads)} 条线索，{PILOT_ARM_TEXT.live}{' '}
          {countText(reading.liveLeads)} 条；对照门店 {countText(reading.control.leads)} 条，每条成交额{' '}
          {reading.control.valuePerLeadFen === null ? '—' : fen(reading.control.valuePerLeadFen)}
          （仅供参照，不参与比较）。误差以 {countText(reading.units)} 个「门店群 × 天」为单位计算。首次联系用时中位数：
          {minutes(reading.firstContactP50Minutes.draft)} 对 {minutes(reading.firstContactP50Minutes.live)}。
        </p>
      </Panel>
      <PilotDays days={reading.days} />
      <GuardPanel pilot={pilot} reading={reading} />
    </>
  )
}

const minutes = (value: number | null) => (value === null ? '—' : spanText(value))

function rowsOf(reading: Reading): Row[] {
  return [
    { name: '每条线索成交额', measure: reading.valuePerLeadFen, write: fen },
    { name: '接待用时中位数', measure: reading.acceptP50Minutes, write: (value) => `${value.toFixed(1)} 分钟` },
    { name: '无人接待比例', measure: reading.unroutedRate, write: (value) => shareText(value, 2) },
    { name: '分配均匀度', measure: reading.jain, write: (value) => shareText(value) },
  ]
}

function Sure({ measure: { difference } }: { measure: Measure }) {
  const { low, high } = difference
  if (low === null || high === null) return <Mark>还不能说</Mark>
  if (low > 0) return <Mark tone="info">试点规则更高</Mark>
  if (high < 0) return <Mark tone="info">试点规则更低</Mark>
  return <Mark>在误差之内</Mark>
}

function Summary({ reading }: { reading: Reading }) {
  const { relative } = reading.valuePerLeadFen
  const share = (value: number) => signedText(value, (size) => shareText(size))
  const range = rangeText(relative, share)
  const said =
    relative.value === null
      ? '两种规则还没有都成交过，成交额暂时无法比较。'
      : `试点规则下每条线索成交额相差 ${share(relative.value)}${range ? `，误差范围 ${range}` : '，天数太少还没有误差范围'}。`
  return (
    <p className="sentence" style={{ marginTop: 0 }}>
      {said}
      {reading.mayRollOut ? '已证明不比现行规则差，护栏也都守住，可以推广。' : '还没有证明不比现行规则差。'}
    </p>
  )
}

function GuardPanel({ pilot: { guardrails, state }, reading }: { pilot: Pilot; reading: Reading }) {
  const guards = guardRows(guardrails, reading)
  return (
    <Panel title="护栏">
      {reading.breaches.length > 0 && (
        <Alert
          style={{ marginBottom: 10 }}
          type="error"
          showIcon
          title={`越过护栏：${reading.breaches.map(({ code }) => GUARDRAIL_TEXT[code]).join('、')}${state === 'stopped' ? '，试点已自动停止' : ''}`}
        />
      )}
      <SortTable
        id="guards"
        label="护栏"
        columns={GUARD_COLUMNS}
        rows={guards}
        rowKey={({ code }) => code}
        empty={{ title: '没有设护栏' }}
      />
    </Panel>
  )
}

type Guard = { code: GuardrailCode; name: string; limit: string; now: string; isBroken: boolean }
const GUARD_COLUMNS: SortColumn<Guard>[] = [
  { key: 'name', title: '护栏', render: ({ name }) => name },
  { key: 'limit', title: '限度', isNumber: true, render: ({ limit }) => limit },
  { key: 'now', title: '试点规则现在', isNumber: true, render: ({ now }) => now },
  {
    key: 'state',
    title: '状态',
    render: ({ isBroken, now }) =>
      isBroken ? <Mark tone="bad">确定越过</Mark> : now === '—' ? <Mark>还不知道</Mark> : <Mark tone="good">守住</Mark>,
  },
]

function guardRows(guardrails: Pilot['guardrails'], reading: Reading): Guard[] {
  const isBroken = (code: GuardrailCode) => reading.breaches.some((breach) => breach.code === code)
  const share = (value: number) => shareText(value, 2)
  const row = (code: GuardrailCode, name: string, limit: string | null, now: string): Guard[] =>
    limit === null ? [] : [{ code, name, limit, now, isBroken: isBroken(code) }]
  const {
    acceptP50MinutesMax: accept,
    unroutedRatePpmMax: unrouted,
    jainPpmMin: jain,
    valueLossPpmMax: loss,
  } = guardrails
  const relative = readingText(reading.valuePerLeadFen.relative, (value) =>
    signedText(value, (size) => shareText(size)),
  )
  return [
    ...row(
      'accept_too_slow',
      '接待用时中位数',
      accept === null ? null : `不超过 ${accept} 分钟`,
      readingText(reading.acceptP50Minutes.draft, (value) => `${value.toFixed(1)} 分钟`),
    ),
    ...row(
      'unrouted_too_many',
      '无人接待比例',
      unrouted === null ? null : `不超过 ${ppmText(unrouted)}`,
      readingText(reading.unroutedRate.draft, share),
    ),
    ...row(
      'unfair',
      '分配均匀度',
      jain === null ? null : `不低于 ${ppmText(jain)}`,
      readingText(reading.jain.draft, (value) => shareText(value)),
    ),
    ...row('value_lost', '成交额变化', loss === null ? null : `下降不超过 ${ppmText(loss)}`, relative),
  ]
}
