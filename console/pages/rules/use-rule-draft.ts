import { useCallback, useEffect, useMemo, useState } from 'react'
import type { RuleSet } from '../../../contract/rule-set'

type Kept = {
  doc: RuleSet
  /** The version it will be saved on top of. */
  parent: number
  /** What it was before each change, newest last, with what was changed: typing on in one field is one step. */
  past: { doc: RuleSet; what: string }[]
}

const STEPS_MAX = 40

export type RuleDraft = {
  doc: RuleSet
  parent: number
  isChanged: boolean
  change: (doc: RuleSet, what: string) => void
  /** Takes a merged document and what it stands on; `what` was before can be had again. */
  rebase: (doc: RuleSet, parent: number) => void
  undo: (() => void) | null
  /** It was begun before, in this tab, and found again. */
  isFound: boolean
  /** Throws it away and begins anew. */
  restart: () => void
  /** Nothing of it is kept any more: it was saved, or thrown away. */
  forget: () => void
}

/**
 * A draft of the rules while it is edited: kept in this tab under `key`, so that a reload or a session that ended loses
 * nothing. `start` is what it begins with.
 */
export function useRuleDraft(key: string, start: { doc: RuleSet; parent: number; isNew: boolean }): RuleDraft {
  const slot = `rules:${key}`
  const fresh: Kept = { doc: start.doc, parent: start.parent, past: [] }
  const [found, setFound] = useState(() => read(slot))
  const [kept, setKept] = useState<Kept>(found ?? fresh)
  const before = useMemo(() => JSON.stringify(start.doc), [start.doc])
  const isChanged = start.isNew || kept.parent !== start.parent || JSON.stringify(kept.doc) !== before

  useEffect(() => {
    if (isChanged) sessionStorage.setItem(slot, JSON.stringify({ ...kept, past: [] }))
    else sessionStorage.removeItem(slot)
  }, [slot, kept, isChanged])

  const change = useCallback((doc: RuleSet, what: string) => setKept((now) => stepped(now, doc, now.parent, what)), [])
  const rebase = useCallback(
    (doc: RuleSet, parent: number) => setKept((now) => stepped(now, doc, parent, 'rebase')),
    [],
  )
  return {
    doc: kept.doc,
    parent: kept.parent,
    isChanged,
    change,
    rebase,
    undo:
      kept.past.length === 0
        ? null
        : () => setKept((now) => ({ ...now, doc: now.past.at(-1)!.doc, past: now.past.slice(0, -1) })),
    isFound: found !== null,
    restart: () => {
      setFound(null)
      setKept(fresh)
    },
    forget: () => sessionStorage.removeItem(slot),
  }
}

function stepped(now: Kept, doc: RuleSet, parent: number, what: string): Kept {
  const isSameStep = now.past.at(-1)?.what === what && what.startsWith('field:')
  const past = isSameStep ? now.past : [...now.past, { doc: now.doc, what }].slice(-STEPS_MAX)
  // What was before another parent cannot be gone back to: it would be saved over what that parent holds.
  return { doc, parent, past: parent === now.parent ? past : [] }
}

function read(slot: string): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(slot) ?? 'null') as Kept | null
  } catch {
    return null
  }
}
