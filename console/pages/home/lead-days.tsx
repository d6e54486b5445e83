import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { Out } from '../../api/call'
import { shareText } from '../../format/number-text'
import { Chart } from '../../ui/chart'
import { Panel } from '../../ui/panel'

type Days = Out<'showOverview'>['days']
const SHOWN = 14

/** Leads by the day they came, and how many of those were won so far; a day opens its leads. */
export function LeadDays({ days }: { days: Days }) {
  const navigate = useNavigate()
  const shown = useMemo(() => (days ?? []).slice(-SHOWN), [days])
  const option = useMemo(() => optionOf(shown), [shown])
  if (!days) {
    return (
      <Panel title="近 14 天的线索">
        <p className="soft">还在统计，几分钟后再来看。</p>
      </Panel>
    )
  }
  const label = shown.map(({ day, leads, won }) => `${day} 新增 ${leads} 条，成交 ${won} 条`).join('；')
  return (
    <Panel
      title="近 14 天的线索"
      extra={
        <span className="faint" style={{ fontSize: 12 }}>
          按到达日统计，最近几天的线索还可能成交
        </span>
      }
    >
      <Chart
        label={`近 14 天每天的线索和成交：${label}`}
        option={option}
        height={240}
        onPick={(day) => {
          const picked = shown.find((one) => one.day.slice(5) === day)
          if (picked) navigate(`/leads?from=${picked.day}&to=${picked.day}`)
        }}
      />
    </Panel>
  )
}

function optionOf(days: NonNullable<Days>) {
  const line = { type: 'line' as const, symbolSize: 7, cursor: 'pointer' }
  return {
    grid: { left: 44, right: 16, top: 36, bottom: 28 },
    legend: { top: 0, left: 0, data: ['新增', '成交'] },
    tooltip: {
      trigger: 'axis' as const,
      confine: true,
      formatter: (points: { dataIndex: number }[]) => {
        const day = days[points[0]?.dataIndex ?? 0]
        if (!day) return ''
        const share = day.leads === 0 ? '—' : shareText(day.won / day.leads)
        return `${day.day}<br/>新增 ${day.leads}<br/>成交 ${day.won}（${share}）`
      },
    },
    xAxis: { type: 'category' as const, data: days.map(({ day }) => day.slice(5)), boundaryGap: false },
    yAxis: { type: 'value' as const, minInterval: 1 },
    series: [
      { ...line, name: '新增', data: days.map(({ leads }) => leads) },
      {
        ...line,
        name: '成交',
        symbol: 'rect',
        lineStyle: { type: 'dashed' as const },
        data: days.map(({ won }) => won),
      },
    ],
  }
}
