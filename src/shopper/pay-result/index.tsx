import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { callShopper, type Out } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { FenText } from '../../components/fen-text'
import { Icon } from '../../components/icon'
import { Page } from '../../components/page'
import { PickUpCode } from '../../components/pick-up-code'
import { QueryView } from '../../components/query-view'
import { TapButton } from '../../components/tap-button'
import { meaning } from '../../platform/meaning'
import { openTab, replacePage } from '../../platform/navigate'
import { Remind } from './remind'
import { usePaid } from './use-paid'
import './index.scss'

/** After the payment sheet (`?orderId=`): what the server knows, never what the sheet said. */
export default function PayResult() {
  const orderId = useRouter().params.orderId ?? ''
  const paid = usePaid(orderId)
  const ways = (
    <View className="pay-result-ways">
      <TapButton id="open-order" isWide onTap={() => replacePage('/shopper/order/index', { orderId })}>
        查看订单
      </TapButton>
      <TapButton isWide onTap={() => openTab('/pages/home/index')}>
        回到首页
      </TapButton>
    </View>
  )
  if (paid.phase !== 'known') {
    return (
      <Page>
        <View className="pay-result" id="pay-unsure" {...meaning({ role: 'status', isLive: true })}>
          <View className="pay-result-mark pay-result-wait">
            <Icon name="clock" size="large" />
          </View>
          <Text className="pay-result-title">支付结果确认中</Text>
          <Text className="pay-result-note">
            {paid.fault ??
              (paid.phase === 'asking'
                ? '正在向微信支付核实，请稍等'
                : '微信支付还没有确认到账。若已付款，请勿重复付款，稍后刷新')}
          </Text>
          <TapButton id="ask-again" tone="primary" isBusy={paid.phase === 'asking'} onTap={paid.ask}>
            刷新
          </TapButton>
        </View>
        {ways}
      </Page>
    )
  }
  return (
    <Page>
      {paid.state === 'cancelled' ? (
        <View className="pay-result">
          <View className="pay-result-mark pay-result-wait">
            <Icon name="alert" size="large" />
          </View>
          <Text className="pay-result-title">订单已取消</Text>
          <Text className="pay-result-note">没有收到款项；若已扣款，会原路退回</Text>
        </View>
      ) : (
        <Success orderId={orderId} />
      )}
      {ways}
    </Page>
  )
}

function Success({ orderId }: { orderId: string }) {
  const order = useQuery([orderId], () => callShopper('showMyOrder', { orderId }))
  return (
    <View>
      <View className="pay-result" id="pay-success">
        <View className="pay-result-mark">
          <Icon name="check" size="large" />
        </View>
        <Text className="pay-result-title" {...meaning({ role: 'heading', level: 1 })}>
          付款成功
        </Text>
        {order.data ? <FenText amountFen={order.data.paidFen} size="large" /> : null}
      </View>
      <QueryView query={order}>{(data) => <Next order={data} />}</QueryView>
    </View>
  )
}

function Next({ order: { fulfilment, pickUpCode, store, storeName, guideName } }: { order: Out<'showMyOrder'> }) {
  const isPickup = fulfilment === 'pickup'
  return (
    <View>
      {pickUpCode && isPickup ? (
        <Card>
          <PickUpCode code={pickUpCode} />
        </Card>
      ) : null}
      <Card title="接下来">
        <Text className="pay-result-line">
          {isPickup
            ? `1. 到${storeName ?? '门店'}出示取货码${store ? `（${store.address}）` : ''}`
            : '1. 我们为你备货并发出，快递单号会出现在订单里'}
        </Text>
        <Text className="pay-result-line">
          {isPickup ? '2. 和导购一起核对商品，当场取走' : '2. 收到后检查商品，在订单里确认收货'}
        </Text>
        {guideName ? <Text className="pay-result-line">{`有问题可以找你的导购 ${guideName}`}</Text> : null}
      </Card>
      <Remind wanted={isPickup ? ['order_ready', 'refund_done'] : ['refund_done']} />
    </View>
  )
}
