import { useState } from 'react'

type Fields = Record<string, unknown>
const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

export type Edit<Values> = { revision: string | null; values: Values }

/**
 * Keeps what a form was opened with, so that a colleague's change in the meantime can be told field by field and merged:
 * a field this person touched stays theirs, all others become what the colleague saved.
 */
export function useMergedEdit<Values extends Fields>(opened: Edit<Values>) {
  const [base, setBase] = useState(opened)
  const [latest, setLatest] = useState<Edit<Values> | null>(null)

  const differencesOf = (labels: Record<string, string>, say: (key: string, value: unknown) => string) => {
    if (!latest) return []
    return Object.entries(labels)
      .filter(([key]) => !isSame(base.values[key], latest.values[key]))
      .map(([key, label]) => ({ label, before: say(key, base.values[key]), now: say(key, latest.values[key]) }))
  }
  /** What the form holds after the merge. */
  const merge = (typed: Values): Values => {
    if (!latest) return typed
    const merged = { ...latest.values } as Fields
    for (const [key, value] of Object.entries(typed)) if (!isSame(value, base.values[key])) merged[key] = value
    setBase(latest)
    setLatest(null)
    return merged as Values
  }
  return { revision: base.revision, hasChanged: latest !== null, setLatest, differencesOf, merge }
}
