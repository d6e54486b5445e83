import { Link } from 'react-router'
import { ACCOUNT_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { FenText } from '../../ui/fen-text'
import { Panel } from '../../ui/panel'
import { PlainTable } from '../../ui/plain-table'
import { TimeText } from '../../ui/time-text'

type Explanation = Out<'explainOrder'>

/** What came back of an order, and every movement of its money since it was paid. */
export function OrderSteps({ explanation: { steps, refunds, lines, order } }: { explanation: Explanation }) {
  const nameOf = new Map(lines.flatMap(({ lots }) => lots.map(({ lotId, name }) => [lotId, name] as const)))
  return (
    <>
      {refunds.length > 0 && (
        <Panel title="退款">
          <PlainTable
            label="退款"
            rows={refunds}
            rowKey={({ refundNo }) => refundNo}
            columns={[
              { title: '退款单号', render: ({ refundNo }) => refundNo },
              { title: '原因', render: ({ reason }) => reason },
              { title: '时间', isNumber: true, render: ({ refundedAt }) => <TimeText at={refundedAt} /> },
              { title: '金额', isNumber: true, render: ({ amountFen }) => <FenText fen={amountFen} /> },
            ]}
          />
        </Panel>
      )}
      <Panel title="记账" extra={<Link to={`/ledger?orderId=${order.orderId}`}>在台账中查看</Link>}>
        <PlainTable
          label="记账"
          rows={steps.map((step, at) => ({ ...step, key: `${step.lotId}-${at}` }))}
          rowKey={({ key }) => key}
          columns={[
            { title: '时间', render: ({ at }) => <TimeText at={at} /> },
            { title: '发生了什么', render: ({ words }) => words },
            { title: '收益方', render: ({ lotId }) => nameOf.get(lotId) ?? '—' },
            { title: '借', render: ({ debit }) => ACCOUNT_TEXT[debit] },
            { title: '贷', render: ({ credit }) => ACCOUNT_TEXT[credit] },
            { title: '账期', render: ({ periodId }) => periodId },
            { title: '金额', isNumber: true, render: ({ amountFen }) => <FenText fen={amountFen} /> },
          ]}
        />
      </Panel>
    </>
  )
}
