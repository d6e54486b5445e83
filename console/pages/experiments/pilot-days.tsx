import { useMemo } from 'react'
import { rangeText, signedText } from '../../format/difference-text'
import { countText } from '../../format/number-text'
import { Chart } from '../../ui/chart'
import { FenText, fenText } from '../../ui/fen-text'
import { Panel } from '../../ui/panel'
import { type SortColumn, SortTable } from '../../ui/sort-table'
import { INK, SERIES } from '../../ui/theme'
import type { Reading } from './shown-pilot'

type Day = Reading['days'][number]
const fen = (value: number) => fenText(Math.round(value))
const each = (arm: Day['draft']) => (
  <FenText fen={arm.valuePerLeadFen === null ? null : Math.round(arm.valuePerLeadFen)} />
)

const COLUMNS: SortColumn<Day>[] = [
  { key: 'day', title: '日期', render: ({ day }) => day },
  { key: 'draftLeads', title: '试点规则线索', isNumber: true, render: ({ draft }) => countText(draft.leads) },
  { key: 'draft', title: '每条成交额', isNumber: true, render: ({ draft }) => each(draft) },
  { key: 'liveLeads', title: '现行规则线索', isNumber: true, render: ({ live }) => countText(live.leads) },
  { key: 'live', title: '每条成交额', isNumber: true, render: ({ live }) => each(live) },
  { key: 'controlLeads', title: '对照门店线索', isNumber: true, render: ({ control }) => countText(control.leads) },
  { key: 'control', title: '每条成交额', isNumber: true, render: ({ control }) => each(control) },
  {
    key: 'soFar',
    title: '累计差别',
    isNumber: true,
    render: ({ differenceSoFarFen: { value } }) => (value === null ? '—' : signedText(value, fen)),
  },
  {
    key: 'range',
    title: '误差范围',
    isNumber: true,
    render: ({ differenceSoFarFen }) => rangeText(differenceSoFarFen, (value) => signedText(value, fen)) ?? '—',
  },
]

/** The cohort against the rest, day by day: the difference so far with its band, which narrows as days come in. */
export function PilotDays({ days }: { days: readonly Day[] }) {
  const option = useMemo(() => bandOption(days), [days])
  if (days.length === 0) return null
  return (
    <Panel title="一天一天看：试点规则比现行规则每条线索多卖（少卖）多少">
      <p className="soft" style={{ marginTop: 0 }}>
        线是累计到当天的差别，色带是 95% 误差范围；色带整个在 0 以上或以下，差别才算看出来。
      </p>
      <Chart label={`累计差别与误差范围，${days.length} 天`} option={option} height={260} />
      <SortTable
        id="days"
        label="每天的数字"
        columns={COLUMNS}
        rows={days}
        rowKey={({ day }) => day}
        rowsAPage={14}
        empty={{ title: '还没有一天' }}
      />
    </Panel>
  )
}

const yuan = (value: number | null) => (value === null ? null : Math.round(value) / 100)

/** The band of the first days is so wide that one could not see the rest: what lies beyond is cut off. */
function reachOf(days: readonly Day[]): { min?: number; max?: number } {
  const later = days.slice(Math.floor(days.length / 3)).map(({ differenceSoFarFen }) => differenceSoFarFen)
  const most = Math.max(...later.flatMap(({ low, high, value }) => [low, high, value].map((fen) => Math.abs(fen ?? 0))))
  if (!(most > 0)) return {}
  const yuan = most / 100
  const grain = 10 ** Math.floor(Math.log10(yuan))
  const reach = Math.ceil((yuan * 1.1) / grain) * grain
  return { min: -reach, max: reach }
}

function bandOption(days: readonly Day[]) {
  const readings = days.map(({ differenceSoFarFen }) => differenceSoFarFen)
  const band = {
    type: 'line' as const,
    stack: 'band',
    stackStrategy: 'all' as const,
    symbol: 'none',
    lineStyle: { opacity: 0 },
    silent: true,
  }
  return {
    grid: { left: 72, right: 24, top: 16, bottom: 28 },
    xAxis: { type: 'category' as const, data: days.map(({ day }) => day.slice(5)) },
    yAxis: {
      type: 'value' as const,
      ...reachOf(days),
      axisLabel: {
        formatter: (value: number) => (value === 0 ? '¥0' : signedText(value, (size) => `¥${countText(size)}`)),
      },
      splitLine: { lineStyle: { color: INK.line } },
    },
    tooltip: {
      trigger: 'axis' as const,
      formatter: (points: { dataIndex: number }[]) => {
        const day = days[points[0]?.dataIndex ?? 0]!
        const { value } = day.differenceSoFarFen
        const range = rangeText(day.differenceSoFarFen, (bound) => signedText(bound, fen))
        return `${day.day}<br/>累计差别 ${value === null ? '—' : signedText(value, fen)}<br/>${range ?? '还没有误差范围'}`
      },
    },
    series: [
      { ...band, data: readings.map(({ low, high }) => (high === null ? null : yuan(low))) },
      {
        ...band,
        areaStyle: { color: SERIES[1], opacity: 0.18 },
        data: readings.map(({ low, high }) => (low === null || high === null ? null : yuan(high - low))),
      },
      {
        type: 'line' as const,
        name: '累计差别',
        symbol: 'circle',
        symbolSize: 6,
        lineStyle: { color: SERIES[0], width: 2 },
        itemStyle: { color: SERIES[0] },
        data: readings.map(({ value }) => yuan(value)),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { formatter: '没有差别', position: 'insideEndTop' },
          lineStyle: { color: INK.faint },
          data: [{ yAxis: 0 }],
        },
      },
    ],
  }
}
