import { Link } from 'react-router'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { type Column, DataTable } from '../../ui/data-table'
import { FenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import { periodStanding } from './period-standing'

type Period = Out<'listPeriods'>['periods'][number]

const COLUMNS: Column<Period>[] = [
  { key: 'period', title: '账期', render: ({ periodId }) => <Link to={`/settlements/${periodId}`}>{periodId}</Link> },
  {
    key: 'state',
    title: '状态',
    render: (period) => {
      const { words, tone } = periodStanding(period)
      return <Mark tone={tone}>{words}</Mark>
    },
  },
  { key: 'earned', title: '应结', isNumber: true, render: ({ sums }) => <FenText fen={sums?.earnedFen} /> },
  { key: 'clawback', title: '扣回', isNumber: true, render: ({ sums }) => <FenText fen={sums?.clawbackFen} /> },
  { key: 'payable', title: '应付', isNumber: true, render: ({ sums }) => <FenText fen={sums?.payableFen} /> },
  {
    key: 'paid',
    title: '已付',
    isNumber: true,
    render: ({ paidFen, sums }) => <FenText fen={sums ? paidFen : null} />,
  },
  {
    key: 'count',
    title: '结算单',
    isNumber: true,
    render: ({ statements: { draft, approved, exported, paid }, sums }) =>
      sums ? draft + approved + exported + paid : '—',
  },
  { key: 'closed', title: '关账', render: (period) => <By name={period.closedByName} at={period.closedAt} /> },
  { key: 'approved', title: '审批', render: (period) => <By name={period.approvedByName} at={period.approvedAt} /> },
  { key: 'exported', title: '导出', render: (period) => <By name={period.exportedByName} at={period.exportedAt} /> },
]

function By({ name, at }: { name: string | null; at: string | null }) {
  if (!at) return <span className="faint">—</span>
  return (
    <>
      {name && !name.startsWith('ops:') ? name : '系统账号'} <TimeText at={at} />
    </>
  )
}

/** Every month, the newest first, and how far it has come. */
export function Page() {
  const [url, setUrl] = useUrlState({ cursor: '' })
  const asked = useAsk('listPeriods', { rows: 24, ...(url.cursor ? { cursor: url.cursor } : {}) })
  return (
    <PageFrame title="结算" about="按月结算：草稿、检查、关账后由另一位同事审批，再导出付款清单、登记付款">
      <DataTable
        id="settlements"
        label="账期"
        columns={COLUMNS}
        rows={asked.data?.periods}
        rowKey={({ periodId }) => periodId}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={{ title: '还没有账期', next: '有订单付款后，当月的账期会自动出现。' }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
      />
    </PageFrame>
  )
}
