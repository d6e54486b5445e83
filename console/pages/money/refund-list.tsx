import { Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { REFUND_STATE_TEXT, type RefundState } from '../../../contract/mall-vocabulary'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { AllowedButton } from '../../ui/allowed-button'
import { type Column, DataTable } from '../../ui/data-table'
import { FenText } from '../../ui/fen-text'
import { Page as PageFrame } from '../../ui/page'
import { SavedViews } from '../../ui/saved-views'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import type { RefundRequest } from './answers'
import { RefundDecision } from './refund-decision'

type Decision = { request: RefundRequest; isApproved: boolean }

const COLUMNS: Column<RefundRequest>[] = [
  { key: 'person', title: '顾客', render: ({ person }) => person },
  { key: 'order', title: '订单', render: ({ orderId, orderNo }) => <Link to={`/orders/${orderId}`}>{orderNo}</Link> },
  {
    key: 'goods',
    title: '退什么',
    render: ({ lines }) => <Wrapped>{lines.map(({ title, quantity }) => `${title} × ${quantity}`).join('、')}</Wrapped>,
  },
  {
    key: 'reason',
    title: '原因',
    render: ({ reason, note }) => <Wrapped>{note ? `${reason}：${note}` : reason}</Wrapped>,
  },
  {
    key: 'answer',
    title: '答复',
    render: ({ answer }) => (answer ? <Wrapped>{answer}</Wrapped> : <span className="faint">—</span>),
  },
  { key: 'amount', title: '金额', isNumber: true, render: ({ amountFen }) => <FenText fen={amountFen} /> },
  { key: 'at', title: '申请', isNumber: true, render: ({ requestedAt }) => <TimeText at={requestedAt} /> },
]

/** Words of people, broken into lines instead of widening the table. */
function Wrapped({ children }: { children: string }) {
  return <span className="wrap">{children}</span>
}

/** Money buyers want back, those who wait longest first; agreed or declined with its effect in sight. */
export function Page() {
  const [url, setUrl] = useUrlState({ state: 'requested', cursor: '' })
  const [decision, setDecision] = useState<Decision | null>(null)
  const refusal = useRefusal()('decideRefund')
  const asked = useAsk('listRefundRequests', {
    rows: 50,
    state: url.state as RefundState,
    ...(url.cursor ? { cursor: url.cursor } : {}),
  })
  const acts: Column<RefundRequest> = {
    key: 'acts',
    title: '处理',
    render: (request) => (
      <span style={{ display: 'inline-flex', gap: 8 }}>
        <AllowedButton size="small" refusal={refusal} onClick={() => setDecision({ request, isApproved: true })}>
          同意
        </AllowedButton>
        <AllowedButton size="small" refusal={refusal} onClick={() => setDecision({ request, isApproved: false })}>
          拒绝
        </AllowedButton>
      </span>
    ),
  }
  const states = Object.entries(REFUND_STATE_TEXT).map(([value, label]) => ({ value, label }))
  return (
    <PageFrame title="退款申请" about="顾客收到商品后要求退款的申请；等得最久的在前。同意之前看清从谁那里收回多少佣金">
      <DataTable
        id="refunds"
        label="退款申请"
        columns={url.state === 'requested' ? [...COLUMNS, acts] : COLUMNS}
        rows={asked.data?.requests}
        rowKey={({ refundRequestId }) => refundRequestId}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={{
          title: url.state === 'requested' ? '没有等待处理的退款' : '没有这种状态的退款',
          next: '还没有交付的订单退款会自动同意，不在这里等待。',
        }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
        filters={
          <>
            <Select
              aria-label="状态"
              style={{ width: 120 }}
              value={url.state}
              onChange={(state) => setUrl({ state })}
              options={states}
            />
            <SavedViews id="refunds" />
          </>
        }
      />
      {decision && <RefundDecision {...decision} onClose={() => setDecision(null)} />}
    </PageFrame>
  )
}
