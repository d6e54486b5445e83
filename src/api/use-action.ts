import Taro from '@tarojs/taro'
import { useCallback, useRef, useState } from 'react'
import { failureText } from './failure-text'
import { newKey } from './new-key'
import type { Failure, Reply } from './reply'

export type Action<Input> = {
  run: (input: Input) => Promise<void>
  isBusy: boolean
  error: Failure | null
}

/**
 * Something a person does. While it runs, tapping again does nothing; the failure is told once. `key` stays the same
 * until it worked, so that a retry after a lost answer is the same wish and not a second one; another `input` is another
 * wish. So everything the call sends is in `input`, as plain data.
 */
export function useAction<Input, Data>(
  act: (key: string, input: Input) => Promise<Reply<Data>>,
  answers: {
    onDone?: (data: NoInfer<Data>, input: NoInfer<Input>) => unknown
    /** Answers true when it told the person itself: beside a field, in a dialog. */
    onFail?: (error: Failure, input: NoInfer<Input>) => boolean
  } = {},
): Action<Input> {
  const [state, setState] = useState({ isBusy: false, error: null as Failure | null })
  const wish = useRef({ key: newKey(), text: '' })
  const isRunning = useRef(false)
  const latest = useRef({ act, answers })
  latest.current = { act, answers }

  const run = useCallback(async (input: Input) => {
    if (isRunning.current) return
    isRunning.current = true
    setState({ isBusy: true, error: null })
    const text = JSON.stringify(input) ?? ''
    if (wish.current.text !== text) wish.current = { key: newKey(), text }
    const reply = await latest.current.act(wish.current.key, input)
    isRunning.current = false
    setState({ isBusy: false, error: reply.ok ? null : reply.error })
    const { onDone, onFail } = latest.current.answers
    if (reply.ok) {
      wish.current = { key: newKey(), text: '' }
      await onDone?.(reply.data, input)
    } else if (!onFail?.(reply.error, input)) {
      void Taro.showToast({ title: failureText(reply.error), icon: 'none', duration: 2500 })
    }
  }, [])
  return { ...state, run }
}
