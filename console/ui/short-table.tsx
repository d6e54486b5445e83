import type { ReactNode } from 'react'
import { PlainTable } from './plain-table'

export type ShortLine = { key: string; cells: readonly ReactNode[] }
type Props = {
  label: string
  heads: readonly string[]
  /** So many of the last columns are numbers and stand to the right. */
  numbers?: number
  lines: readonly ShortLine[]
  /** The sums below, a cell for each column. */
  foot?: readonly ReactNode[]
  empty: ReactNode
}

/** A plain table of cells that were made beforehand; with none, what is said instead. */
export function ShortTable({ label, heads, numbers = 0, lines, foot, empty }: Props) {
  if (lines.length === 0) return <>{empty}</>
  const columns = heads.map((title, at) => ({
    title,
    isNumber: at >= heads.length - numbers,
    render: ({ cells }: ShortLine) => cells[at],
  }))
  return (
    <div style={{ marginBottom: 16 }}>
      <PlainTable label={label} columns={columns} rows={lines} rowKey={({ key }) => key} {...(foot ? { foot } : {})} />
    </div>
  )
}
