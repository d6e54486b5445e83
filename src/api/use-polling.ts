import { useEffect, useRef } from 'react'
import { pollPaceMs } from './poll-pace'
import { useInSight } from './use-in-sight'

/**
 * Asks again and again while the page is in sight, the next time after the last answer: a slow line is never asked twice
 * at once. `sign` is the text of what matters in the answer; while it stays the same for long, asking slows down.
 */
export function usePolling(ask: () => Promise<void>, { sign, isFailing }: { sign: string; isFailing: boolean }): void {
  const isInSight = useInSight()
  const latest = useRef({ ask, isFailing, sign, changedAtMs: Date.now() })
  latest.current.ask = ask
  latest.current.isFailing = isFailing
  if (latest.current.sign !== sign) Object.assign(latest.current, { sign, changedAtMs: Date.now() })

  const wasInSight = useRef(true)
  useEffect(() => {
    if (!isInSight) {
      wasInSight.current = false
      return
    }
    let isOver = false
    let timer: ReturnType<typeof setTimeout>
    const waitAndAsk = () => {
      const { changedAtMs, isFailing: failing } = latest.current
      const paceMs = pollPaceMs({ unchangedMs: Date.now() - changedAtMs, isFailing: failing })
      timer = setTimeout(askAndGoOn, paceMs)
    }
    const askAndGoOn = async () => {
      await latest.current.ask()
      if (!isOver) waitAndAsk()
    }
    // Somebody who comes back sees what is true now, and has the next minutes at the quick pace.
    if (!wasInSight.current) {
      latest.current.changedAtMs = Date.now()
      void askAndGoOn()
    } else waitAndAsk()
    wasInSight.current = true
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [isInSight])
}
