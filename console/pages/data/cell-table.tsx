import type { ReactNode } from 'react'

export type CellColumn<Row> = { title: string; render: (row: Row) => ReactNode; isNumber?: boolean }

type Props<Row> = {
  label: string
  columns: readonly CellColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/** A small table that is all there; a wide one is moved by keyboard too. */
export function CellTable<Row>({ label, columns, rows, rowKey }: Props<Row>) {
  const tone = ({ isNumber }: CellColumn<Row>) => (isNumber ? { className: 'number' } : {})
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
      </table>
    </section>
  )
}
