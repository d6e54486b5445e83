import { Tabs } from 'antd'
import { Link } from 'react-router'
import { APPROVAL_KIND_TEXT, APPROVAL_STATE_TEXT, type ApprovalState } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { type Column, DataTable } from '../../ui/data-table'
import { Mark, type MarkTone } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import { ApprovalDrawer } from './approval-drawer'
import './rules.css'

type Approval = Out<'listApprovals'>['approvals'][number]

const STATE_TONE: Record<ApprovalState, MarkTone> = {
  waiting: 'warn',
  approved: 'good',
  refused: 'bad',
  withdrawn: 'plain',
}

/** Changes of rules and of how money is shared that wait for a second person, and those that were decided. */
export function Page() {
  const [url, setUrl] = useUrlState({ tab: 'waiting', open: '', cursor: '' })
  const isPast = url.tab === 'past'
  const asked = useAsk('listApprovals', {
    ...(isPast ? { isPast: true } : { state: 'waiting' }),
    ...(url.cursor ? { cursor: url.cursor } : {}),
    rows: 50,
  })
  const open = (approvalId: string) => setUrl({ open: approvalId, cursor: url.cursor })
  return (
    <PageFrame title="审批" about="规则和分佣的改动要由另一位同事同意才生效；自己提交的不能自己审批。">
      <Tabs
        activeKey={url.tab}
        onChange={(tab) => setUrl({ tab, open: '' })}
        items={[
          { key: 'waiting', label: '待审批' },
          { key: 'past', label: '已处理' },
        ]}
      />
      <DataTable
        id={isPast ? 'approvals-past' : 'approvals'}
        label={isPast ? '已处理的审批' : '待审批'}
        columns={isPast ? [...columnsOf(open), ...PAST] : [...columnsOf(open), mine]}
        rows={asked.data?.approvals}
        rowKey={({ approvalId }) => approvalId}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={
          isPast
            ? { title: '还没有处理过审批', next: '同意、拒绝或撤回之后会留在这里。' }
            : {
                title: '没有等待审批的改动',
                next: '规则的草稿在规则页提交审批，分佣规则在分佣规则页提交。',
                action: <Link to="/rules">去分配规则</Link>,
              }
        }
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
      />
      {url.open && <ApprovalDrawer approvalId={url.open} onClose={() => setUrl({ open: '', cursor: url.cursor })} />}
    </PageFrame>
  )
}

function columnsOf(open: (approvalId: string) => void): Column<Approval>[] {
  return [
    {
      key: 'what',
      title: '改动',
      render: ({ approvalId, kind, version }) => (
        <button type="button" className="link-button" onClick={() => open(approvalId)}>
          {APPROVAL_KIND_TEXT[kind]}第 {version} 版
        </button>
      ),
    },
    {
      key: 'state',
      title: '状态',
      render: ({ state }) => <Mark tone={STATE_TONE[state]}>{APPROVAL_STATE_TEXT[state]}</Mark>,
    },
    { key: 'by', title: '提交人', render: ({ requestedByName, requestedBy }) => requestedByName ?? requestedBy },
    { key: 'at', title: '提交时间', render: ({ requestedAt }) => <TimeText at={requestedAt} /> },
    {
      key: 'from',
      title: '生效时间',
      render: ({ effectiveFrom, requestedAt }) =>
        effectiveFrom <= requestedAt ? '同意后马上' : <TimeText at={effectiveFrom} />,
    },
    { key: 'note', title: '说明', render: ({ note }) => <span className="wrap">{note}</span> },
  ]
}

const mine: Column<Approval> = {
  key: 'mine',
  title: '由谁审批',
  render: ({ isMine, mayDecide }) => (mayDecide ? '可以由你审批' : isMine ? '你提交的，等同事审批' : '等有权限的同事'),
}

const PAST: Column<Approval>[] = [
  { key: 'decidedBy', title: '处理人', render: ({ decidedByName, decidedBy }) => decidedByName ?? decidedBy ?? '—' },
  { key: 'decidedAt', title: '处理时间', render: ({ decidedAt }) => <TimeText at={decidedAt} /> },
  { key: 'reason', title: '理由', render: ({ decidedReason }) => <span className="wrap">{decidedReason ?? '—'}</span> },
]
