import { Alert, Button, Progress } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { BACKTEST_STATE_TEXT } from '../../../contract/routing-vocabulary'
import type { Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAskWhile } from '../../api/use-ask-while'
import { countText } from '../../format/number-text'
import { timeText } from '../../format/time-text'
import { AllowedButton } from '../../ui/allowed-button'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { AskedView, EmptyView } from '../../ui/state-view'
import { BacktestEstimate } from './backtest-estimate'
import { BacktestReplay } from './backtest-replay'
import { BacktestVerdict } from './backtest-verdict'

type Backtest = Out<'showBacktest'>
const LOOK_EVERY_MS = 2_000

/** One backtest: how far it has come, and what it says once it is done. */
export function Page() {
  const { backtestId = '' } = useParams()
  const asked = useAskWhile(
    'showBacktest',
    { backtestId },
    { everyMs: LOOK_EVERY_MS, isUnderWay: ({ state }) => state === 'waiting' || state === 'running' },
  )
  const shown = asked.data
  return (
    <PageFrame
      title={shown ? `第 ${shown.version} 版的回测` : '回测'}
      about={
        shown &&
        `回看 ${shown.days} 天 · ${countText(shown.allLeads)} 条线索 · ${shown.requestedBy}于 ${timeText(shown.requestedAt)} 发起`
      }
      actions={shown && <NextSteps version={shown.version} isDone={shown.state === 'done'} />}
    >
      <AskedView asked={asked}>{(backtest) => <Body backtest={backtest} />}</AskedView>
    </PageFrame>
  )
}

function NextSteps({ version, isDone }: { version: number; isDone: boolean }) {
  const refusal = useRefusal()
  const navigate = useNavigate()
  return (
    <>
      <Button onClick={() => navigate(`/rules/${version}`)}>看这版规则</Button>
      <AllowedButton
        onClick={() => navigate(`/pilots?version=${version}`)}
        refusal={refusal('planPilot') ?? (isDone ? null : '回测完成后再安排试点')}
      >
        安排试点
      </AllowedButton>
    </>
  )
}

function Body({ backtest }: { backtest: Backtest }) {
  const { state, report } = backtest
  if (state === 'failed') {
    return (
      <EmptyView
        title="这次回测没有完成"
        next="可能是它用的评分模型或价格表已经不在，或者很久没有进展而被放弃。请重新开始一次，会用现在生效的模型和价格。"
        action={<Link to={`/backtests?version=${backtest.version}`}>重新回测第 {backtest.version} 版</Link>}
      />
    )
  }
  if (!report) return <UnderWay backtest={backtest} />
  return (
    <>
      <BacktestVerdict report={report} version={backtest.version} />
      <BacktestReplay report={report} />
      <BacktestEstimate report={report} />
    </>
  )
}

function UnderWay({ backtest: { state, doneLeads, allLeads, updatedAt } }: { backtest: Backtest }) {
  const percent = allLeads === 0 ? 0 : Math.floor((doneLeads / allLeads) * 100)
  return (
    <Panel title={BACKTEST_STATE_TEXT[state]}>
      <div role="status">
        <Progress percent={percent} status="active" aria-label="回测进度" />
        <p className="sentence">
          {state === 'waiting'
            ? '排队中，一分钟内开始。'
            : `已重新分配 ${countText(doneLeads)} / ${countText(allLeads)} 条线索。`}
          <span className="faint"> 最近进展 {timeText(updatedAt)}</span>
        </p>
      </div>
      <Alert type="info" showIcon title="可以离开这一页，回测会在后台继续；做完后在「回测」列表里打开。" />
    </Panel>
  )
}
