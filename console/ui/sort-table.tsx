import { Input, Table } from 'antd'
import { type ReactNode, useState } from 'react'
import { EmptyView } from './state-view'
import { useUrlState } from './use-url-state'

export type SortColumn<Row> = {
  key: string
  title: ReactNode
  render: (row: Row) => ReactNode
  /** What rows are ordered by; without it the column is not sorted. */
  sortBy?: (row: Row) => number | string
  isNumber?: boolean
  width?: number
}

type Props<Row> = {
  /** Names the table in the address: what is searched and sorted there survives a reload. */
  id: string
  label: string
  columns: readonly SortColumn<Row>[]
  /** All there are: this table pages by itself. */
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** What the search looks in. */
  words?: (row: Row) => string
  searchLabel?: string
  empty: { title: string; next?: ReactNode }
  rowsAPage?: number
  filters?: ReactNode
  summary?: ReactNode
}

/** A table of rows that are all here: sorted by any column, searched by words, paged when long. */
export function SortTable<Row extends object>(props: Props<Row>) {
  const { id, label, columns, rows, rowKey, words, searchLabel, empty, rowsAPage = 20, filters, summary } = props
  const [sortKey, findKey, pageKey] = [`${id}Sort`, `${id}Find`, `${id}Page`]
  const [url, setUrl] = useUrlState({ [sortKey]: '', [findKey]: '', [pageKey]: '1' })
  // What is typed is kept here too: the address follows too late for a hand that composes characters.
  const [typed, setTyped] = useState(url[findKey] ?? '')
  const sought = typed.trim()
  const found = sought && words ? rows.filter((row) => words(row).includes(sought)) : rows
  const [sortedKey, direction] = (url[sortKey] ?? '').split('.')
  const sorted = sortRows(found, columns.find(({ key }) => key === sortedKey)?.sortBy, direction)
  return (
    <section aria-label={label}>
      {(filters || words || summary) && (
        <div className="filters">
          {words && (
            <Input.Search
              aria-label={searchLabel ?? '搜索'}
              placeholder={searchLabel ?? '搜索'}
              allowClear
              style={{ width: 220 }}
              value={typed}
              onChange={({ target }) => {
                setTyped(target.value)
                setUrl({ [findKey]: target.value, [pageKey]: '1' }, { replace: true })
              }}
            />
          )}
          {filters}
          {summary && <span className="filters-end soft">{summary}</span>}
        </div>
      )}
      <Table<Row>
        size="small"
        rowKey={rowKey}
        dataSource={sorted}
        columns={columns.map(({ key, title, render, sortBy, isNumber, width }) => ({
          key,
          title,
          render: (_: unknown, row: Row) => render(row),
          ...(sortBy ? { sorter: true, sortOrder: orderOf(key === sortedKey ? direction : undefined) } : {}),
          ...(isNumber ? { align: 'right' as const, className: 'number' } : {}),
          ...(width ? { width } : {}),
        }))}
        pagination={
          sorted.length > rowsAPage
            ? { pageSize: rowsAPage, current: Number(url[pageKey]), showSizeChanger: false, size: 'small' }
            : false
        }
        onChange={({ current }, _filters, sorter) => {
          const { columnKey, order } = Array.isArray(sorter) ? sorter[0]! : sorter
          const sort = order ? `${String(columnKey)}.${order === 'ascend' ? 'up' : 'down'}` : ''
          setUrl({ [sortKey]: sort, [pageKey]: sort === url[sortKey] ? String(current ?? 1) : '1' }, { replace: true })
        }}
        locale={{
          emptyText: sought ? (
            <EmptyView title={`没有名称含「${sought}」的`} next="换个词再搜。" />
          ) : (
            <EmptyView {...empty} />
          ),
        }}
      />
    </section>
  )
}

function orderOf(direction: string | undefined) {
  return direction === 'up' ? ('ascend' as const) : direction === 'down' ? ('descend' as const) : null
}

function sortRows<Row>(
  rows: readonly Row[],
  sortBy: ((row: Row) => number | string) | undefined,
  direction: string | undefined,
): Row[] {
  if (!sortBy || !direction) return [...rows]
  const sign = direction === 'up' ? 1 : -1
  return [...rows].sort((a, b) => {
    const [one, other] = [sortBy(a), sortBy(b)]
    return sign * (typeof one === 'string' ? one.localeCompare(String(other), 'zh-CN') : one - Number(other))
  })
}
