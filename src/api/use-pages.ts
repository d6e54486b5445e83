import { useReachBottom } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure, Reply } from './reply'

export type Pages<Row> = {
  rows: Row[]
  error: Failure | null
  isLoading: boolean
  /** Everything is here. */
  isWhole: boolean
  more: () => void
  reload: () => Promise<void>
}

/**
 * A long list, page by page, the next one when the bottom is reached. Another `key` begins anew; an error keeps what is
 * there and `more` tries again.
 */
export function usePages<Row, Answer extends { next: string | null }>(
  key: readonly unknown[],
  ask: (cursor: string | undefined) => Promise<Reply<Answer>>,
  rowsOf: (answer: Answer) => Row[],
): Pages<Row> {
  const [state, setState] = useState({
    rows: [] as Row[],
    error: null as Failure | null,
    isLoading: true,
    isWhole: false,
  })
  const cursor = useRef<string | undefined>(undefined)
  const newest = useRef(0)
  const isBusy = useRef(false)
  const latest = useRef({ ask, rowsOf })
  latest.current = { ask, rowsOf }

  const load = useCallback(async (isFresh: boolean) => {
    if (isBusy.current && !isFresh) return
    const mine = ++newest.current
    isBusy.current = true
    setState((before) => ({ ...before, isLoading: true, error: null }))
    const reply = await latest.current.ask(isFresh ? undefined : cursor.current)
    if (mine !== newest.current) return
    isBusy.current = false
    if (!reply.ok) return setState((before) => ({ ...before, error: reply.error, isLoading: false }))
    cursor.current = reply.data.next ?? undefined
    const fresh = latest.current.rowsOf(reply.data)
    setState((before) => ({
      rows: isFresh ? fresh : [...before.rows, ...fresh],
      error: null,
      isLoading: false,
      isWhole: reply.data.next === null,
    }))
  }, [])
  const keyText = JSON.stringify(key)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key is another list
  useEffect(() => {
    setState({ rows: [], error: null, isLoading: true, isWhole: false })
    void load(true)
  }, [keyText, load])
  const more = useCallback(() => void load(false), [load])
  useReachBottom(() => {
    if (!state.isWhole && !state.error) more()
  })
  return { ...state, more, reload: useCallback(() => load(true), [load]) }
}
