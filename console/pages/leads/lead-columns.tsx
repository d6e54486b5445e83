import { Link } from 'react-router'
import { CHANNEL_TEXT, LEAD_STATE_TEXT, type LeadState, UNROUTABLE_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import type { Column } from '../../ui/data-table'
import { Mark, type MarkTone } from '../../ui/mark'
import { TimeText } from '../../ui/time-text'
import { DueText } from './due-text'
import { wishText } from './lead-words'

export type Lead = Out<'listLeads'>['leads'][number]

export const STATE_TONE: Record<LeadState, MarkTone> = {
  offered: 'info',
  accepted: 'info',
  contacted: 'good',
  pooled: 'warn',
  won: 'good',
  lost: 'plain',
}

/** The state of a lead as a word with a tone. */
export function StateMark({ state }: { state: LeadState }) {
  return <Mark tone={STATE_TONE[state]}>{LEAD_STATE_TEXT[state]}</Mark>
}

export const LEAD_COLUMNS: Column<Lead>[] = [
  { key: 'person', title: '顾客', render: ({ id, person }) => <Link to={`/leads/${id}`}>{person}</Link> },
  { key: 'wish', title: '需求', render: ({ wish }) => wishText(wish) },
  { key: 'channel', title: '来源', render: ({ channel }) => CHANNEL_TEXT[channel] },
  { key: 'state', title: '状态', render: ({ state }) => <StateMark state={state} /> },
  { key: 'due', title: '时限', render: ({ due }) => <DueText due={due} /> },
  { key: 'score', title: '评分', isNumber: true, render: ({ score }) => score },
  {
    key: 'store',
    title: '门店',
    render: ({ storeId, storeName }) => (storeId ? <Link to={`/stores/${storeId}`}>{storeName}</Link> : '—'),
  },
  {
    key: 'guide',
    title: '导购',
    render: ({ guideName, unroutableReason }) =>
      guideName ?? <span className="soft">{unroutableReason ? UNROUTABLE_TEXT[unroutableReason] : '无人接待'}</span>,
  },
  { key: 'arrivedAt', title: '到达', isNumber: true, render: ({ arrivedAt }) => <TimeText at={arrivedAt} /> },
  { key: 'city', title: '城市', isExtra: true, render: ({ city }) => city ?? '—' },
  { key: 'attempts', title: '分配次数', isNumber: true, isExtra: true, render: ({ attempts }) => attempts },
  {
    key: 'member',
    title: '档案',
    isExtra: true,
    render: ({ memberId }) => <Link to={`/members/${memberId}`}>顾客档案</Link>,
  },
]
