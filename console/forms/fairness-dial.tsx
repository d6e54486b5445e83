import { Alert, InputNumber, Segmented, Skeleton, Slider } from 'antd'
import { useState } from 'react'
import { failureText } from '../api/failure-text'
import { useRefusal } from '../api/session'
import { useAsk } from '../api/use-ask'
import { type CurvePoint, curveText, DIAL, dialAt, isOnePoint, thresholdText } from '../format/fairness-words'
import { countText, shareText } from '../format/number-text'
import { Chart } from '../ui/chart'
import { INK } from '../ui/theme'

type Props = { version: number; threshold: number | null; onChange: (threshold: number | null) => void }

const MARKS = Object.fromEntries(DIAL.map((stop, i) => [i, thresholdText(stop)]))

/** How far a guide may be ahead of their share before others come first, with what each setting would have cost. */
export function FairnessDial({ version, threshold, onChange }: Props) {
  return (
    <div className="fairness">
      <div>
        <p className="soft" style={{ margin: '0 0 4px' }}>
          比自己应得的进度多出几条以后，先让给别人。越往左越公平，越往右越看重价值。
        </p>
        <div style={{ padding: '0 28px' }}>
          <Slider
            ariaLabelForHandle="公平程度：领先几条以后让给别人"
            ariaValueTextFormatterForHandle={(stop) => thresholdText(DIAL[stop] ?? null)}
            min={0}
            max={DIAL.length - 1}
            step={1}
            marks={MARKS}
            value={dialAt(threshold)}
            onChange={(stop: number) => onChange(DIAL[stop] ?? null)}
            tooltip={{ formatter: null }}
          />
        </div>
        <span>
          或者直接填：
          <InputNumber
            aria-label="领先条数"
            min={0}
            max={50}
            step={0.5}
            value={threshold}
            placeholder="不限"
            suffix="条"
            onChange={(value) => onChange(value === null ? null : Number(value))}
            style={{ width: 110 }}
          />
        </span>
      </div>
      <FairnessCurve version={version} threshold={threshold} />
    </div>
  )
}

const DAYS = [1, 3, 7, 14]

function FairnessCurve({ version, threshold }: { version: number; threshold: number | null }) {
  const [days, setDays] = useState(7)
  const refusal = useRefusal()('fairnessCurve')
  const asked = useAsk('fairnessCurve', { version, days }, { isOn: refusal === null })
  if (refusal) return <p className="soft">{refusal}</p>
  const points = asked.data?.points ?? []
  return (
    <div>
      <div className="filters">
        <span className="soft">按第 {version} 版，把自己的线索重新分一遍：</span>
        <Segmented
          aria-label="最近几天的线索"
          size="small"
          value={days}
          onChange={setDays}
          options={DAYS.map((value) => ({ value, label: `${value} 天` }))}
        />
      </div>
      {asked.failure && <Alert type="warning" showIcon title={failureText(asked.failure)} />}
      {asked.isLoading && <Skeleton active />}
      {asked.data && !asked.failure && (
        <>
          {points.length > 0 && <CurveChart points={points} threshold={threshold} />}
          <p className="sentence" style={{ margin: '4px 0' }}>
            {curveText(points)}
            <span className="faint">（{countText(asked.data.leads)} 条线索）</span>
          </p>
          {points.length > 0 && <CurveTable points={points} threshold={threshold} />}
        </>
      )}
    </div>
  )
}

type CurveProps = { points: readonly CurvePoint[]; threshold: number | null }

/** An axis of shares around what it shows, wide enough that points which differ in nothing do not look far apart. */
function axisOf(shares: readonly number[]) {
  const step = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 20) / 20
  return {
    type: 'value',
    min: step(Math.min(...shares) - 0.075),
    max: step(Math.max(...shares) + 0.075),
    axisLabel: { formatter: (share: number) => shareText(share) },
  }
}

function CurveChart({ points, threshold }: CurveProps) {
  const isDot = isOnePoint(points)
  const option = {
    grid: { left: 56, right: 24, top: 30, bottom: 40 },
    tooltip: {
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const point = points[dataIndex]!
        return `领先 ${thresholdText(point.leadThreshold)}<br/>价值 ${shareText(point.value)}<br/>公平 ${shareText(point.jain)}`
      },
    },
    xAxis: {
      ...axisOf(points.map(({ jain }) => jain)),
      name: '公平（越右越均匀）',
      nameLocation: 'middle',
      nameGap: 24,
    },
    yAxis: { ...axisOf(points.map(({ value }) => value)), name: '价值（占最高）' },
    series: [
      {
        type: 'line',
        lineStyle: { color: INK.info },
        data: points.map(({ leadThreshold, jain, value }, i) => {
          const isNow = leadThreshold === threshold
          const text = isDot ? '各档都在这里' : `${thresholdText(leadThreshold)}${isNow ? '（现在）' : ''}`
          return {
            value: [jain, value],
            symbol: isNow ? 'diamond' : 'circle',
            symbolSize: isNow ? 16 : 8,
            itemStyle: { color: isNow ? INK.brand : INK.info },
            label: { show: !isDot || i === 0, position: isDot ? 'bottom' : 'top', distance: 10, formatter: text },
          }
        }),
      },
    ],
  }
  return <Chart label="每一档公平程度对应的价值，数字在下面的表里" option={option} height={220} />
}

function CurveTable({ points, threshold }: CurveProps) {
  return (
    <details>
      <summary>看数字</summary>
      <table className="rule-table">
        <thead>
          <tr>
            <th scope="col">领先条数</th>
            <th scope="col" className="number">
              每天预期毛利
            </th>
            <th scope="col" className="number">
              占最高
            </th>
            <th scope="col" className="number">
              公平
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ leadThreshold, valueYuan, value, jain }) => (
            <tr key={String(leadThreshold)}>
              <th scope="row">
                {thresholdText(leadThreshold)}
                {leadThreshold === threshold && '（现在）'}
              </th>
              <td className="number">¥{countText(valueYuan)}</td>
              <td className="number">{shareText(value)}</td>
              <td className="number">{shareText(jain)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
