import { Link } from 'react-router'
import { MOVE_REFUSAL_TEXT } from '../../../contract/reasons'
import { ASSIGNMENT_STATE_TEXT, LEAD_STATE_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { Mark } from '../../ui/mark'
import { ShortTable } from '../../ui/short-table'
import { TimeText } from '../../ui/time-text'
import { wishText } from './lead-words'

type Preview = Out<'previewReassign'>
type Looked = Preview['leads'][number]
type MovedLead = Out<'reassignLeads'>['leads'][number]

/** Lead by lead what will happen, or why nothing will. Those that cannot move stand first. */
export function MoveTable({ preview, isByRules }: { preview: Preview; isByRules: boolean }) {
  const rows = [...preview.leads].sort((a, b) => Number(a.refusal === null) - Number(b.refusal === null))
  return (
    <div className="tall">
      <ShortTable
        label="每条线索将会怎样"
        heads={['顾客', '需求', '现在', '将会']}
        empty={null}
        lines={rows.map((lead) => ({
          key: lead.leadId,
          cells: [
            lead.person ?? '—',
            lead.wish === null ? '—' : wishText(lead.wish),
            nowText(lead),
            <WillBe key="will" lead={lead} isByRules={isByRules} />,
          ],
        }))}
      />
    </div>
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
    <div className="tall">
      <ShortTable
        label="每条线索的结果"
        heads={['顾客', '结果', '接单时限']}
        numbers={1}
        empty={null}
        lines={rows.map((lead) => ({
          key: lead.leadId,
          cells: [
            <Link key="lead" to={`/leads/${lead.leadId}`}>
              {known.get(lead.leadId)?.person ?? '查看线索'}
            </Link>,
            <Result key="result" lead={lead} />,
            <TimeText key="by" at={lead.acceptBy} />,
          ],
        }))}
      />
    </div>
  )
}

function Result({ lead: { outcome, guideName, refusal } }: { lead: MovedLead }) {
  if (outcome === 'given') return <Mark tone="good">已分给 {guideName ?? '导购'}</Mark>
  if (outcome === 'pooled') return <Mark tone="warn">眼下没有人可接，仍在总部池</Mark>
  return <Mark tone="bad">{refusal ? MOVE_REFUSAL_TEXT[refusal] : '没有分配'}</Mark>
}
