import { useSearchParams } from 'react-router'

/**
 * The state of a page in its address: what is filtered, sorted, opened. `defaults` names every key; a key that has its
 * default is left out of the address. Setting goes into the history unless `replace` is said.
 */
export function useUrlState<State extends Record<string, string>>(defaults: State) {
  const [params, setParams] = useSearchParams()
  const state = Object.fromEntries(Object.entries(defaults).map(([key, usual]) => [key, params.get(key) ?? usual])) as {
    [Key in keyof State]: string
  }

  const set = (change: Partial<{ [Key in keyof State]: string }>, { replace = false } = {}) => {
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        for (const [key, value] of Object.entries(change)) {
          if (value === undefined || value === defaults[key]) after.delete(key)
          else after.set(key, value)
        }
        // Another question starts at its first page.
        if (!('cursor' in change)) after.delete('cursor')
        return after
      },
      // A filter further down is not scrolled away under the hand; the next rows are read from the first.
      { replace, preventScrollReset: !('cursor' in change) },
    )
  }
  return [state, set] as const
}
