import { FOLLOW_UP_WAY_TEXT, type FollowUpWay, LEAD_STATE_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { FenText } from '../../components/fen-text'
import type { TimelineItem } from '../../components/timeline'
import { touchWords, wishWords } from '../../format/lead-words'
import { dayText, timeText } from '../../format/time-text'

export type MemberEntry = Out<'showMyMember'>['entries'][number]

/** One thing that happened with a customer, as a line of their history. */
export function entryItem(entry: MemberEntry, index: number, now: Date): TimelineItem {
  const common = { key: `${entry.at}-${index}`, at: timeText(entry.at, now) }
  switch (entry.kind) {
    case 'touch':
      return {
        ...common,
        title: touchWords({ kind: entry.touch, subject: entry.subject }),
        note: entry.storeName,
        isQuiet: true,
      }
    case 'lead':
      return { ...common, title: `咨询：${wishWords(entry.wish)}`, note: LEAD_STATE_TEXT[entry.state] }
    case 'order':
      return {
        ...common,
        title: entry.title ? `购买 ${entry.title}` : '购买',
        note: `订单 ${entry.orderNo}`,
        aside: <FenText amountFen={entry.paidFen} size="small" />,
      }
    case 'follow_up':
      return {
        ...common,
        title: entry.note,
        note: [
          `跟进 · ${FOLLOW_UP_WAY_TEXT[entry.way as FollowUpWay] ?? entry.way}`,
          entry.nextOn ? `约好${dayText(`${entry.nextOn}T12:00:00+08:00`, now)}再跟进` : '',
        ]
          .filter(Boolean)
          .join(' · '),
      }
  }
}
