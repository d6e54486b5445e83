import { Timeline } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { ATTRIBUTION_RULE_TEXT } from '../../../contract/reasons'
import {
  ASSIGNMENT_STATE_TEXT,
  CHANNEL_TEXT,
  FOLLOW_UP_WAY_TEXT,
  type FollowUpWay,
  LEAD_STATE_TEXT,
  ORDER_SOURCE_TEXT,
  TOUCH_TEXT,
} from '../../../contract/vocabulary'
import { fenText } from '../../ui/fen-text'
import type { MarkTone } from '../../ui/mark'
import { EmptyView } from '../../ui/state-view'
import { INK } from '../../ui/theme'
import { TimeText } from '../../ui/time-text'
import type { Story } from './lead-head'
import { endedText, modeText } from './lead-words'

type Event = Story['events'][number]
type Told = { title: string; more?: ReactNode; tone: MarkTone }

const COLOUR: Record<MarkTone, string> = {
  plain: INK.faint,
  good: INK.good,
  warn: INK.warn,
  bad: INK.bad,
  info: INK.info,
}

/** Everything that happened to a lead, oldest first. */
export function LeadTimeline({ story }: { story: Story }) {
  if (story.events.length === 0) return <EmptyView title="还没有任何记录" />
  return (
    <>
      {story.hasOlder && <p className="soft">更早的触点在顾客档案里。</p>}
      <Timeline
        items={story.events.map((event) => {
          const { title, more, tone } = tell(event)
          return {
            color: COLOUR[tone],
            content: (
              <div className="event">
                <span>
                  <b>{title}</b> <TimeText at={event.at} />
                </span>
                {more && <span className="soft">{more}</span>}
              </div>
            ),
          }
        })}
      />
    </>
  )
}

const whoText = ({ guideName, storeName }: { guideName: string | null; storeName: string | null }) =>
  [guideName, storeName].filter(Boolean).join(' · ')

function tell(event: Event): Told {
  switch (event.kind) {
    case 'touch': {
      const channel = event.channel === 'unknown' ? null : CHANNEL_TEXT[event.channel]
      const parts = [channel, whoText(event), event.subject].filter(Boolean)
      return { title: TOUCH_TEXT[event.touch], more: parts.join('，'), tone: 'plain' }
    }
    case 'askedAgain':
      return { title: '顾客又来问了一次', tone: 'info' }
    case 'note':
      return { title: `${event.actorName ?? '总部'}的备注`, more: event.note, tone: 'info' }
    case 'decision':
      return tellDecision(event)
    case 'answer': {
      const isGood = event.state === 'accepted' || event.state === 'contacted' || event.state === 'done'
      const parts = [whoText(event), event.reason && endedText(event.reason)].filter(Boolean)
      return {
        title: ANSWER_TEXT[event.state] ?? ASSIGNMENT_STATE_TEXT[event.state],
        more: parts.join('，'),
        tone: isGood ? 'good' : 'warn',
      }
    }
    case 'followUp': {
      const way = FOLLOW_UP_WAY_TEXT[event.way as FollowUpWay] ?? event.way
      const next = event.nextOn ? `（下次 ${event.nextOn}）` : ''
      return { title: `跟进：${way}`, more: `${whoText(event)} ${event.note}${next}`.trim(), tone: 'good' }
    }
    case 'phoneSeen':
      return { title: `${event.actorName ?? '有人'}查看了手机号`, more: event.reason, tone: 'plain' }
    case 'order':
      return tellOrder(event)
    case 'closed':
      return { title: `线索${LEAD_STATE_TEXT[event.state]}`, tone: event.state === 'won' ? 'good' : 'plain' }
  }
}

const ANSWER_TEXT: Partial<Record<string, string>> = {
  accepted: '导购接下',
  contacted: '导购接下并联系了顾客',
  done: '导购完成接待',
  declined: '导购婉拒',
  expired: '超时，转给下一位',
  taken_back: '从导购手上收回',
}

function tellDecision(event: Extract<Event, { kind: 'decision' }>): Told {
  const { attempt, mode, guideName, acceptBy, decidedByName, reason } = event
  const who = whoText(event)
  if (mode === 'manual') {
    const why = reason ? `，原因：${endedText(reason)}` : ''
    return {
      title: `第 ${attempt} 次：由人改派`,
      more: `${decidedByName ?? '有权限的人'}分给 ${who || '其他门店的导购'}${why}`,
      tone: 'info',
    }
  }
  if (!acceptBy) return { title: `第 ${attempt} 次：没有分出，进入总部池`, more: modeText(mode), tone: 'warn' }
  return {
    title: `第 ${attempt} 次：分给 ${guideName ?? '其他门店的导购'}`,
    more: [event.storeName, modeText(mode)].filter(Boolean).join('，'),
    tone: 'info',
  }
}

function tellOrder(event: Extract<Event, { kind: 'order' }>): Told {
  const { orderId, orderNo, source, paidFen, refundedFen, rule, policyVersion, commissionFen } = event
  const refunded = refundedFen > 0 ? `，已退 ${fenText(refundedFen)}` : ''
  return {
    title: `成交 ${fenText(paidFen)}${refunded}`,
    more: (
      <>
        {ORDER_SOURCE_TEXT[source]}订单 <Link to={`/orders/${orderId}`}>{orderNo}</Link>
        {rule && `，归因：${ATTRIBUTION_RULE_TEXT[rule]}`}
        {policyVersion !== null && `，佣金 ${fenText(commissionFen)}（分佣规则第 ${policyVersion} 版）`}
      </>
    ),
    tone: 'good',
  }
}
