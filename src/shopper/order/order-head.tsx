import { Text, View } from '@tarojs/components'
import { orderStateText } from '../../../contract/mall-vocabulary'
import type { Out } from '../../api/call'
import { PayCountdown } from '../../components/pay-countdown'
import { meaning } from '../../platform/meaning'
import { nextText } from './next-text'
import './order-head.scss'

export type OrderOut = Out<'showMyOrder'>

/** What the order waits for, in large words, and what comes next. */
export function OrderHead({ order, onOver }: { order: OrderOut; onOver: () => Promise<void> }) {
  const { state, fulfilment, payBy, serverTime } = order
  return (
    <View className="order-head">
      <Text className="order-head-state" id="order-state" {...meaning({ role: 'heading', level: 1 })}>
        {orderStateText(state, fulfilment)}
      </Text>
      {state === 'placed' && payBy ? (
        <PayCountdown payBy={payBy} serverTime={serverTime} onOver={onOver} />
      ) : (
        <Text className="order-head-next">{nextText(order)}</Text>
      )}
    </View>
  )
}
