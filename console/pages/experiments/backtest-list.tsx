import { Link, useNavigate } from 'react-router'
import { BACKTEST_STATE_TEXT, type BacktestState } from '../../../contract/routing-vocabulary'
import type { Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAskWhile } from '../../api/use-ask-while'
import { countText } from '../../format/number-text'
import { StartBacktestForm } from '../../forms/start-backtest-form'
import { AllowedButton } from '../../ui/allowed-button'
import { type Column, DataTable } from '../../ui/data-table'
import { Mark, type MarkTone } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'

type Backtest = Out<'listBacktests'>['backtests'][number]
const TONE: Record<BacktestState, MarkTone> = { waiting: 'plain', running: 'info', done: 'good', failed: 'bad' }
const LOOK_EVERY_MS = 4_000

const COLUMNS: Column<Backtest>[] = [
  {
    key: 'version',
    title: '规则版本',
    render: ({ id, version }) => (
      <Link className="number" to={`/backtests/${id}`}>
        第 {version} 版
      </Link>
    ),
  },
  {
    key: 'state',
    title: '状态',
    render: ({ state }) => <Mark tone={TONE[state]}>{BACKTEST_STATE_TEXT[state]}</Mark>,
  },
  { key: 'days', title: '回看', isNumber: true, render: ({ days }) => `${days} 天` },
  {
    key: 'leads',
    title: '线索',
    isNumber: true,
    render: ({ state, doneLeads, allLeads }) =>
      state === 'done' ? countText(allLeads) : `${countText(doneLeads)} / ${countText(allLeads)}`,
  },
  { key: 'by', title: '发起人', render: ({ requestedBy }) => requestedBy },
  { key: 'at', title: '发起时间', isNumber: true, render: ({ requestedAt }) => <TimeText at={requestedAt} /> },
]

/** Drafts held against the past, newest first. What runs goes on when the page is left. */
export function Page() {
  const [url, setUrl] = useUrlState({ cursor: '', start: '', version: '' })
  const navigate = useNavigate()
  const refusal = useRefusal()('startBacktest')
  const asked = useAskWhile(
    'listBacktests',
    { rows: 20, ...(url.cursor ? { cursor: url.cursor } : {}) },
    { everyMs: LOOK_EVERY_MS, isUnderWay: ({ backtests }) => backtests.some(isUnderWay) },
  )
  const isAsking = url.start === '1' || url.version !== ''
  const open = () => setUrl({ start: '1' })
  return (
    <PageFrame
      title="回测"
      about="拿一份规则草稿，把过去的线索重新分一遍：谁多得、谁少得，值不值得换"
      actions={
        <AllowedButton type="primary" refusal={refusal} onClick={open}>
          开始回测
        </AllowedButton>
      }
    >
      <DataTable
        id="backtests"
        label="回测"
        columns={COLUMNS}
        rows={asked.data?.backtests}
        rowKey={({ id }) => id}
        failure={asked.failure}
        isLoading={asked.isLoading}
        onRetry={asked.reload}
        empty={{
          title: '还没有做过回测',
          next: '保存一份规则草稿后，在这里用过去的线索试一遍，再决定要不要试点。',
          action: (
            <AllowedButton refusal={refusal} onClick={open}>
              开始回测
            </AllowedButton>
          ),
        }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
      />
      {isAsking && !refusal && (
        <StartBacktestForm
          version={url.version ? Number(url.version) : null}
          onStarted={({ backtestId }) => navigate(`/backtests/${backtestId}`)}
          onClose={() => setUrl({ start: '', version: '' })}
        />
      )}
    </PageFrame>
  )
}

function isUnderWay({ state }: Pick<Backtest, 'state'>): boolean {
  return state === 'waiting' || state === 'running'
}
