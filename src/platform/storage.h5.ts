import { personaName } from './persona.h5'

// One browser may show several people side by side: each has a drawer of their own.
const drawer = (key: string) => `${personaName()}/${key}`

/** What was stored under a key for this person, or null. */
export function readStored(key: string): unknown {
  try {
    return JSON.parse(window.localStorage.getItem(drawer(key)) ?? 'null')
  } catch {
    return null
  }
}

/** Storing may fail (full, forbidden): the choice then lasts as long as the page. */
export function writeStored(key: string, value: unknown): void {
  try {
    window.localStorage.setItem(drawer(key), JSON.stringify(value))
  } catch {
    // Nothing depends on it.
  }
}
