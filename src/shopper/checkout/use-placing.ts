import { useState } from 'react'
import { callShopper, type In } from '../../api/call'
import { useAction } from '../../api/use-action'
import { usePayment } from '../../api/use-payment'
import { replacePage } from '../../platform/navigate'

type Order = Omit<In<'placeOrder'>, 'idempotencyKey'>
export type Placing = {
  run: (order: Order) => Promise<void>
  isBusy: boolean
  /** The sum moved between showing and submitting: it is shown anew and asked again. */
  changed: { beforeFen: number; nowFen: number } | null
  /** Articles that were taken by others meanwhile. */
  shortIds: readonly string[]
}

/**
 * Places the order once, however often the button is pressed or the line fails, and pays it. What comes of the payment
 * is asked for on the next page; a sheet that was closed leads to the order, where it can be paid later.
 */
export function usePlacing({ onOutdated }: { onOutdated: () => Promise<void> }): Placing {
  const [changed, setChanged] = useState<Placing['changed']>(null)
  const [shortIds, setShortIds] = useState<readonly string[]>([])
  const openOrder = (orderId: string) => replacePage('/shopper/order/index', { orderId })
  const pay = usePayment({
    onEnd: (end, { orderId }) =>
      end === 'done' ? replacePage('/shopper/pay-result/index', { orderId }) : openOrder(orderId),
    // The order stands; that its payment could not begin is told, and tried again from there.
    onFail: (_error, { orderId }) => {
      openOrder(orderId)
      return false
    },
  })
  const place = useAction((key, order: Order) => callShopper('placeOrder', { ...order, idempotencyKey: key }), {
    onDone: ({ orderId, paidFen, state }) =>
      state === 'placed'
        ? pay.run({ orderId, amountFen: paidFen })
        : replacePage('/shopper/pay-result/index', { orderId }),
    onFail: ({ code, details }, order) => {
      if (code === 'price_changed') {
        setChanged({ beforeFen: order.expectedFen ?? 0, nowFen: Number(details.payableFen) })
        void onOutdated()
        return true
      }
      if (code === 'stock_short') {
        setShortIds(Array.isArray(details.skuIds) ? details.skuIds.map(String) : [])
        void onOutdated()
      }
      return false
    },
  })
  return {
    run: (order) => {
      setChanged(null)
      setShortIds([])
      return place.run(order)
    },
    isBusy: place.isBusy || pay.isBusy,
    changed,
    shortIds,
  }
}
