import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { callShopper, type Out } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { EmptyState } from '../../components/empty-state'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { goBack } from '../../platform/navigate'
import { RefundForm } from './refund-form'
import { RefundResult } from './refund-result'

/** Asking money back for pieces of an order (`?orderId=`), and what came of asking. */
export default function Refund() {
  const orderId = useRouter().params.orderId ?? ''
  const order = useQuery([orderId], () => callShopper('showMyOrder', { orderId }))
  const [result, setResult] = useState<Out<'requestRefund'> | null>(null)
  if (result) {
    return (
      <Page>
        <RefundResult result={result} />
      </Page>
    )
  }
  if (order.data?.allows.includes('refund')) return <RefundForm order={order.data} onDone={setResult} />
  return (
    <Page>
      <QueryView query={order}>
        {() => (
          <EmptyState
            icon="receipt"
            title="这笔订单现在不能申请退款"
            note="没有付款、已全部退款或已过售后期；有问题可以咨询导购"
            action={{ words: '返回订单', onTap: goBack }}
          />
        )}
      </QueryView>
    </Page>
  )
}
