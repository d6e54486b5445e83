import { Table } from 'antd'
import { Link } from 'react-router'
import { MOVE_REFUSAL_TEXT } from '../../../contract/reasons'
import { ASSIGNMENT_STATE_TEXT, LEAD_STATE_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { Mark } from '../../ui/mark'
import { TimeText } from '../../ui/time-text'
import { wishText } from './lead-words'

type Preview = Out<'previewReassign'>
type Looked = Preview['leads'][number]
type MovedLead = Out<'reassignLeads'>['leads'][number]

const HEIGHT = 260

/** Lead by lead what will happen, or why nothing will. Those that cannot move stand first. */
export function MoveTable({ preview, isByRules }: { preview: Preview; isByRules: boolean }) {
  const rows = [...preview.leads].sort((a, b) => Number(a.refusal === null) - Number(b.refusal === null))
  return (
    <Table<Looked>
      size="small"
      rowKey={({ leadId }) => leadId}
      pagination={false}
      scroll={{ y: HEIGHT }}
      dataSource={rows}
      style={{ margin: '8px 0 12px' }}
      columns={[
        { title: '顾客', render: (_, { person }) => person ?? '—' },
        { title: '需求', render: (_, { wish }) => (wish === null ? '—' : wishText(wish)) },
        { title: '现在', render: (_, lead) => nowText(lead) },
        { title: '将会', render: (_, lead) => <WillBe lead={lead} isByRules={isByRules} /> },
      ]}
    />
  )
}

function nowText({ fromGuideName, fromState, state }: Looked): string {
  if (fromGuideName) return `${fromGuideName}${fromState ? `（${ASSIGNMENT_STATE_TEXT[fromState]}）` : ''}`
  return state ? LEAD_STATE_TEXT[state] : '—'
}

function WillBe({ lead, isByRules }: { lead: Looked; isByRules: boolean }) {
  if (lead.refusal) return <Mark tone="bad">不能：{MOVE_REFUSAL_TEXT[lead.refusal]}</Mark>
  if (!isByRules) return <Mark tone="good">分给 TA</Mark>
  if (!lead.isForeseen) return <span className="soft">由规则决定</span>
  if (!lead.expected) {
    return <Mark tone="warn">{lead.fromGuideName ? '没有别人可接，留在原导购' : '眼下没有人可接，留在总部池'}</Mark>
  }
  const { guideName, storeName } = lead.expected
  return (
    <span>
      先问 {guideName ?? '其他门店的导购'}
      {storeName && <small className="soft"> {storeName}</small>}
    </span>
  )
}

/** What became of each; those that did not move stand first. */
export function MoveResults({ moved, leads }: { moved: Out<'reassignLeads'>; leads: readonly Looked[] }) {
  const known = new Map(leads.map((lead) => [lead.leadId, lead]))
  const rows = [...moved.leads].sort((a, b) => Number(a.refusal === null) - Number(b.refusal === null))
  return (
    <Table<MovedLead>
      size="small"
      rowKey={({ leadId }) => leadId}
      pagination={false}
      scroll={{ y: HEIGHT }}
      dataSource={rows}
      columns={[
        {
          title: '顾客',
          render: (_, { leadId }) => <Link to={`/leads/${leadId}`}>{known.get(leadId)?.person ?? '查看线索'}</Link>,
        },
        { title: '结果', render: (_, lead) => <Result lead={lead} /> },
        { title: '接单时限', align: 'right', render: (_, { acceptBy }) => <TimeText at={acceptBy} /> },
      ]}
    />
  )
}

function Result({ lead: { outcome, guideName, refusal } }: { lead: MovedLead }) {
  if (outcome === 'given') return <Mark tone="good">已分给 {guideName ?? '导购'}</Mark>
  if (outcome === 'pooled') return <Mark tone="warn">眼下没有人可接，仍在总部池</Mark>
  return <Mark tone="bad">{refusal ? MOVE_REFUSAL_TEXT[refusal] : '没有分配'}</Mark>
}
