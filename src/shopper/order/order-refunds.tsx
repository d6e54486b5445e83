import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { REFUND_STATE_TEXT, type RefundState } from '../../../contract/mall-vocabulary'
import { callShopper } from '../../api/call'
import { isLineFault } from '../../api/reply'
import { useAction } from '../../api/use-action'
import { Card } from '../../components/card'
import { FenText } from '../../components/fen-text'
import { Sheet } from '../../components/sheet'
import { Tag } from '../../components/tag'
import { TapButton } from '../../components/tap-button'
import { fenText } from '../../format/fen-parts'
import { timeText } from '../../format/time-text'
import type { OrderOut } from './order-head'
import './order-refunds.scss'

const TONES = { requested: 'warn', approved: 'info', refunded: 'good', declined: 'bad', withdrawn: 'plain' } as const
const NEXT: Record<RefundState, string> = {
  requested: '商家正在审核，结果会在这里',
  approved: '已同意，款项会原路退回',
  refunded: '款项已原路退回',
  declined: '申请没有通过',
  withdrawn: '你撤销了这次申请',
}
type Props = { order: OrderOut; onChanged: () => Promise<void> }

/** What the buyer asked back, and what became of it. */
export function OrderRefunds({ order, onChanged }: Props) {
  if (order.refundRequests.length === 0) return null
  return (
    <Card title="退款">
      {order.refundRequests.map((request) => (
        <RefundView
          key={request.refundRequestId}
          request={request}
          serverTime={order.serverTime}
          onChanged={onChanged}
        />
      ))}
    </Card>
  )
}

type ViewProps = {
  request: OrderOut['refundRequests'][number]
  serverTime: string
  onChanged: () => Promise<void>
}

function RefundView({ request, serverTime, onChanged }: ViewProps) {
  const [isAsking, setIsAsking] = useState(false)
  const { refundRequestId, state, amountFen, reason, note, lines, answer, requestedAt, settledAt, refundNo } = request
  const withdraw = useAction((_key, id: string) => callShopper('withdrawRefundRequest', { refundRequestId: id }), {
    onDone: () => {
      setIsAsking(false)
      return onChanged()
    },
    onFail: ({ code }) => {
      setIsAsking(false)
      // A line that failed would only fail again, and be told twice.
      if (!isLineFault(code)) void onChanged()
      return false
    },
  })
  return (
    <View className="refund-view">
      <View className="refund-view-head">
        <Tag tone={TONES[state]}>{REFUND_STATE_TEXT[state]}</Tag>
        <FenText amountFen={amountFen} />
      </View>
      <Text className="refund-view-line">{answer ? `${NEXT[state]}：${answer}` : NEXT[state]}</Text>
      {lines.map(({ lineNo, title, quantity }) => (
        <Text key={lineNo} className="refund-view-line">{`${title} × ${quantity}`}</Text>
      ))}
      <Text className="refund-view-note">
        {`原因 ${[reason, note].filter(Boolean).join('，')} · ${timeText(settledAt ?? requestedAt, serverTime)} · 编号 ${refundNo}`}
      </Text>
      {state === 'requested' ? (
        <View className="refund-view-ways">
          <TapButton size="small" onTap={() => setIsAsking(true)}>
            撤销申请
          </TapButton>
        </View>
      ) : null}
      <Sheet isOpen={isAsking} title="撤销退款申请" onClose={() => setIsAsking(false)}>
        <View className="refund-view-ask">
          <Text>{`撤销后不再退 ${fenText(amountFen)}；需要时可以重新申请。`}</Text>
          <TapButton tone="primary" isWide isBusy={withdraw.isBusy} onTap={() => withdraw.run(refundRequestId)}>
            确认撤销
          </TapButton>
        </View>
      </Sheet>
    </View>
  )
}
