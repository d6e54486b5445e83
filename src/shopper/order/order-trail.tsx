import { Text, View } from '@tarojs/components'
import { ORDER_EVENT_TEXT } from '../../../contract/mall-vocabulary'
import { Card } from '../../components/card'
import { timeText } from '../../format/time-text'
import type { OrderOut } from './order-head'
import './order-trail.scss'

/** What happened to the order and when, the newest first. */
export function OrderTrail({ order: { timeline, serverTime } }: { order: OrderOut }) {
  if (timeline.length === 0) return null
  const newestFirst = [...timeline].sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
  return (
    <Card title="订单进度">
      <View className="order-trail">
        {newestFirst.map(({ kind, at }, index) => (
          <View key={`${kind}-${at}`} className={`order-trail-step${index === 0 ? ' order-trail-newest' : ''}`}>
            <Text className="order-trail-words">{ORDER_EVENT_TEXT[kind]}</Text>
            <Text className="order-trail-time">{timeText(at, serverTime)}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}
