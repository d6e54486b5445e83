import type { ReactNode } from 'react'

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

/** A short table that is all there: no paging, no choosing. What is too wide scrolls, by keyboard too. */
export function ShortTable({ label, heads, numbers = 0, lines, foot, empty }: Props) {
  if (lines.length === 0) return <>{empty}</>
  const tone = (at: number) => (at >= heads.length - numbers ? { className: 'number' } : {})
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="plain-table" aria-label={label} tabIndex={0} style={{ marginBottom: 16 }}>
      <table>
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={head} scope="col" {...tone(at)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, at) => (
                <td key={heads[at]} {...tone(at)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {foot.map((cell, at) => (
                <td key={heads[at]} {...tone(at)}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}
