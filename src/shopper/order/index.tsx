import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { callShopper } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { EmptyState } from '../../components/empty-state'
import { OrderActions } from '../../components/order-actions'
import { Page } from '../../components/page'
import { PaySheet } from '../../components/pay-sheet'
import { QueryView } from '../../components/query-view'
import { replacePage } from '../../platform/navigate'
import { OrderGoods } from './order-goods'
import { OrderHead } from './order-head'
import { OrderRefunds } from './order-refunds'
import { OrderTrail } from './order-trail'
import { WhereCard } from './where-card'
import './index.scss'

/** One order (`?orderId=`): what it waits for, how it is fetched or where it is, and what can be done. */
export default function Order() {
  const orderId = useRouter().params.orderId ?? ''
  const query = useQuery([orderId], () => callShopper('showMyOrder', { orderId }))
  usePullDownRefresh(() => void query.reload().finally(() => Taro.stopPullDownRefresh()))
  const order = query.data
  if (order === null && query.error?.code === 'order_unknown') {
    return (
      <Page>
        <EmptyState
          icon="receipt"
          title="找不到这笔订单"
          note="它可能属于另一个微信账号"
          action={{ words: '查看我的订单', onTap: () => replacePage('/shopper/orders/index') }}
        />
      </Page>
    )
  }
  const hasActions = order?.allows.some((way) => way !== 'showCode') ?? false
  return (
    <Page footer={order && hasActions ? <OrderActions order={order} isOwnPage onChanged={query.reload} /> : null}>
      <QueryView query={query}>
        {(data) => (
          <>
            <OrderHead order={data} onOver={query.reload} />
            <WhereCard order={data} />
            <OrderGoods order={data} />
            <OrderRefunds order={data} onChanged={query.reload} />
            <OrderTrail order={data} />
          </>
        )}
      </QueryView>
      <PaySheet />
    </Page>
  )
}
