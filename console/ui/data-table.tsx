import { Button, Checkbox, Dropdown, Table, type TableProps } from 'antd'
import TableMeasureRowContext from 'antd/es/table/TableMeasureRowContext'
import { type ReactNode, useContext, useState } from 'react'
import type { Failure } from '../api/reply'
import { EmptyView, ErrorView } from './state-view'

export type Column<Row> = {
  key: string
  title: string
  render: (row: Row) => ReactNode
  /** Money and counts stand to the right. */
  isNumber?: boolean
  width?: number
  /** Not shown until somebody chooses it. */
  isExtra?: boolean
}

type Props<Row> = {
  /** Names the table: under it the choice of columns is remembered. */
  id: string
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  failure?: Failure | null
  isLoading?: boolean
  onRetry?: () => void
  empty: { title: string; next?: ReactNode; action?: ReactNode }
  /** Paging by cursor: what the server said comes next, and where we are. Going back is the browser's. */
  paging?: { cursor: string; next: string | null; onGo: (cursor: string) => void }
  selection?: { keys: readonly string[]; onChange: (keys: string[]) => void; refusal?: (row: Row) => string | null }
  /** Filters and search, left of the columns chooser. */
  filters?: ReactNode
  /** What is known of the whole list, such as `共 1,204 条`. */
  summary?: ReactNode
}

/** A list page's table: filters above, chosen columns, numbers to the right, empty and failed states, paging below. */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { id, label, columns, rows, rowKey, failure, isLoading, onRetry, empty, paging, selection, filters, summary } =
    props
  const [hidden, setHidden] = useState(() => readHidden(id, columns))
  const shown = columns.filter(({ key }) => !hidden.includes(key))
  const choose = (keys: string[]) => {
    setHidden(keys)
    localStorage.setItem(`columns:${id}`, JSON.stringify(keys))
  }
  return (
    <section aria-label={label}>
      <div className="filters">
        {filters}
        <span className="filters-end">
          {summary && <span className="soft">{summary}</span>}
          <ColumnChooser columns={columns} hidden={hidden} onChange={choose} />
        </span>
      </div>
      {failure ? (
        <ErrorView failure={failure} {...(onRetry ? { onRetry } : {})} />
      ) : (
        <Table<Row>
          size="small"
          bordered={false}
          rowKey={rowKey}
          columns={shown.map(tableColumn)}
          dataSource={rows ? [...rows] : []}
          loading={isLoading === true}
          pagination={false}
          locale={{ emptyText: rows ? <EmptyView {...empty} /> : <div style={{ height: 240 }} /> }}
          {...(selection ? { rowSelection: rowSelectionOf(selection) } : {})}
        />
      )}
      {paging && !failure && (paging.cursor !== '' || paging.next) && (
        <nav className="pager" aria-label="翻页">
          <Button disabled={paging.cursor === ''} onClick={() => paging.onGo('')}>
            第一页
          </Button>
          <Button disabled={!paging.next} onClick={() => paging.next && paging.onGo(paging.next)}>
            下一页
          </Button>
        </nav>
      )}
    </section>
  )
}

function tableColumn<Row>({ key, title, render, isNumber, width }: Column<Row>) {
  return {
    key,
    title,
    render: (_: unknown, row: Row) => render(row),
    ...(isNumber ? { align: 'right' as const, className: 'number' } : {}),
    ...(width ? { width } : {}),
  }
}

function rowSelectionOf<Row>(
  selection: NonNullable<Props<Row>['selection']>,
): NonNullable<TableProps<Row>['rowSelection']> {
  return {
    selectedRowKeys: [...selection.keys],
    preserveSelectedRowKeys: true,
    onChange: (keys) => selection.onChange(keys.map(String)),
    columnTitle: (box) => <HeadBox>{box}</HeadBox>,
    getTitleCheckboxProps: () => ({ 'aria-label': '全选本页' }) as object,
    getCheckboxProps: (row) => {
      const refusal = selection.refusal?.(row) ?? null
      return { disabled: refusal !== null, title: refusal ?? '', 'aria-label': refusal ?? '选中这一行' } as object
    },
  }
}

/** The library draws the head once more, unseen, to measure it: there a box must not be reached by keyboard. */
function HeadBox({ children }: { children: ReactNode }) {
  return useContext(TableMeasureRowContext) ? null : children
}

type ChooserProps<Row> = {
  columns: readonly Column<Row>[]
  hidden: readonly string[]
  onChange: (hidden: string[]) => void
}

function ColumnChooser<Row>({ columns, hidden, onChange }: ChooserProps<Row>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Dropdown
      open={isOpen}
      onOpenChange={setOpen}
      trigger={['click']}
      popupRender={() => (
        <div className="panel" style={{ boxShadow: '0 6px 24px rgba(71,52,38,.14)' }}>
          <Checkbox.Group
            style={{ display: 'grid', gap: 6 }}
            value={columns.map(({ key }) => key).filter((key) => !hidden.includes(key))}
            options={columns.map(({ key, title }) => ({ value: key, label: title }))}
            onChange={(keys) => onChange(columns.map(({ key }) => key).filter((key) => !keys.includes(key)))}
          />
        </div>
      )}
    >
      <Button aria-haspopup="true" aria-expanded={isOpen}>
        列
      </Button>
    </Dropdown>
  )
}

function readHidden<Row>(id: string, columns: readonly Column<Row>[]): string[] {
  const usual = columns.filter(({ isExtra }) => isExtra).map(({ key }) => key)
  try {
    const kept = JSON.parse(localStorage.getItem(`columns:${id}`) ?? 'null') as unknown
    return Array.isArray(kept) ? kept.map(String) : usual
  } catch {
    return usual
  }
}
