import { useState } from 'react'
import { answerPromise } from '../format/answer-promise'
import { callShopper, type In } from './call'
import { type Action, useAction } from './use-action'

/** What a shopper asks for, without the key of the asking. */
export type Wish = Omit<In<'captureLead'>, 'idempotencyKey'>

/** Puts a wish on a guide's list; under the same key it is the same wish. */
export function captureWish(key: string, wish: Wish) {
  return callShopper('captureLead', { ...wish, idempotencyKey: key })
}

/** Asking a guide with a tap; `promise` then says who answers by when, until it is forgotten. */
export function useAsk(): { ask: Action<Wish>; promise: string | null; forget: () => void } {
  const [promise, setPromise] = useState<string | null>(null)
  const ask = useAction(captureWish, {
    onDone: (answer) => setPromise(answerPromise(answer, new Date().toISOString())),
  })
  return { ask, promise, forget: () => setPromise(null) }
}
