import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { callShopper, type Out } from '../api/call'
import { isLineFault } from '../api/reply'
import { useAction } from '../api/use-action'
import { usePayment } from '../api/use-payment'
import { openPage } from '../platform/navigate'
import { Sheet } from './sheet'
import { TapButton } from './tap-button'
import './order-actions.scss'

type Order = Pick<Out<'listMyOrders'>['orders'][number], 'orderId' | 'allows' | 'paidFen' | 'lines' | 'fulfilment'>
type Props = {
  order: Order
  /** On the page of the order itself its code is in sight. */
  isOwnPage?: boolean
  onChanged: () => Promise<void>
}

/** What the buyer may do with an order now, as the server allows it. Giving up and confirming show their effect first. */
export function OrderActions({ order, isOwnPage = false, onChanged }: Props) {
  const { orderId, allows, paidFen, fulfilment } = order
  const [asking, setAsking] = useState<'cancel' | 'confirm' | null>(null)
  const pay = usePayment({
    onEnd: (end) => {
      if (end === 'done') return openPage('/shopper/pay-result/index', { orderId })
      if (end === 'failed') void Taro.showToast({ title: '付款没有完成，可以再试一次', icon: 'none' })
      return onChanged()
    },
    onFail: ({ code }) => {
      // A line that failed would only fail again, and be told twice.
      if (!isLineFault(code)) void onChanged()
      return false
    },
  })
  return (
    <View className="order-actions">
      {allows.includes('cancel') ? (
        <TapButton id="cancel-order" size="small" onTap={() => setAsking('cancel')}>
          取消订单
        </TapButton>
      ) : null}
      {allows.includes('refund') ? (
        <TapButton id="ask-refund" size="small" onTap={() => openPage('/shopper/refund/index', { orderId })}>
          申请退款
        </TapButton>
      ) : null}
      {allows.includes('confirm') ? (
        <TapButton id="confirm-received" size="small" tone="primary" onTap={() => setAsking('confirm')}>
          确认收货
        </TapButton>
      ) : null}
      {allows.includes('showCode') && fulfilment === 'pickup' && !isOwnPage ? (
        <TapButton size="small" tone="primary" onTap={() => openPage('/shopper/order/index', { orderId })}>
          取货码
        </TapButton>
      ) : null}
      {allows.includes('pay') ? (
        <TapButton
          id="pay-order"
          size="small"
          tone="primary"
          isBusy={pay.isBusy}
          onTap={() => pay.run({ orderId, amountFen: paidFen })}
        >
          去付款
        </TapButton>
      ) : null}
      <CancelSheet order={order} isOpen={asking === 'cancel'} onClose={() => setAsking(null)} onChanged={onChanged} />
      <ReceivedSheet
        order={order}
        isOpen={asking === 'confirm'}
        onClose={() => setAsking(null)}
        onChanged={onChanged}
      />
    </View>
  )
}

type SheetProps = { order: Order; isOpen: boolean; onClose: () => void; onChanged: () => Promise<void> }

function CancelSheet({ order: { orderId, lines }, isOpen, onClose, onChanged }: SheetProps) {
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const cancel = useAction((_key, wanted: string) => callShopper('cancelOrder', { orderId: wanted }), {
    onDone: () => {
      onClose()
      return onChanged()
    },
    // Paid or closed meanwhile: the page shows what is true now.
    onFail: ({ code }) => {
      onClose()
      if (!isLineFault(code)) void onChanged()
      return false
    },
  })
  return (
    <Sheet isOpen={isOpen} title="取消订单" onClose={onClose}>
      <View className="order-ask">
        <Text>{`取消后，为你留的 ${pieces} 件商品会放回货架，这笔订单不能恢复。`}</Text>
        <TapButton id="confirm-cancel" tone="danger" isWide isBusy={cancel.isBusy} onTap={() => cancel.run(orderId)}>
          确认取消订单
        </TapButton>
        <TapButton isWide onTap={onClose}>
          再想想
        </TapButton>
      </View>
    </Sheet>
  )
}

function ReceivedSheet({ order: { orderId }, isOpen, onClose, onChanged }: SheetProps) {
  const confirm = useAction((_key, wanted: string) => callShopper('confirmReceived', { orderId: wanted }), {
    onDone: () => {
      onClose()
      return onChanged()
    },
  })
  return (
    <Sheet isOpen={isOpen} title="确认收货" onClose={onClose}>
      <View className="order-ask">
        <Text>请在收到全部商品、检查无误后确认。确认后仍可以申请售后。</Text>
        <TapButton
          id="confirm-received-yes"
          tone="primary"
          isWide
          isBusy={confirm.isBusy}
          onTap={() => confirm.run(orderId)}
        >
          已收到，确认收货
        </TapButton>
        <TapButton isWide onTap={onClose}>
          还没收到
        </TapButton>
      </View>
    </Sheet>
  )
}
