import { Mark } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { PlainTable } from '../../ui/plain-table'
import type { ImportShown } from './import-words'
import { NeedMark } from './need-mark'

/** The first rows of the file as they are read: a shifted column shows here at once. */
export function FirstRowsPanel({ shown }: { shown: ImportShown }) {
  const { columns, firstRows } = shown
  if (firstRows.length === 0) return null
  const found = columns.filter(({ heading }) => heading !== null)
  const hasPhones = found.some(({ label }) => label === '手机号')
  return (
    <Panel title={hasPhones ? '前几行读出来是这样（手机号已打码）' : '前几行读出来是这样'}>
      <PlainTable
        label="文件的前几行"
        rows={firstRows}
        rowKey={({ line }) => String(line)}
        columns={[
          {
            title: '行号',
            render: ({ line, isFaulty }) => (
              <>
                {line} {isFaulty && <Mark tone="bad">有误</Mark>}
              </>
            ),
          },
          ...found.map(({ label }, at) => ({
            title: label,
            render: ({ cells }: ImportShown['firstRows'][number]) => cells[at] || <span className="faint">—</span>,
          })),
        ]}
      />
    </Panel>
  )
}

/** Which of our columns the file has, and what it calls them. */
export function ColumnPanel({ shown }: { shown: ImportShown }) {
  const { columns, unknownHeadings } = shown
  return (
    <Panel title="列的对应">
      <PlainTable
        label="列的对应"
        rows={columns}
        rowKey={({ label }) => label}
        columns={[
          { title: '分拨里的列', render: ({ label }) => label },
          { title: '要求', render: ({ need }) => <NeedMark need={need} /> },
          {
            title: '文件里的列名',
            render: ({ heading }) => heading ?? <span className="faint">文件里没有，按不填处理</span>,
          },
        ]}
      />
      {unknownHeadings.length > 0 && (
        <p className="soft" style={{ margin: '10px 0 0' }}>
          不认识的列（不导入）：{unknownHeadings.join('、')}
        </p>
      )}
    </Panel>
  )
}
