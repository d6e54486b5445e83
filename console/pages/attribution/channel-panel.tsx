import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { ATTRIBUTION_MODEL_TEXT, type AttributionModel, EVIDENCE_HINT } from '../../../contract/member-vocabulary'
import { countText, shareText } from '../../format/number-text'
import { Chart } from '../../ui/chart'
import { FenText, fenText } from '../../ui/fen-text'
import { Panel } from '../../ui/panel'
import { ShortTable } from '../../ui/short-table'
import { INK } from '../../ui/theme'
import { channelName, type Days, membersOf, type Report } from './report-words'

const MODELS = Object.keys(ATTRIBUTION_MODEL_TEXT) as AttributionModel[]
const PPM = 1_000_000

/** Orders may be shared: a third of one is 0.33. */
const ordersText = (ppm: number) => (ppm % PPM === 0 ? countText(ppm / PPM) : (ppm / PPM).toFixed(2))

/** Every channel under three models: who began it, who came last, and all evenly; what nobody knows below. */
export function ChannelPanel({ report, days }: { report: Report; days: Days }) {
  const navigate = useNavigate()
  const option = useMemo(() => barsOf(report), [report])
  const byName = new Map<string, string>(report.channels.map(({ channel }) => [channelName(channel), channel]))
  const open = (name: string) => {
    const channel = byName.get(name)
    if (channel) navigate(membersOf(channel))
  }
  return (
    <Panel
      title="渠道贡献"
      extra={<span className="soft">同一批订单，三种算法并排；每种算法加上「未知」都等于全部实付</span>}
    >
      <Chart
        label={`各渠道的实付金额，三种归因算法并排：${report.channels.map(({ channel, models }) => `${channelName(channel)}平均分摊 ${fenText(models.linear.amountFen)}`).join('，')}`}
        option={option}
        height={Math.max(220, Math.min(460, 60 + report.channels.length * 44))}
        onPick={open}
      />
      <ChannelTable report={report} days={days} />
    </Panel>
  )
}

function ChannelTable({ report, days }: { report: Report; days: Days }) {
  const { channels, evidence, orders, amountFen } = report
  const unknown = evidence.find((part) => part.evidence === 'unknown')
  const whole = (count: number, fen: number) =>
    MODELS.flatMap((model) => [<span key={`${model}n`}>{countText(count)}</span>, <FenText key={model} fen={fen} />])
  const lines = channels.map(({ channel, models, inferredFen }) => ({
    key: channel,
    cells: [
      <Link key="channel" to={membersOf(channel)}>
        {channelName(channel)}
      </Link>,
      ...MODELS.flatMap((model) => [
        <span key={`${model}n`}>{ordersText(models[model].ordersPpm)}</span>,
        <FenText key={model} fen={models[model].amountFen} />,
      ]),
      shareText(amountFen === 0 ? null : models.linear.amountFen / amountFen),
      <FenText key="inferred" fen={inferredFen} />,
    ],
  }))
  const unknownLine = {
    key: 'unknown',
    cells: [
      <Link
        key="unknown"
        to={`/orders?${new URLSearchParams({ ...days, unknown: '1' })}`}
        title={EVIDENCE_HINT.unknown}
      >
        未知（不归给任何渠道）
      </Link>,
      ...whole(unknown?.orders ?? 0, unknown?.amountFen ?? 0),
      shareText(amountFen === 0 ? null : (unknown?.amountFen ?? 0) / amountFen),
      '—',
    ],
  }
  const heads = [
    '渠道',
    ...MODELS.flatMap((model) => [`${ATTRIBUTION_MODEL_TEXT[model]}·订单`, `${ATTRIBUTION_MODEL_TEXT[model]}·金额`]),
    '占比',
    '其中推断',
  ]
  return (
    <ShortTable
      label="渠道贡献表"
      heads={heads}
      numbers={heads.length - 1}
      lines={[...lines, unknownLine]}
      foot={[
        '合计',
        ...whole(orders, amountFen),
        orders > 0 ? '100%' : '—',
        <FenText key="inferred" fen={channels.reduce((sum, row) => sum + row.inferredFen, 0)} />,
      ]}
      empty={null}
    />
  )
}

function barsOf({ channels, evidence }: Report) {
  const unknownFen = evidence.find((part) => part.evidence === 'unknown')?.amountFen ?? 0
  const rows = [
    ...channels.map(({ channel, models }) => ({ name: channelName(channel), models })),
    ...(unknownFen > 0 ? [{ name: '未知', models: null }] : []),
  ]
  return {
    grid: { left: 8, right: 24, top: 30, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0 },
    tooltip: {
      trigger: 'axis' as const,
      axisPointer: { type: 'shadow' as const },
      valueFormatter: (value: number) => fenText(value),
    },
    xAxis: {
      type: 'value' as const,
      axisLabel: { formatter: (fen: number) => wanText(fen) },
      splitLine: { lineStyle: { color: INK.line } },
    },
    yAxis: { type: 'category' as const, inverse: true, data: rows.map(({ name }) => name), axisTick: { show: false } },
    series: MODELS.map((model, at) => ({
      type: 'bar' as const,
      name: ATTRIBUTION_MODEL_TEXT[model],
      barMaxWidth: 10,
      // Told apart by pattern as well as by colour.
      itemStyle: {
        decal: [
          { symbol: 'none' },
          { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: 0.8 },
          { symbol: 'circle', symbolSize: 0.7, dashArrayX: [[4, 4]], dashArrayY: [4, 4] },
        ][at],
      },
      data: rows.map(({ models }) => (models ? models[model].amountFen : unknownFen)),
    })),
  }
}

/** Amounts on an axis: `¥12 万`. */
function wanText(fen: number): string {
  const yuan = fen / 100
  return yuan >= 10_000 ? `¥${Number((yuan / 10_000).toFixed(1))} 万` : `¥${countText(yuan)}`
}
