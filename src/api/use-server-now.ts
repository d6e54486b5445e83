import { useEffect, useRef, useState } from 'react'
import { useInSight } from './use-in-sight'

const TICK_MS = 1000

/**
 * The server's time in milliseconds, told anew every second while the page is in sight and at once when it comes back:
 * it is read from the clock each time, so a nap in the background loses nothing. `serverTime` is that of the newest answer.
 */
export function useServerNow(serverTime: string): number {
  const offset = useRef({ serverTime: '', ms: 0 })
  if (offset.current.serverTime !== serverTime) {
    offset.current = { serverTime, ms: Date.parse(serverTime) - Date.now() }
  }
  const isInSight = useInSight()
  const [, tick] = useState(0)
  useEffect(() => {
    if (!isInSight) return
    tick((count) => count + 1)
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [isInSight])
  return Date.now() + offset.current.ms
}
