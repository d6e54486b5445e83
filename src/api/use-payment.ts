import { requestPayment, type SheetEnd } from '../platform/request-payment'
import { callShopper } from './call'
import type { Failure } from './reply'
import { type Action, useAction } from './use-action'

type Owed = { orderId: string; amountFen: number }

/**
 * Pays an order: the server's signed sheet is shown and its end told. `done` is what the client believes; whether it is
 * paid, the page behind it asks the server. What was paid already ends as `done` without a sheet.
 */
export function usePayment(told: {
  onEnd: (end: SheetEnd, owed: Owed) => unknown
  onFail?: (error: Failure, owed: Owed) => boolean
}): Action<Owed> {
  return useAction<Owed, SheetEnd>(
    async (_key, { orderId, amountFen }: Owed) => {
      const started = await callShopper('startPayment', { orderId })
      if (!started.ok) return started
      const { payment } = started.data
      return { ok: true, data: payment ? await requestPayment(payment, amountFen) : 'done' }
    },
    { onDone: told.onEnd, ...(told.onFail ? { onFail: told.onFail } : {}) },
  )
}
