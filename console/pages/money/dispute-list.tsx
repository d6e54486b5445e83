import { Select } from 'antd'
import { Link } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { type Column, DataTable } from '../../ui/data-table'
import { FenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import type { Dispute } from './answers'
import { DisputeDetail } from './dispute-detail'

function columns(onOpen: (disputeId: string) => void): Column<Dispute>[] {
  return [
    {
      key: 'reason',
      title: '导购的话',
      render: ({ disputeId, reason }) => (
        <button
          type="button"
          className="link-button"
          style={{ textAlign: 'left', maxWidth: 420, whiteSpace: 'normal' }}
          onClick={() => onOpen(disputeId)}
        >
          {reason}
        </button>
      ),
    },
    { key: 'openedBy', title: '导购', render: ({ openedBy }) => openedBy },
    { key: 'order', title: '订单', render: ({ orderId, orderNo }) => <Link to={`/orders/${orderId}`}>{orderNo}</Link> },
    {
      key: 'state',
      title: '状态',
      render: ({ resolvedAt }) => (resolvedAt ? <Mark tone="good">已答复</Mark> : <Mark tone="warn">待答复</Mark>),
    },
    { key: 'held', title: '冻结', isNumber: true, render: ({ heldFen }) => <FenText fen={heldFen} /> },
    { key: 'openedAt', title: '提出', isNumber: true, render: ({ openedAt }) => <TimeText at={openedAt} /> },
    { key: 'resolvedAt', title: '答复', isNumber: true, render: ({ resolvedAt }) => <TimeText at={resolvedAt} /> },
    { key: 'resolution', title: '答复内容', isExtra: true, render: ({ resolution }) => resolution ?? '—' },
  ]
}

/** Guides who disagree with who earned an order; one opened stands beside the order's explanation. */
export function Page() {
  const [url, setUrl] = useUrlState({ isOpen: '1', dispute: '', cursor: '' })
  const asked = useAsk('listDisputes', {
    rows: 50,
    isOpen: url.isOpen === '1',
    ...(url.cursor ? { cursor: url.cursor } : {}),
  })
  if (url.dispute) {
    return <DisputeDetail disputeId={url.dispute} onBack={() => setUrl({ dispute: '', cursor: url.cursor })} />
  }
  return (
    <PageFrame title="争议" about="导购不同意订单的归属或份额时提出；答复之前，这个订单的导购份额冻结，不进入结算">
      <DataTable
        id="disputes"
        label="争议"
        columns={columns((dispute) => setUrl({ dispute, cursor: url.cursor }))}
        rows={asked.data?.disputes}
        rowKey={({ disputeId }) => disputeId}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={
          url.isOpen === '1'
            ? { title: '没有等待答复的争议', next: '导购在小程序的佣金明细里提出争议后，会出现在这里。' }
            : { title: '还没有答复过的争议' }
        }
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
        filters={
          <Select
            aria-label="状态"
            style={{ width: 120 }}
            value={url.isOpen}
            onChange={(isOpen) => setUrl({ isOpen })}
            options={[
              { value: '1', label: '待答复' },
              { value: '0', label: '已答复' },
            ]}
          />
        }
      />
    </PageFrame>
  )
}
