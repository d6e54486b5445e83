import { Link, useNavigate } from 'react-router'
import { PILOT_END_TEXT, type PilotState, pilotStateText } from '../../../contract/routing-vocabulary'
import type { Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { PlanPilotForm } from '../../forms/plan-pilot-form'
import { AllowedButton } from '../../ui/allowed-button'
import { type Column, DataTable } from '../../ui/data-table'
import { Mark, type MarkTone } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'

type Pilot = Out<'listPilots'>['pilots'][number]
export const PILOT_TONE: Record<PilotState, MarkTone> = {
  planned: 'plain',
  running: 'info',
  stopped: 'warn',
  rolled_out: 'good',
  rolled_back: 'bad',
}

const COLUMNS: Column<Pilot>[] = [
  {
    key: 'version',
    title: '规则版本',
    render: ({ id, version }) => (
      <Link className="number" to={`/pilots/${id}`}>
        第 {version} 版
      </Link>
    ),
  },
  {
    key: 'state',
    title: '状态',
    render: (pilot) => <Mark tone={PILOT_TONE[pilot.state]}>{pilotStateText(pilot)}</Mark>,
  },
  {
    key: 'startsOn',
    title: '第一天',
    isNumber: true,
    render: ({ state, startsOn }) => (state === 'planned' ? '—' : startsOn),
  },
  {
    key: 'endsOn',
    title: '最后一天',
    isNumber: true,
    render: ({ state, endsOn }) => (state === 'planned' ? '—' : endsOn),
  },
  { key: 'endedAt', title: '结束于', isNumber: true, render: ({ endedAt }) => <TimeText at={endedAt} /> },
  { key: 'endReason', title: '结束原因', render: ({ endReason }) => endReasonText(endReason) ?? '—' },
  { key: 'createdAt', title: '安排于', isNumber: true, render: ({ createdAt }) => <TimeText at={createdAt} /> },
]

/** Why a pilot ended, in words: a person's reason, or what the product gives as one. */
export function endReasonText(reason: string | null): string | null {
  if (reason === null) return null
  return Object.hasOwn(PILOT_END_TEXT, reason) ? PILOT_END_TEXT[reason as keyof typeof PILOT_END_TEXT] : reason
}

/** Versions of the rules tried at some stores, newest first. */
export function Page() {
  const [url, setUrl] = useUrlState({ cursor: '', plan: '', version: '' })
  const navigate = useNavigate()
  const refusal = useRefusal()('planPilot')
  const asked = useAsk('listPilots', { rows: 20, ...(url.cursor ? { cursor: url.cursor } : {}) })
  const open = () => setUrl({ plan: '1' })
  return (
    <PageFrame
      title="试点"
      about="新规则先在十来家门店轮流试用，与现行规则和对照门店比较，再推广或撤回"
      actions={
        <AllowedButton type="primary" refusal={refusal} onClick={open}>
          安排试点
        </AllowedButton>
      }
    >
      <DataTable
        id="pilots"
        label="试点"
        columns={COLUMNS}
        rows={asked.data?.pilots}
        rowKey={({ id }) => id}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={{
          title: '还没有做过试点',
          next: '选一份规则草稿安排试点：系统挑出门店和对照门店，并说明能看出多大的差别。',
          action: (
            <AllowedButton refusal={refusal} onClick={open}>
              安排试点
            </AllowedButton>
          ),
        }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
      />
      {(url.plan === '1' || url.version !== '') && !refusal && (
        <PlanPilotForm
          version={url.version ? Number(url.version) : null}
          onPlanned={({ pilotId }) => navigate(`/pilots/${pilotId}`)}
          onClose={() => setUrl({ plan: '', version: '' })}
        />
      )}
    </PageFrame>
  )
}
