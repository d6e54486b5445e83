import { App } from 'antd'
import { useState } from 'react'
import { useRefusal } from '../../api/session'
import { useAct } from '../../api/use-act'
import { RaiseSuspicionForm } from '../../forms/raise-suspicion-form'
import { ShipOrderForm } from '../../forms/ship-order-form'
import { AllowedButton } from '../../ui/allowed-button'
import { EffectDialog } from '../../ui/effect-dialog'
import { fenText } from '../../ui/fen-text'
import type { ShownOrder } from './answers'

/** What can be done with an order here: send its parcel, and settle an after-sale that ended without more. */
export function OrderActs({ shown }: { shown: ShownOrder }) {
  const [open, setOpen] = useState<'ship' | 'close' | 'doubt' | null>(null)
  const refusal = useRefusal()
  const { order } = shown
  const waits = shown.requests.some(({ state }) => state === 'requested' || state === 'approved')
  const isToSend = shown.fulfilment === 'delivery'
  const whyNotShip = order.state === 'paid' ? null : '只有已付款、还没发出的订单可以发货'
  const whyNotClose = !order.hasOpenAfterSale
    ? '这个订单没有处理中的售后'
    : waits
      ? '还有退款申请没有结束，先处理退款'
      : null
  return (
    <>
      <AllowedButton
        refusal={refusal('raiseSuspicion') ?? (order.paidAt ? null : '订单还没有付款，不在统计里')}
        onClick={() => setOpen('doubt')}
      >
        标记可疑
      </AllowedButton>
      {isToSend && (
        <AllowedButton refusal={refusal('shipOrder') ?? whyNotShip} onClick={() => setOpen('ship')}>
          发货
        </AllowedButton>
      )}
      <AllowedButton refusal={refusal('closeAfterSale') ?? whyNotClose} onClick={() => setOpen('close')}>
        结束售后
      </AllowedButton>
      {open === 'ship' && (
        <ShipOrderForm orderId={order.orderId} orderNo={order.orderNo} onClose={() => setOpen(null)} />
      )}
      {open === 'doubt' && (
        <RaiseSuspicionForm
          subjectKind="order"
          subjectId={order.orderId}
          subject={order.orderNo}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'close' && <CloseAfterSale shown={shown} onClose={() => setOpen(null)} />}
    </>
  )
}

function CloseAfterSale({ shown: { order }, onClose }: { shown: ShownOrder; onClose: () => void }) {
  const { message } = App.useApp()
  const act = useAct('closeAfterSale', {
    onDone: () => {
      message.success('售后已结束')
      onClose()
    },
    onFail: () => true,
  })
  return (
    <EffectDialog
      title={`结束订单 ${order.orderNo} 的售后`}
      effects={[
        '顾客的售后按已处理结束，不再退款',
        `订单剩余实付 ${fenText(order.paidFen - order.refundedFen)}，过了售后期后佣金照常转为可结算`,
      ]}
      confirmText="结束售后"
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={() => void act.run({ orderId: order.orderId })}
      onClose={onClose}
    />
  )
}
