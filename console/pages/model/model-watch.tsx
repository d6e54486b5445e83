import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { shareText } from '../../format/number-text'
import { addDays, dayOf } from '../../format/time-text'
import { Figure } from '../../ui/figure'
import { AskedView, EmptyView } from '../../ui/state-view'
import { ValueAndDrift } from './health-charts'

const DAYS = 28

/** How scoring and pricing have done over the last four weeks: value against the best there was, drift, fairness. */
export function ModelWatch() {
  const refusal = useRefusal()('routingHealth')
  const to = dayOf(Date.now())
  const asked = useAsk('routingHealth', { from: addDays(to, 1 - DAYS), to }, { isOn: refusal === null })
  if (refusal) return <EmptyView title="没有权限查看运行情况" next={refusal} />
  return (
    <AskedView asked={asked}>
      {({ days, jain }) => {
        const ratios = days.flatMap(({ valueRatio }) => valueRatio ?? [])
        const drifts = days.flatMap(({ modelPsi }) => modelPsi ?? [])
        return (
          <>
            <div className="figure-row">
              <Figure
                name="达到事后最优的"
                value={shareText(
                  ratios.length === 0 ? null : ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length,
                )}
                hint={`近 ${DAYS} 天里算出的 ${ratios.length} 天平均`}
              />
              <Figure name="同店同级分配均匀度" value={shareText(jain, 0)} hint="100% 为人人按名额一样满" />
              <Figure
                name="最近一次偏移"
                value={drifts.at(-1)?.toFixed(3) ?? '—'}
                hint="近一周线索与训练线索相差，0.2 以上明显"
              />
            </div>
            <ValueAndDrift days={days} />
          </>
        )
      }}
    </AskedView>
  )
}
