import { useEffect, useState } from 'react'

const SETTLES_MS = 250

/** A value once it has stopped changing: what somebody types is asked for when they pause. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLES_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
