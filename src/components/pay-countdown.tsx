import { Text } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { useServerNow } from '../api/use-server-now'
import { countdownText } from '../format/time-text'
import { meaning } from '../platform/meaning'
import './pay-countdown.scss'

type Props = { payBy: string; serverTime: string; onOver: () => Promise<void> }

/** How long the goods of an unpaid order are still kept, by the server's clock. */
export function PayCountdown({ payBy, serverTime, onOver }: Props) {
  const leftMs = Date.parse(payBy) - useServerNow(serverTime)
  const isOver = leftMs <= 0
  const over = useRef(onOver)
  over.current = onOver
  useEffect(() => {
    if (isOver) void over.current()
  }, [isOver])
  if (isOver) return <Text className="pay-countdown">付款时间已过，正在关闭订单</Text>
  return (
    <Text className="pay-countdown" {...meaning({ role: 'timer' })}>
      {`请在 ${countdownText(leftMs)} 内付款，商品已为你留好`}
    </Text>
  )
}
