import type { ReactNode } from 'react'
import { Link } from 'react-router'

/** One number of importance; with `to` it opens the list it counts. */
export function Figure({ name, value, hint, to }: { name: string; value: ReactNode; hint?: ReactNode; to?: string }) {
  const inside = (
    <>
      <dl style={{ margin: 0 }}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </dl>
      {hint && <small>{hint}</small>}
    </>
  )
  return to ? (
    <Link className="figure" to={to}>
      {inside}
    </Link>
  ) : (
    <div className="figure">{inside}</div>
  )
}
