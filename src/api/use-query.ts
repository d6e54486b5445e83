import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure, Reply } from './reply'

export type Query<Data> = {
  data: Data | null
  /** Why the last attempt failed; the data of the one before stays beside it. */
  error: Failure | null
  isLoading: boolean
  reload: () => Promise<void>
  /** Puts an answer in place that another call brought, such as the cart after a change. */
  replace: (data: Data) => void
}

/**
 * Reads through `ask` when the page opens, when a dependency in `key` changes, and again whenever the page is shown: what
 * another page or another person changed is seen. Only the newest answer counts.
 */
export function useQuery<Data>(key: readonly unknown[], ask: () => Promise<Reply<Data>>): Query<Data> {
  const [state, setState] = useState<Omit<Query<Data>, 'reload' | 'replace'>>({
    data: null,
    error: null,
    isLoading: true,
  })
  const newest = useRef(0)
  const hasAnswer = useRef(false)
  const latestAsk = useRef(ask)
  latestAsk.current = ask

  const reload = useCallback(async () => {
    const mine = ++newest.current
    setState((before) => ({ ...before, isLoading: true }))
    const reply = await latestAsk.current()
    if (mine !== newest.current) return
    hasAnswer.current = true
    setState((before) =>
      reply.ok
        ? { data: reply.data, error: null, isLoading: false }
        : { data: before.data, error: reply.error, isLoading: false },
    )
  }, [])
  const replace = useCallback((data: Data) => {
    newest.current += 1
    setState({ data, error: null, isLoading: false })
  }, [])

  const keyText = JSON.stringify(key)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key is another question
  useEffect(() => {
    void reload()
  }, [keyText, reload])
  // While the first answer is awaited, being shown asks nothing new. A piece that is drawn after its page was shown hears
  // of the next time only, so counting the times would miss that one.
  useDidShow(() => {
    if (hasAnswer.current) void reload()
  })
  return { ...state, reload, replace }
}
