import type { ReactNode } from 'react'

/** A part of a page with a head of its own. */
export function Panel({ title, extra, children }: { title?: ReactNode; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className="panel">
      {title && (
        <h2>
          {title}
          {extra && <span style={{ float: 'right', fontSize: 13, fontWeight: 400 }}>{extra}</span>}
        </h2>
      )}
      {children}
    </section>
  )
}
