import { useCallback, useEffect, useRef, useState } from 'react'
import type { OrderState } from '../../../contract/mall-vocabulary'
import { callShopper } from '../../api/call'
import { failureText } from '../../api/failure-text'
import { ASK_WAITS_MS } from './ask-waits'

export type Paid = {
  /** `asking` and `unsure` both mean that nobody knows yet; the server's word ends them. */
  phase: 'asking' | 'unsure' | 'known'
  state: OrderState | null
  /** Why the last question failed, in words. */
  fault: string | null
  ask: () => void
}

/** Asks the server, and through it WeChat Pay, whether an order is paid: a few times by itself, then when told to. */
export function usePaid(orderId: string): Paid {
  const [answer, setAnswer] = useState<Omit<Paid, 'ask'>>({ phase: 'asking', state: null, fault: null })
  const run = useRef(0)
  const ask = useCallback(async () => {
    const mine = ++run.current
    setAnswer((before) => ({ ...before, phase: 'asking' }))
    for (const waitMs of ASK_WAITS_MS) {
      await new Promise((resolve) => setTimeout(resolve, waitMs))
      if (mine !== run.current) return
      const reply = await callShopper('refreshPayment', { orderId })
      if (mine !== run.current) return
      if (reply.ok && reply.data.state !== 'placed') {
        return setAnswer({ phase: 'known', state: reply.data.state, fault: null })
      }
      setAnswer({
        phase: 'asking',
        state: reply.ok ? reply.data.state : null,
        fault: reply.ok ? null : failureText(reply.error),
      })
      // What is not ours will not become so by asking again.
      if (!reply.ok && reply.error.code === 'order_unknown') break
    }
    setAnswer((before) => ({ ...before, phase: 'unsure' }))
  }, [orderId])
  useEffect(() => {
    void ask()
    return () => {
      run.current += 1
    }
  }, [ask])
  return { ...answer, ask: () => void ask() }
}
