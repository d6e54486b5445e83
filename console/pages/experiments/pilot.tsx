import { Alert } from 'antd'
import { Link, useParams } from 'react-router'
import { pilotStateText } from '../../../contract/routing-vocabulary'
import { useAskWhile } from '../../api/use-ask-while'
import { timeText } from '../../format/time-text'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { AskedView } from '../../ui/state-view'
import { PilotActs } from './pilot-acts'
import { endReasonText, PILOT_TONE } from './pilot-list'
import { PilotPlace } from './pilot-map'
import { PilotPlanView } from './pilot-plan'
import { PilotReadingView } from './pilot-reading'
import type { Pilot } from './shown-pilot'

const LOOK_EVERY_MS = 60_000

/** One pilot: where and how it is tried, what it shows, and what can be done with it now. */
export function Page() {
  const { pilotId = '' } = useParams()
  const asked = useAskWhile(
    'showPilot',
    { pilotId },
    { everyMs: LOOK_EVERY_MS, isUnderWay: ({ state }) => state === 'running' },
  )
  const pilot = asked.data
  return (
    <PageFrame
      title={pilot ? `第 ${pilot.version} 版规则的试点` : '试点'}
      about={pilot && <About pilot={pilot} />}
      actions={pilot && <PilotActs pilot={pilot} />}
    >
      <AskedView asked={asked}>{(shown) => <Body pilot={shown} />}</AskedView>
    </PageFrame>
  )
}

function About({ pilot }: { pilot: Pilot }) {
  const { state, version, startsOn, endsOn, plan } = pilot
  return (
    <>
      <Mark tone={PILOT_TONE[state]}>{pilotStateText(pilot)}</Mark>
      {state !== 'planned' && ` ${startsOn} 至 ${endsOn}`} · {plan.storeIds.length} 家门店 ·{' '}
      <Link to={`/rules/${version}`}>看这版规则</Link> · <Link to={`/effects?version=${version}`}>看效果</Link>
    </>
  )
}

function Body({ pilot }: { pilot: Pilot }) {
  return (
    <>
      <Notice pilot={pilot} />
      {pilot.hasBegun && <PilotReadingView pilot={pilot} />}
      <PilotPlanView pilot={pilot} />
      <PilotPlace pilot={pilot} />
    </>
  )
}

/** What the state means for leads right now. */
function Notice({ pilot: { state, hasBegun, startsOn, endedAt, endReason } }: { pilot: Pilot }) {
  const said =
    state === 'planned'
      ? '这是方案，还没有启动；所有线索仍按现行规则分配。'
      : state === 'running' && !hasBegun
        ? `已经启动，等到 ${startsOn} 0 点才开始；在那之前所有线索仍按现行规则分配。`
        : endedAt
          ? `已于 ${timeText(endedAt)} 结束：${endReasonText(endReason)}。所有门店按现行规则分配。`
          : null
  return (
    said && <Alert style={{ marginBottom: 12 }} type={state === 'running' ? 'info' : 'warning'} showIcon title={said} />
  )
}
