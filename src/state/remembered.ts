import { useSyncExternalStore } from 'react'
import { readStored, writeStored } from '../platform/storage'

export type Remembered<T> = {
  get(): T
  set(value: T): void
  /** The value in a component, which is drawn again when it changes on any page. */
  use(): T
}

/**
 * A choice of the person that outlives the page and the app: the city they picked, the size of text. Kept on the device
 * only. What is stored by another version and does not fit is forgotten: `isFit` judges.
 */
export function remembered<T>(key: string, initial: T, isFit: (stored: unknown) => boolean): Remembered<T> {
  const listeners = new Set<() => void>()
  let value: T | undefined
  const get = (): T => {
    if (value === undefined) {
      const stored = readStored(key)
      value = isFit(stored) ? (stored as T) : initial
    }
    return value
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    get,
    set(next) {
      value = next
      writeStored(key, next)
      for (const listener of listeners) listener()
    },
    use: () => useSyncExternalStore(subscribe, get, get),
  }
}
