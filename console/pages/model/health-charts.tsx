import { useMemo } from 'react'
import type { Out } from '../../api/call'
import { shareText } from '../../format/number-text'
import { Chart } from '../../ui/chart'
import { Panel } from '../../ui/panel'
import { INK, SERIES } from '../../ui/theme'
import { PSI_MAX } from './model-detail'

export type Day = Out<'routingHealth'>['days'][number]
type Unit = 'count' | 'share' | 'minutes' | 'psi'
type Line = { name: string; unit: Unit; of: (day: Day) => number | null; isBar?: true; isRight?: true; limit?: number }

const WRITE: Record<Unit, (value: number) => string> = {
  count: (value) => String(value),
  share: (value) => shareText(value),
  minutes: (value) => `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} 分钟`,
  psi: (value) => value.toFixed(2),
}
const SYMBOLS = ['circle', 'rect', 'triangle'] as const

/** Lines over the days of a period; what differs in colour differs in the shape of its points too. */
function DayChart({
  title,
  days,
  lines,
  note,
}: {
  title: string
  days: readonly Day[]
  lines: readonly Line[]
  note?: string
}) {
  const option = useMemo(() => dayOption(days, lines), [days, lines])
  return (
    <Panel title={title}>
      {note && (
        <p className="soft" style={{ marginTop: 0 }}>
          {note}
        </p>
      )}
      <Chart label={`${title}，${days.length} 天`} option={option} height={220} />
    </Panel>
  )
}

function dayOption(days: readonly Day[], lines: readonly Line[]) {
  const unitOf = (isRight: boolean) => lines.find((line) => (line.isRight === true) === isRight)?.unit
  const axis = (unit: Unit) => ({
    type: 'value' as const,
    axisLabel: { formatter: WRITE[unit] },
    splitLine: { lineStyle: { color: INK.line } },
    ...(unit === 'count' ? { minInterval: 1 } : {}),
  })
  const right = unitOf(true)
  return {
    grid: { left: 64, right: right ? 56 : 20, top: 34, bottom: 26 },
    legend: { top: 0, left: 0, data: lines.map(({ name }) => name) },
    tooltip: {
      trigger: 'axis' as const,
      formatter: (points: { dataIndex: number }[]) => {
        const day = days[points[0]?.dataIndex ?? 0]!
        const said = lines.map(({ name, of, unit }) => {
          const value = of(day)
          return `${name} ${value === null ? '—' : WRITE[unit](value)}`
        })
        return [day.day, ...said].join('<br/>')
      },
    },
    xAxis: { type: 'category' as const, data: days.map(({ day }) => day.slice(5)) },
    yAxis: [axis(unitOf(false) ?? 'count'), ...(right ? [{ ...axis(right), splitLine: { show: false } }] : [])],
    series: lines.map((line, index) => ({
      type: line.isBar ? ('bar' as const) : ('line' as const),
      name: line.name,
      yAxisIndex: line.isRight ? 1 : 0,
      symbol: SYMBOLS[index % SYMBOLS.length],
      symbolSize: 6,
      barMaxWidth: 22,
      itemStyle: { color: line.isBar ? '#dccfbd' : SERIES[index % SERIES.length] },
      data: days.map(line.of),
      ...(line.limit !== undefined
        ? {
            markLine: {
              silent: true,
              symbol: 'none',
              label: { formatter: '限度', position: 'insideEndTop' },
              lineStyle: { color: INK.bad },
              data: [{ yAxis: line.limit }],
            },
          }
        : {}),
    })),
  }
}

const LEADS: readonly Line[] = [
  { name: '线索', unit: 'count', of: ({ leads }) => leads, isBar: true },
  { name: '无人接待', unit: 'share', of: ({ unroutedRate }) => unroutedRate, isRight: true },
]
const ACCEPT: readonly Line[] = [
  { name: '半数', unit: 'minutes', of: ({ accept }) => accept.p50Minutes },
  { name: '九成', unit: 'minutes', of: ({ accept }) => accept.p90Minutes },
  { name: '九成五', unit: 'minutes', of: ({ accept }) => accept.p95Minutes },
]
const CONTACT: readonly Line[] = [
  { name: '半数', unit: 'minutes', of: ({ firstContact }) => firstContact.p50Minutes },
  { name: '九成', unit: 'minutes', of: ({ firstContact }) => firstContact.p90Minutes },
  { name: '九成五', unit: 'minutes', of: ({ firstContact }) => firstContact.p95Minutes },
]
const CHOICE: readonly Line[] = [
  { name: '按试验分配', unit: 'share', of: ({ exploredShare }) => exploredShare },
  { name: '先等一等', unit: 'share', of: ({ heldShare }) => heldShare },
]
const VALUE: readonly Line[] = [{ name: '达到事后最优的', unit: 'share', of: ({ valueRatio }) => valueRatio }]
const DRIFT: readonly Line[] = [{ name: '偏移', unit: 'psi', of: ({ modelPsi }) => modelPsi, limit: PSI_MAX }]

/** How routing did day by day. */
export function HealthCharts({ days }: { days: readonly Day[] }) {
  return (
    <>
      <div className="panel-row" style={{ marginBottom: 12 }}>
        <DayChart title="每天的线索与无人接待" days={days} lines={LEADS} />
        <DayChart title="从分配到接待" days={days} lines={ACCEPT} />
      </div>
      <div className="panel-row" style={{ marginBottom: 12 }}>
        <DayChart title="从到达到首次联系" days={days} lines={CONTACT} />
        <DayChart title="为了试验和等待" days={days} lines={CHOICE} />
      </div>
      <ValueAndDrift days={days} />
    </>
  )
}

/** What routing earned against the most there was, and how far leads moved from those the model learned from. */
export function ValueAndDrift({ days }: { days: readonly Day[] }) {
  return (
    <div className="panel-row" style={{ marginBottom: 12 }}>
      <DayChart
        title="预计毛利占事后最优的比例"
        days={days}
        lines={VALUE}
        note="全品牌每晚算一次前一天：已知当天全部线索再来分配，最多能得多少。没有算出的日子空着。"
      />
      <DayChart
        title="线索与模型训练时的偏移"
        days={days}
        lines={DRIFT}
        note="近一周线索的分布与训练时相比；没有在用的模型时空着。"
      />
    </div>
  )
}
