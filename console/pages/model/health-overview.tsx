import type { Out } from '../../api/call'
import { countText, shareText } from '../../format/number-text'
import { spanText } from '../../format/time-text'
import { Figure } from '../../ui/figure'
import { Mark } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { EmptyView } from '../../ui/state-view'
import { HealthCharts } from './health-charts'

type Health = Out<'routingHealth'>
type Times = Health['total']['accept']
type Drift = Health['drift']['channels']

/** The figures of a period in sum, then day by day. */
export function HealthOverview({ health }: { health: Health }) {
  const { total, jain, days } = health
  if (total.leads === 0) {
    return <EmptyView title="这段时间没有线索" next="换一段时间，或者清掉门店筛选。" />
  }
  return (
    <>
      <div className="figure-row">
        <Figure name="线索" value={countText(total.leads)} hint={`${days.length} 天里有线索`} />
        <Figure name="无人接待" value={shareText(total.unroutedRate)} hint="没有分到任何人的线索" />
        <TimesFigure name="接待用时" times={total.accept} />
        <TimesFigure name="首次联系用时" times={total.firstContact} />
        <Figure name="分配均匀度" value={shareText(jain, 0)} hint="同店同级，100% 为人人一样满" />
        <Figure
          name="为了试验 / 先等"
          value={`${shareText(total.exploredShare)} / ${shareText(total.heldShare)}`}
          hint="照草稿分的 / 等更合适的人的"
        />
      </div>
      <Panel title="值得看一眼">
        <Notes health={health} />
      </Panel>
      <HealthCharts days={days} />
    </>
  )
}

function TimesFigure({ name, times: { count, p50Minutes, p90Minutes, p95Minutes } }: { name: string; times: Times }) {
  const text = (minutes: number | null) => (minutes === null ? '—' : spanText(minutes))
  return (
    <Figure
      name={name}
      value={text(p50Minutes)}
      hint={`半数以内；九成 ${text(p90Minutes)}，九成五 ${text(p95Minutes)}（${countText(count)} 条）`}
    />
  )
}

function Notes({ health: { furthestFromQuota: furthest, drift } }: { health: Health }) {
  return (
    <dl className="facts">
      <dt>离份额最远的导购</dt>
      <dd>
        {furthest
          ? `${furthest.guideName}：收到 ${countText(furthest.received)} 条，比同店同级应得的每天${furthest.leadsPerDay < 0 ? '少' : '多'} ${Math.abs(furthest.leadsPerDay).toFixed(2)} 条`
          : '没有可比的同店同级导购'}
      </dd>
      <dt>线索来源有没有变</dt>
      <dd>
        <DriftText drift={drift.channels} what="来源渠道" />
      </dd>
      <dt>线索评分有没有变</dt>
      <dd>
        <DriftText drift={drift.scores} what="评分" />
      </dd>
    </dl>
  )
}

function DriftText({ drift, what }: { drift: Drift; what: string }) {
  if (!drift || drift.psi === null) return <span className="soft">前后两段都要有 50 条线索才比得出来</span>
  return (
    <>
      <Mark tone={drift.isDrifted ? 'warn' : 'good'}>{drift.isDrifted ? '变化明显' : '平稳'}</Mark> {what}
      的分布与前一段同样天数相比，偏移 {drift.psi.toFixed(3)}（0.2 以上为明显）
    </>
  )
}
