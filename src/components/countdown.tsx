import { Text, View } from '@tarojs/components'
import { useServerNow } from '../api/use-server-now'
import { countdownText, spanText } from '../format/time-text'
import { urgencyOf } from '../format/urgency'
import { meaning } from '../platform/meaning'
import './countdown.scss'

const HOUR_MS = 3_600_000

/** What is left until `until`, by the server's clock; urgent in words and in colour. */
export function Countdown({ until, serverTime }: { until: string; serverTime: string }) {
  const leftMs = Date.parse(until) - useServerNow(serverTime)
  const { urgency, words } = urgencyOf(leftMs)
  const left = leftMs > HOUR_MS ? spanText(leftMs) : countdownText(leftMs)
  return (
    <View className={`countdown countdown-${urgency}`} {...meaning({ role: 'timer' })}>
      <Text>{words}</Text>
      {urgency === 'over' ? null : <Text className="countdown-left">{left}</Text>}
    </View>
  )
}
