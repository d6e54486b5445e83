import { Text } from '@tarojs/components'
import { FOLLOW_UP_WAY_TEXT, type FollowUpWay } from '../../../contract/vocabulary'
import { Card } from '../../components/card'
import { Timeline } from '../../components/timeline'
import { touchWords } from '../../format/lead-words'
import { dayText, timeText } from '../../format/time-text'
import type { Lead } from './lead-props'

/** What was done for this person, and the trail that led here. Before accepting there is neither. */
export function LeadHistory({ lead }: { lead: Lead }) {
  const { followUps, trail, serverTime, state, allows } = lead
  if (state === 'offered') {
    return (
      <Card title="足迹与跟进">
        <Text className="lead-note">接下线索后可以看到顾客的足迹和看过的商品</Text>
      </Card>
    )
  }
  return (
    <>
      <Card title="跟进记录">
        {followUps.length === 0 ? (
          <Text className="lead-note">{allows.length > 0 ? '还没有跟进记录，联系顾客后记一笔' : '没有跟进记录'}</Text>
        ) : (
          <Timeline
            items={followUps.map(({ way, note, nextOn, at }) => ({
              key: at,
              at: timeText(at, serverTime),
              title: note,
              note: [
                FOLLOW_UP_WAY_TEXT[way as FollowUpWay] ?? way,
                nextOn ? `约好${dayText(`${nextOn}T12:00:00+08:00`, serverTime)}再跟进` : '',
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
        )}
      </Card>
      <Card title="顾客足迹">
        {trail.length === 0 ? (
          <Text className="lead-note">没有可以展示的足迹</Text>
        ) : (
          <Timeline
            items={trail.map((touch, index) => ({
              key: `${touch.occurredAt}-${index}`,
              at: timeText(touch.occurredAt, serverTime),
              title: touchWords(touch),
              note: [touch.storeName, touch.guideName].filter(Boolean).join(' · '),
            }))}
          />
        )}
      </Card>
    </>
  )
}
