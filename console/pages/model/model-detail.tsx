import { useMemo } from 'react'
import type { Out } from '../../api/call'
import { signedText } from '../../format/difference-text'
import { countText, ppmText, shareText } from '../../format/number-text'
import { dayOf } from '../../format/time-text'
import { Chart } from '../../ui/chart'
import { Figure } from '../../ui/figure'
import { Mark } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { type SortColumn, SortTable } from '../../ui/sort-table'
import { INK, SERIES } from '../../ui/theme'

export type Model = NonNullable<Out<'showArtefact'>['model']>
/** Above this the leads have moved away from those a model learned from. */
export const PSI_MAX = 0.2
const ECE_MAX = 0.05

/** One model in full: how well it does on leads it never saw, how sure its probabilities are, and its table of points. */
export function ModelDetail({ model }: { model: Model }) {
  const { quality, trainedOn, windowDays, guideTerms, storeTerms } = model
  return (
    <>
      <div className="figure-row">
        <Figure name="区分能力" value={quality.auc.toFixed(3)} hint="瞎猜为 0.5，完全分清为 1" />
        <Figure
          name="概率误差"
          value={shareText(quality.ece)}
          hint={`预测成交率平均差这么多，上限 ${shareText(ECE_MAX)}`}
        />
        <Figure
          name="检验用的线索"
          value={countText(quality.holdoutRows)}
          hint={`其中成交 ${countText(quality.holdoutPositives)} 条`}
        />
        <Figure
          name="训练用的线索"
          value={countText(trainedOn.rows)}
          hint={`其中成交 ${countText(trainedOn.positives)} 条`}
        />
        <Figure
          name="平均成交率"
          value={shareText(quality.baseRate)}
          hint={windowDays ? `${windowDays} 天内成交才算` : '不限时间'}
        />
      </div>
      <div className="panel-row" style={{ marginBottom: 12 }}>
        <Calibration model={model} />
        <Drift model={model} />
      </div>
      <Panel
        title="评分表"
        extra={
          <span className="faint">
            {trainedOn.from && trainedOn.to
              ? `用 ${dayOf(trainedOn.from)} 至 ${dayOf(trainedOn.to)} 的线索训练 · `
              : ''}
            另有 {countText(guideTerms)} 位导购、{countText(storeTerms)} 家门店的调整
          </span>
        }
      >
        <Scorecard model={model} />
      </Panel>
    </>
  )
}

type Bin = {
  key: string
  feature: string
  text: string
  points: number
  rows: number
  wonPpm: number | null
  isFirst: boolean
}
const BIN_COLUMNS: SortColumn<Bin>[] = [
  {
    key: 'feature',
    title: '特征',
    render: ({ feature, isFirst }) => (isFirst ? <strong>{feature}</strong> : ''),
    sortBy: ({ feature }) => feature,
  },
  { key: 'text', title: '取值', render: ({ text }) => text },
  {
    key: 'points',
    title: '加减分',
    isNumber: true,
    render: ({ points }) => signedText(points, countText),
    sortBy: ({ points }) => points,
  },
  { key: 'rows', title: '线索', isNumber: true, render: ({ rows }) => countText(rows), sortBy: ({ rows }) => rows },
  {
    key: 'won',
    title: '实际成交率',
    isNumber: true,
    render: ({ wonPpm }) => ppmText(wonPpm, 1),
    sortBy: ({ wonPpm }) => wonPpm ?? -1,
  },
]

function Scorecard({ model: { features } }: { model: Model }) {
  const rows = features.flatMap(({ name, label, bins }) =>
    bins.map((bin, index): Bin => ({ ...bin, key: `${name}${index}`, feature: label, isFirst: index === 0 })),
  )
  return (
    <SortTable
      id="scorecard"
      label="评分表"
      columns={BIN_COLUMNS}
      rows={rows}
      rowKey={({ key }) => key}
      rowsAPage={60}
      words={({ feature, text }) => `${feature} ${text}`}
      searchLabel="按特征或取值找"
      summary={`${features.length} 个特征，0 分为平均水平`}
      empty={{ title: '没有任何特征能区分线索好坏' }}
    />
  )
}

type CalibrationBin = NonNullable<Model['quality']['calibration']>[number]
const CALIBRATION_COLUMNS: SortColumn<CalibrationBin & { group: number }>[] = [
  { key: 'group', title: '组', isNumber: true, render: ({ group }) => group },
  { key: 'rows', title: '线索', isNumber: true, render: ({ rows }) => countText(rows) },
  { key: 'foreseen', title: '预测', isNumber: true, render: ({ foreseen }) => shareText(foreseen) },
  { key: 'seen', title: '实际', isNumber: true, render: ({ seen }) => shareText(seen) },
]

function Calibration({ model: { quality } }: { model: Model }) {
  const option = useMemo(() => calibrationOption(quality.calibration ?? []), [quality.calibration])
  if (!quality.calibration) {
    return (
      <Panel title="预测与实际的成交率">
        <p className="soft">
          这一版做出时还没有记下分组的数字，只有概率误差 {shareText(quality.ece)}；下一版起可以看。
        </p>
      </Panel>
    )
  }
  const rows = quality.calibration.map((bin, index) => ({ ...bin, group: index + 1 }))
  return (
    <Panel title="预测与实际的成交率">
      <p className="soft" style={{ marginTop: 0 }}>
        没参与训练的线索按预测从低到高分十组；点落在斜线上，预测就与实际一致。
      </p>
      <Chart label="预测成交率与实际成交率，按十组" option={option} height={240} />
      <details>
        <summary>看数字</summary>
        <SortTable
          id="calibration"
          label="预测与实际的成交率"
          columns={CALIBRATION_COLUMNS}
          rows={rows}
          rowKey={({ group }) => String(group)}
          empty={{ title: '没有检验用的线索' }}
        />
      </details>
    </Panel>
  )
}

function calibrationOption(bins: readonly CalibrationBin[]) {
  const most = Math.max(0.05, ...bins.flatMap(({ foreseen, seen }) => [foreseen, seen])) * 1.1
  const axis = (name: string) => ({
    type: 'value' as const,
    name,
    nameLocation: 'middle' as const,
    nameGap: 28,
    min: 0,
    max: most,
    axisLabel: { formatter: (share: number) => shareText(share, 0), showMaxLabel: false },
    splitLine: { lineStyle: { color: INK.line } },
  })
  return {
    grid: { left: 60, right: 20, top: 12, bottom: 44 },
    xAxis: axis('预测成交率'),
    yAxis: { ...axis('实际成交率'), nameGap: 40 },
    tooltip: {
      trigger: 'item' as const,
      formatter: ({ dataIndex, seriesType }: { dataIndex: number; seriesType: string }) => {
        const bin = bins[dataIndex]
        return seriesType === 'scatter' && bin
          ? `第 ${dataIndex + 1} 组 · ${countText(bin.rows)} 条<br/>预测 ${shareText(bin.foreseen)}<br/>实际 ${shareText(bin.seen)}`
          : ''
      },
    },
    series: [
      {
        type: 'line' as const,
        silent: true,
        symbol: 'none',
        lineStyle: { type: 'dashed' as const, color: INK.faint },
        data: [
          [0, 0],
          [most, most],
        ],
      },
      {
        type: 'scatter' as const,
        symbolSize: 10,
        itemStyle: { color: SERIES[0] },
        data: bins.map(({ foreseen, seen }) => [foreseen, seen]),
      },
    ],
  }
}

type Drifted = { name: string; label: string; psi: number }
const DRIFT_COLUMNS: SortColumn<Drifted>[] = [
  { key: 'label', title: '特征', render: ({ label }) => label, sortBy: ({ label }) => label },
  { key: 'psi', title: '偏移', isNumber: true, render: ({ psi }) => psi.toFixed(3), sortBy: ({ psi }) => psi },
  {
    key: 'state',
    title: '判断',
    render: ({ psi }) => <Mark tone={psi > PSI_MAX ? 'warn' : 'good'}>{psi > PSI_MAX ? '变化明显' : '平稳'}</Mark>,
  },
]

function Drift({ model: { quality, features } }: { model: Model }) {
  const labelOf = new Map(features.map(({ name, label }) => [name, label]))
  const rows = Object.entries(quality.psi)
    .map(([name, psi]): Drifted => ({ name, label: labelOf.get(name) ?? name, psi }))
    .sort((a, b) => b.psi - a.psi)
  return (
    <Panel title="检验线索与训练线索像不像">
      <p className="soft" style={{ marginTop: 0 }}>
        每个特征的取值分布变了多少：0 为一样，{PSI_MAX} 以上变化明显。
      </p>
      <SortTable
        id="drift"
        label="特征的偏移"
        columns={DRIFT_COLUMNS}
        rows={rows}
        rowKey={({ name }) => name}
        rowsAPage={8}
        empty={{ title: '没有特征' }}
      />
    </Panel>
  )
}
