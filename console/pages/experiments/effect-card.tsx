import { Link } from 'react-router'
import {
  EFFECT_METHOD_TEXT,
  EFFECT_METRIC_TEXT,
  EFFECT_VERDICT_TEXT,
  type EffectMetric,
  type EffectVerdict,
} from '../../../contract/routing-vocabulary'
import type { Out } from '../../api/call'
import { rangeText, signedText } from '../../format/difference-text'
import { countText, ppmText, shareText } from '../../format/number-text'
import { timeText } from '../../format/time-text'
import { ReviewNoteForm } from '../../forms/review-note-form'
import { fenText } from '../../ui/fen-text'
import { Mark, type MarkTone } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { type SortColumn, SortTable } from '../../ui/sort-table'

export type Effect = Out<'showRuleEffect'>
type Measured = Effect['measured'][number]
const TONE: Record<EffectVerdict, MarkTone> = { met: 'good', missed: 'bad', unclear: 'plain', unmeasured: 'plain' }

const WRITE: Record<EffectMetric, (size: number) => string> = {
  value: (fen) => fenText(Math.round(fen)),
  winRate: (share) => shareText(share, 2),
  unroutedRate: (share) => shareText(share, 2),
  acceptMinutes: (minutes) => `${minutes.toFixed(1)} 分钟`,
  firstContactMinutes: (minutes) => `${minutes.toFixed(1)} 分钟`,
}
const isMetric = (metric: string | null): metric is EffectMetric =>
  metric !== null && Object.hasOwn(EFFECT_METRIC_TEXT, metric)

/** `每条线索成交额 +5%`; null where nothing was expected. */
export function expectedText(metric: string | null, changePpm: number | null): string | null {
  if (!isMetric(metric) || changePpm === null) return null
  return `${EFFECT_METRIC_TEXT[metric]} ${signedText(changePpm, (size) => ppmText(size))}`
}

/** One change of the rules: what it was meant to do, what it did, and what was made of it. */
export function EffectCard({ effect, isDue }: { effect: Effect; isDue: boolean }) {
  const { version, note, verdict, liveFrom, reviewOn, review } = effect
  return (
    <Panel title={`第 ${version} 版：${note}`} extra={<Mark tone={TONE[verdict]}>{EFFECT_VERDICT_TEXT[verdict]}</Mark>}>
      <dl className="facts" style={{ marginBottom: 10 }}>
        <dt>预期</dt>
        <dd>{expectedText(effect.expectedMetric, effect.expectedChangePpm) ?? '没有写下预期'}</dd>
        <dt>生效</dt>
        <dd>{liveFrom ? timeText(liveFrom) : '还没有在全部门店生效过'}</dd>
        <dt>复盘日</dt>
        <dd>
          {reviewOn ?? '没有定复盘日'} · <Link to={`/rules/${version}`}>看这版规则</Link>
        </dd>
      </dl>
      <MeasuredTable effect={effect} />
      {review && (
        <dl className="facts" style={{ marginTop: 10 }}>
          <dt>复盘结论</dt>
          <dd>
            {review.note}
            <div className="faint">
              {review.reviewedByName ?? review.reviewedBy} · {timeText(review.reviewedAt)}
            </div>
          </dd>
        </dl>
      )}
      {isDue && !review && (
        <div style={{ marginTop: 12, maxWidth: 640 }}>
          <ReviewNoteForm version={version} />
        </div>
      )}
    </Panel>
  )
}

function MeasuredTable({ effect: { version, measured, expectedMetric } }: { effect: Effect }) {
  const write = isMetric(expectedMetric) ? WRITE[expectedMetric] : (size: number) => size.toFixed(2)
  const share = (size: number) => shareText(size)
  const columns: SortColumn<Measured>[] = [
    { key: 'method', title: '怎么量的', render: ({ method }) => EFFECT_METHOD_TEXT[method] },
    { key: 'stores', title: '门店', isNumber: true, render: ({ stores }) => countText(stores) },
    { key: 'perLead', title: '变化', isNumber: true, render: ({ perLead }) => figure(perLead, write) },
    { key: 'perLeadRange', title: '误差范围', isNumber: true, render: ({ perLead }) => range(perLead, write) },
    {
      key: 'relative',
      title: '变化幅度',
      isNumber: true,
      render: ({ relative }) => <strong>{figure(relative, share)}</strong>,
    },
    { key: 'relativeRange', title: '误差范围', isNumber: true, render: ({ relative }) => range(relative, share) },
  ]
  return (
    <SortTable
      id={`measured${version}`}
      label={`第 ${version} 版的实测`}
      columns={columns}
      rows={measured}
      rowKey={({ method }) => method}
      empty={{ title: '还没有实测', next: '生效或试点之后，有了前后可比的线索才量得出来。' }}
    />
  )
}

type Interval = Measured['perLead']
type Write = (size: number) => string
const figure = (interval: Interval, write: Write) => (interval ? signedText(interval.value, write) : '—')
const range = (interval: Interval, write: Write) =>
  (interval && rangeText(interval, (value) => signedText(value, write))) ?? '—'
