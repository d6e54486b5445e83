import { Select } from 'antd'
import { Link } from 'react-router'
import { CHANNEL_TEXT, LEAD_STATE_TEXT, type LeadState } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { type Column, DataTable } from '../../ui/data-table'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { SavedViews } from '../../ui/saved-views'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'

type Lead = Out<'listLeads'>['leads'][number]

const COLUMNS: Column<Lead>[] = [
  { key: 'person', title: '顾客', render: ({ id, person }) => <Link to={`/leads/${id}`}>{person}</Link> },
  { key: 'wish', title: '需求', render: ({ wish }) => wish },
  { key: 'channel', title: '来源', render: ({ channel }) => CHANNEL_TEXT[channel] },
  { key: 'state', title: '状态', render: ({ state }) => <Mark>{LEAD_STATE_TEXT[state]}</Mark> },
  { key: 'score', title: '评分', isNumber: true, render: ({ score }) => score },
  { key: 'guide', title: '导购', render: ({ guideName, storeName }) => guideName ?? storeName ?? '—' },
  { key: 'arrivedAt', title: '到达', isNumber: true, render: ({ arrivedAt }) => <TimeText at={arrivedAt} /> },
]

/** Every lead, newest first; what is filtered is in the address. */
export function Page() {
  const [url, setUrl] = useUrlState({ state: '', cursor: '' })
  const asked = useAsk('listLeads', {
    rows: 50,
    ...(url.state ? { state: url.state as LeadState } : {}),
    ...(url.cursor ? { cursor: url.cursor } : {}),
  })
  const states = Object.entries(LEAD_STATE_TEXT).map(([value, label]) => ({ value, label }))
  return (
    <PageFrame title="线索池" about="所有线索，新的在前">
      <DataTable
        id="leads"
        label="线索"
        columns={COLUMNS}
        rows={asked.data?.leads}
        rowKey={({ id }) => id}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={{ title: '没有符合条件的线索', next: '放宽筛选，或者等顾客扫码、预约后再来看。' }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
        filters={
          <>
            <Select
              aria-label="状态"
              style={{ width: 120 }}
              value={url.state}
              onChange={(state) => setUrl({ state })}
              options={[{ value: '', label: '全部状态' }, ...states]}
            />
            <SavedViews id="leads" />
          </>
        }
      />
    </PageFrame>
  )
}
