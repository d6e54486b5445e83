import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { ORDER_TAB_TEXT, type OrderTab } from '../../../contract/mall-vocabulary'
import { callShopper, type Out } from '../../api/call'
import { usePages } from '../../api/use-pages'
import { EmptyState } from '../../components/empty-state'
import { ErrorView } from '../../components/error-view'
import { ListEnd } from '../../components/list-end'
import { Page } from '../../components/page'
import { PaySheet } from '../../components/pay-sheet'
import { Skeleton } from '../../components/skeleton'
import { TabStrip } from '../../components/tab-strip'
import { openTab } from '../../platform/navigate'
import { OrderCardView } from './order-card'
import './index.scss'

const TABS = Object.keys(ORDER_TAB_TEXT) as OrderTab[]
const ROWS = 10
const EMPTY_NOTE: Record<OrderTab, string> = {
  all: '看中的商品下单后会在这里',
  toPay: '没有等你付款的订单',
  toSend: '没有等待发货或取货的订单',
  toReceive: '没有在路上的订单',
  afterSale: '没有退款或售后中的订单',
}
/** With an order, what the page of the list that it came with said for all. */
type Row = { order: Out<'listMyOrders'>['orders'][number]; serverTime: string }

/** A shopper's orders by what they wait for (`?tab=`). */
export default function Orders() {
  const asked = useRouter().params.tab
  const [tab, setTab] = useState<OrderTab>(TABS.find((known) => known === asked) ?? 'all')
  const [counts, setCounts] = useState<Partial<Out<'listMyOrders'>['counts']>>({})
  const orders = usePages(
    [tab],
    async (cursor) => {
      const reply = await callShopper('listMyOrders', { tab, rows: ROWS, ...(cursor ? { cursor } : {}) })
      if (reply.ok) setCounts(reply.data.counts)
      return reply
    },
    ({ orders: list, serverTime }): Row[] => list.map((order) => ({ order, serverTime })),
  )
  // What became of an order on another page is seen when one comes back.
  const isFirst = useRef(true)
  useDidShow(() => {
    if (!isFirst.current) void orders.reload()
    isFirst.current = false
  })
  usePullDownRefresh(() => void orders.reload().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page>
      <View className="orders-tabs">
        <TabStrip
          label="订单状态"
          tabs={TABS.map((key) => ({
            key,
            words: ORDER_TAB_TEXT[key],
            ...(key === 'all' ? {} : { count: counts[key] ?? 0 }),
          }))}
          chosen={tab}
          onChoose={setTab}
        />
      </View>
      {orders.rows.length > 0 ? (
        <View>
          {orders.rows.map(({ order, serverTime }) => (
            <OrderCardView key={order.orderId} order={order} serverTime={serverTime} onChanged={orders.reload} />
          ))}
          <ListEnd pages={orders} />
        </View>
      ) : orders.error ? (
        <ErrorView error={orders.error} onRetry={orders.reload} />
      ) : orders.isLoading ? (
        <Skeleton kind="rows" />
      ) : (
        <EmptyState
          icon="receipt"
          title={tab === 'all' ? '还没有订单' : '这里是空的'}
          note={EMPTY_NOTE[tab]}
          action={{ words: '去逛逛', onTap: () => openTab('/pages/category/index') }}
        />
      )}
      <PaySheet />
    </Page>
  )
}
