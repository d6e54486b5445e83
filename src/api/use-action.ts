import Taro from '@tarojs/taro'
import { useCallback, useRef, useState } from 'react'
import { failureText } from './failure-text'
import { newKey } from './new-key'
import type { Failure, Reply } from './reply'

export type Action<Args extends unknown[]> = {
  run: (...args: Args) => Promise<void>
  isBusy: boolean
  error: Failure | null
}

/**
 * Something a person does. While it runs, tapping again does nothing; the failure is told once. `key` stays the same
 * until it worked, so that a retry after a lost answer is the same wish and not a second one; other arguments are
 * another wish. So everything the call sends is an argument of `run`, and plain data.
 */
export function useAction<Args extends unknown[], Data>(
  act: (key: string, ...args: Args) => Promise<Reply<Data>>,
  options: {
    onDone?: (data: Data, ...args: Args) => void | Promise<void>
    /** Answers true when it told the person itself: beside a field, in a dialog. */
    onFail?: (error: Failure, ...args: Args) => boolean
  } = {},
): Action<Args> {
  const [state, setState] = useState({ isBusy: false, error: null as Failure | null })
  const wish = useRef({ key: newKey(), text: '' })
  const isRunning = useRef(false)
  const latest = useRef({ act, options })
  latest.current = { act, options }

  const run = useCallback(async (...args: Args) => {
    if (isRunning.current) return
    isRunning.current = true
    setState({ isBusy: true, error: null })
    const text = JSON.stringify(args)
    if (wish.current.text !== text) wish.current = { key: newKey(), text }
    const reply = await latest.current.act(wish.current.key, ...args)
    isRunning.current = false
    setState({ isBusy: false, error: reply.ok ? null : reply.error })
    const { onDone, onFail } = latest.current.options
    if (reply.ok) {
      wish.current = { key: newKey(), text: '' }
      await onDone?.(reply.data, ...args)
    } else if (!onFail?.(reply.error, ...args)) {
      void Taro.showToast({ title: failureText(reply.error), icon: 'none', duration: 2500 })
    }
  }, [])
  return { ...state, run }
}
