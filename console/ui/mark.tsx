import type { ReactNode } from 'react'

export type MarkTone = 'plain' | 'good' | 'warn' | 'bad' | 'info'

/** A word for a state. The word says it; the colour only helps. */
export function Mark({ tone = 'plain', children }: { tone?: MarkTone; children: ReactNode }) {
  return <span className={tone === 'plain' ? 'mark' : `mark mark-${tone}`}>{children}</span>
}
