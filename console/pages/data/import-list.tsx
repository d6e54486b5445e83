import { Link } from 'react-router'
import { IMPORT_KIND_TEXT, IMPORT_STATE_TEXT, type ImportKind } from '../../../contract/data-vocabulary'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { type Column, DataTable } from '../../ui/data-table'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import './data.css'
import { ImportDesk } from './import-desk'
import { importTone } from './import-words'

type Import = Out<'listImports'>['imports'][number]

const COLUMNS: Column<Import>[] = [
  {
    key: 'file',
    title: '文件',
    render: ({ importId, fileName }) => <Link to={`/imports/${importId}`}>{fileName}</Link>,
  },
  { key: 'kind', title: '内容', render: ({ kind }) => IMPORT_KIND_TEXT[kind] },
  {
    key: 'state',
    title: '状态',
    render: ({ state }) => <Mark tone={importTone(state)}>{IMPORT_STATE_TEXT[state]}</Mark>,
  },
  { key: 'rows', title: '行数', isNumber: true, render: ({ allRows, counts }) => countText(allRows ?? counts.read) },
  { key: 'added', title: '新增', isNumber: true, render: ({ counts }) => countText(counts.added) },
  { key: 'updated', title: '更新', isNumber: true, render: ({ counts }) => countText(counts.updated) },
  { key: 'same', title: '未变', isNumber: true, render: ({ counts }) => countText(counts.same) },
  { key: 'faulty', title: '有误', isNumber: true, render: ({ counts }) => countText(counts.faulty) },
  { key: 'by', title: '谁', render: ({ createdBy }) => createdBy },
  { key: 'at', title: '时间', isNumber: true, render: ({ createdAt }) => <TimeText at={createdAt} /> },
]

/** A file of one's own is brought in here; what was brought in stands below. */
export function Page() {
  const [url, setUrl] = useUrlState({ kind: 'stores', cursor: '' })
  const asked = useAsk('listImports', { rows: 20, ...(url.cursor ? { cursor: url.cursor } : {}) })
  const kinds = asked.data?.kinds ?? []
  const kind = (kinds.includes(url.kind as ImportKind) ? url.kind : (kinds[0] ?? 'stores')) as ImportKind
  return (
    <PageFrame title="导入" about="用 CSV 文件带入门店、导购、会员、线索和订单；好的行先进来，有误的行改好再传">
      {kinds.length > 0 && <ImportDesk kinds={kinds} kind={kind} onKind={(next) => setUrl({ kind: next })} />}
      <h2 style={{ fontSize: 15, margin: '20px 0 8px' }}>导入记录</h2>
      <DataTable
        id="imports"
        label="导入记录"
        columns={COLUMNS}
        rows={asked.data?.imports}
        rowKey={({ importId }) => importId}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={{ title: '还没有导入过文件', next: '在上面下载模板，填好自己的数据，选择文件后按「检查」。' }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
      />
    </PageFrame>
  )
}
