import { EXPORT_KIND_TEXT, EXPORT_STATE_TEXT, type ExportState } from '../../../contract/data-vocabulary'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { type Column, DataTable } from '../../ui/data-table'
import { Mark, type MarkTone } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import './data.css'
import { ExportActs } from './export-acts'
import { ExportDesk } from './export-desk'
import { type Export, useExportSteps } from './use-export-steps'

const TONE: Record<ExportState, MarkTone> = { running: 'info', done: 'good', cancelled: 'plain', swept: 'plain' }

const COLUMNS: Column<Export>[] = [
  { key: 'kind', title: '内容', render: ({ kind }) => EXPORT_KIND_TEXT[kind] },
  {
    key: 'days',
    title: '范围',
    render: ({ fromDay, toDay, isLimited }) => (
      <>
        {fromDay ? `${fromDay} 至 ${toDay}` : '当前全部'}
        {isLimited && <span className="faint">（限部分门店）</span>}
      </>
    ),
  },
  { key: 'state', title: '状态', render: ({ state }) => <Mark tone={TONE[state]}>{EXPORT_STATE_TEXT[state]}</Mark> },
  { key: 'rows', title: '行数', isNumber: true, render: ({ rows }) => countText(rows) },
  { key: 'reason', title: '原因', render: ({ reason }) => reason },
  { key: 'by', title: '谁', render: ({ createdBy }) => createdBy },
  { key: 'at', title: '时间', isNumber: true, render: ({ createdAt }) => <TimeText at={createdAt} /> },
  { key: 'acts', title: '操作', width: 120, render: (row) => <ExportActs row={row} /> },
]

/** Lists that are taken out: asked for above with a reason, built in steps, fetched below. */
export function Page() {
  const [url, setUrl] = useUrlState({ cursor: '' })
  const asked = useAsk('listExports', { rows: 20, ...(url.cursor ? { cursor: url.cursor } : {}) })
  useExportSteps(asked.data?.exports ?? [])
  return (
    <PageFrame title="导出" about="导出的文件保留 7 天；谁、什么时候、因为什么导出和下载了哪些内容，都会记入审计">
      {asked.data && <ExportDesk kinds={asked.data.kinds} />}
      <h2 style={{ fontSize: 15, margin: '20px 0 8px' }}>导出记录</h2>
      <DataTable
        id="exports"
        label="导出记录"
        columns={COLUMNS}
        rows={asked.data?.exports}
        rowKey={({ exportId }) => exportId}
        failure={asked.failure}
        isLoading={asked.isLoading}
        onRetry={asked.reload}
        empty={{ title: '还没有导出过', next: '在上面选择内容和日期，写明原因后导出。' }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
      />
    </PageFrame>
  )
}
