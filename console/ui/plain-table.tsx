import type { ReactNode } from 'react'

export type PlainColumn<Row> = { title: string; render: (row: Row) => ReactNode; isNumber?: boolean }

type Props<Row> = {
  label: string
  columns: readonly PlainColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The sums below, a cell for each column. */
  foot?: readonly ReactNode[]
}

/** A small table that is all there: no paging, no choosing; the last line is its sums. A wide one is moved by keyboard too. */
export function PlainTable<Row>({ label, columns, rows, rowKey, foot }: Props<Row>) {
  const tone = (column: PlainColumn<Row> | undefined) => (column?.isNumber ? { className: 'number' } : {})
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="plain-table" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" {...tone(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.title} {...tone(column)}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {foot.map((cell, at) => (
                <td key={columns[at]?.title} {...tone(columns[at])}>
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
