import { useEffect, useRef } from 'react'

/** What is open now, the one on top last: Escape closes that one alone. */
const open: { close: () => void }[] = []

function onKey(event: KeyboardEvent): void {
  if (event.key === 'Escape') open.at(-1)?.close()
}

/** Closes what is on top when the Escape key is pressed, while `isOpen`. */
export function useEscape(isOpen: boolean, close: () => void): void {
  const newest = useRef(close)
  newest.current = close
  useEffect(() => {
    if (!isOpen) return
    const entry = { close: () => newest.current() }
    if (open.push(entry) === 1) window.addEventListener('keydown', onKey)
    return () => {
      open.splice(open.indexOf(entry), 1)
      if (open.length === 0) window.removeEventListener('keydown', onKey)
    }
  }, [isOpen])
}
