import { useDidHide, useUnload } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { callShopper, type Out } from '../../api/call'
import type { Failure } from '../../api/reply'
import { isLineFault } from '../../api/reply'
import { type Query, useQuery } from '../../api/use-query'
import { type Change, type Changes, linesWith, withChange, withoutSent } from './cart-changes'

/** Taps that follow each other are one call. */
const GATHER_MS = 500
/** On a bad line, tried again by itself. */
const RETRY_MS = 5000

export type CartQuery = Query<Out<'showCart'>>
export type CartDesk = {
  query: CartQuery
  lines: Out<'showCart'>['lines']
  /** Changes that did not reach the server; they are kept, shown and tried again. */
  saveError: Failure | null
  change: (skuIds: readonly string[], change: Change) => void
  /** Sends what waits now; false when it did not arrive. */
  save: () => Promise<boolean>
}

/**
 * The cart with what the person just did to it. Changes are shown at once, gathered, and sent as absolute values, so that
 * sending twice is harmless. Nothing is dropped before the server confirmed it: not on a bad line, not when the page is left.
 */
export function useCart(): CartDesk {
  const query = useQuery([], () => callShopper('showCart', {}))
  const [changes, setChanges] = useState<Changes>({})
  const [saveError, setSaveError] = useState<Failure | null>(null)
  const waiting = useRef<Changes>({})
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sending = useRef<Promise<boolean> | null>(null)
  const latest = useRef(query)
  latest.current = query

  const put = useCallback((next: Changes) => {
    waiting.current = next
    setChanges(next)
  }, [])

  const sendOnce = useCallback(async (): Promise<boolean> => {
    const sent = waiting.current
    const lines = Object.entries(sent).map(([skuId, change]) => ({ skuId, ...change }))
    if (lines.length === 0) return true
    const reply = await callShopper('setCartLines', { lines })
    if (reply.ok) {
      latest.current.replace(reply.data)
      put(withoutSent(waiting.current, sent))
      setSaveError(null)
      return true
    }
    setSaveError(reply.error)
    // What the server refused it would refuse again: show what it has instead.
    if (!isLineFault(reply.error.code)) {
      put(withoutSent(waiting.current, sent))
      void latest.current.reload()
    }
    return false
  }, [put])

  const save = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current)
    if (sending.current) await sending.current
    sending.current ??= sendOnce().finally(() => {
      sending.current = null
    })
    const isSaved = await sending.current
    clearTimeout(timer.current)
    if (Object.keys(waiting.current).length > 0) timer.current = setTimeout(() => void save(), isSaved ? 0 : RETRY_MS)
    return isSaved && Object.keys(waiting.current).length === 0
  }, [sendOnce])

  const change = useCallback(
    (skuIds: readonly string[], made: Change) => {
      put(skuIds.reduce((before, skuId) => withChange(before, skuId, made), waiting.current))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), GATHER_MS)
    },
    [put, save],
  )

  useDidHide(() => void save())
  useUnload(() => void save())
  useEffect(() => () => clearTimeout(timer.current), [])
  return { query, lines: linesWith(query.data?.lines ?? [], changes), saveError, change, save }
}
