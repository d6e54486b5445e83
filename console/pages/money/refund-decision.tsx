import { Alert, App, Skeleton } from 'antd'
import { PARTY_KIND_TEXT } from '../../../contract/vocabulary'
import { failureText } from '../../api/failure-text'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { EffectDialog } from '../../ui/effect-dialog'
import { FenText, fenText } from '../../ui/fen-text'
import { PlainTable } from '../../ui/plain-table'
import type { RefundRequest } from './answers'

type Props = { request: RefundRequest; isApproved: boolean; onClose: () => void }

/** Agrees to a refund or declines it; agreeing shows first what it takes back from whom. */
export function RefundDecision({ request, isApproved, onClose }: Props) {
  const { message } = App.useApp()
  const { refundRequestId, amountFen, orderNo, person } = request
  const act = useAct('decideRefund', {
    onDone: () => {
      message.success(isApproved ? '已同意，款项将原路退回' : '已拒绝，答复会告诉顾客')
      onClose()
    },
    onFail: () => true,
  })
  const effects = isApproved
    ? [
        `1 笔退款，${fenText(amountFen)} 原路退回 ${person}（订单 ${orderNo}）`,
        '到账后按下表收回佣金；已经付给导购的，在以后的结算单中扣回',
      ]
    : [`1 笔退款 ${fenText(amountFen)} 不退，佣金不变`, '顾客会看到你的答复，之后可以再次申请']
  return (
    <EffectDialog
      title={isApproved ? '同意退款' : '拒绝退款'}
      effects={effects}
      reasonLabel={isApproved ? '答复（顾客会看到）' : '拒绝的理由（顾客会看到）'}
      confirmText={isApproved ? `同意退 ${fenText(amountFen)}` : '拒绝退款'}
      isDanger={!isApproved}
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(answer) => void act.run({ refundRequestId, isApproved, answer })}
      onClose={onClose}
    >
      {isApproved && <Effect refundRequestId={refundRequestId} />}
    </EffectDialog>
  )
}

function Effect({ refundRequestId }: { refundRequestId: string }) {
  const asked = useAsk('previewRefund', { refundRequestId }, { keepsBefore: false })
  if (asked.failure) return <Alert type="error" showIcon title={failureText(asked.failure)} />
  if (!asked.data) return <Skeleton active paragraph={{ rows: 3 }} title={false} aria-label="正在计算" />
  const { parties, takenFen, isAboveLeft } = asked.data
  return (
    <div style={{ marginBottom: 16 }}>
      {isAboveLeft && (
        <Alert
          style={{ marginBottom: 8 }}
          type="warning"
          showIcon
          title="订单剩下的实付已不够这笔退款，同意会被拒绝；请先核对订单"
        />
      )}
      <PlainTable
        label="收回的佣金"
        rows={parties.map((party, at) => ({ ...party, key: String(at) }))}
        rowKey={({ key }) => key}
        columns={[
          { title: '从谁收回', render: ({ name, partyKind }) => `${name}（${PARTY_KIND_TEXT[partyKind]}）` },
          { title: '其中已付款', isNumber: true, render: ({ owedFen }) => <FenText fen={owedFen} /> },
          { title: '收回', isNumber: true, render: ({ takenFen: fen }) => <FenText fen={fen} /> },
        ]}
        foot={['合计', '', <FenText key="sum" fen={takenFen} />]}
      />
    </div>
  )
}
