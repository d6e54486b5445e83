import { Button, Image, Text, View } from '@tarojs/components'
import { FULFILMENT_TEXT, orderStateText } from '../../../contract/mall-vocabulary'
import { ORDER_SOURCE_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { FenText } from '../../components/fen-text'
import { Icon } from '../../components/icon'
import { OrderActions } from '../../components/order-actions'
import { PayCountdown } from '../../components/pay-countdown'
import { Tag } from '../../components/tag'
import { timeText } from '../../format/time-text'
import { meaning } from '../../platform/meaning'
import { openPage } from '../../platform/navigate'
import './order-card.scss'

type Order = Out<'listMyOrders'>['orders'][number]
type Props = { order: Order; serverTime: string; onChanged: () => Promise<void> }
const PICTURES_SHOWN = 3

/** An order in a list: its state, what was bought, the sum, and what can be done now. */
export function OrderCardView({ order, serverTime, onChanged }: Props) {
  const { orderId, state, fulfilment, lines, paidFen, payBy, placedAt, source, storeName } = order
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const how = fulfilment ? FULFILMENT_TEXT[fulfilment] : ORDER_SOURCE_TEXT[source]
  return (
    <View className="order-card">
      <Button className="order-card-open" onClick={() => openPage('/shopper/order/index', { orderId })}>
        <View className="order-card-head">
          <Text className="order-card-state">{orderStateText(state, fulfilment)}</Text>
          {order.hasOpenAfterSale ? <Tag tone="warn">售后处理中</Tag> : null}
          {order.refundedFen > 0 ? <Tag>{order.refundedFen < paidFen ? '部分退款' : '已退款'}</Tag> : null}
          <Text className="order-card-time">{timeText(placedAt, serverTime)}</Text>
        </View>
        <View className="order-card-goods">
          {lines.slice(0, PICTURES_SHOWN).map(({ lineNo, pictureUrl }) =>
            pictureUrl ? (
              <Image
                key={lineNo}
                className="order-card-picture"
                src={pictureUrl}
                mode="aspectFill"
                {...meaning({ isHidden: true })}
              />
            ) : (
              <View key={lineNo} className="order-card-picture order-card-blank">
                <Icon name="box" />
              </View>
            ),
          )}
          <View className="order-card-words">
            <Text className="order-card-title">{lines[0]?.title ?? ''}</Text>
            <Text className="order-card-how">{[how, storeName].filter(Boolean).join(' · ')}</Text>
          </View>
        </View>
        <View className="order-card-sum">
          <Text>{`共 ${pieces} 件`}</Text>
          <FenText amountFen={paidFen} />
        </View>
      </Button>
      {state === 'placed' && payBy ? (
        <View className="order-card-wait">
          <PayCountdown payBy={payBy} serverTime={serverTime} onOver={onChanged} />
        </View>
      ) : null}
      <OrderActions order={order} onChanged={onChanged} />
    </View>
  )
}
