import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { callShopper, type In, type Out } from '../../api/call'
import { useAction } from '../../api/use-action'
import { Card } from '../../components/card'
import { ChoiceList } from '../../components/choice-list'
import { FenText } from '../../components/fen-text'
import { GoodsLine } from '../../components/goods-line'
import { Page } from '../../components/page'
import { Stepper } from '../../components/stepper'
import { TapButton } from '../../components/tap-button'
import { TextArea } from '../../components/text-area'
import { type Asked, askedLines, estimateFen } from './refund-estimate'
import './refund-form.scss'

type Order = Out<'showMyOrder'>
const REASONS = ['不想要了', '规格选错了', '商品与描述不符', '商品有瑕疵或损坏', '等待太久', '其他原因'] as const
const NOTE_MAX = 500

/** Which pieces, why, and about how much. What was typed stays through errors; asking twice is one request. */
export function RefundForm({ order, onDone }: { order: Order; onDone: (result: Out<'requestRefund'>) => void }) {
  const lines = order.lines.filter(({ refundable }) => refundable > 0)
  const only = lines.length === 1 ? lines[0] : undefined
  const [asked, setAsked] = useState<Asked>(only ? { [only.lineNo]: only.refundable } : {})
  const [reason, setReason] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const request = useAction(
    (key, input: Omit<In<'requestRefund'>, 'idempotencyKey'>) =>
      callShopper('requestRefund', { ...input, idempotencyKey: key }),
    { onDone: (result) => onDone(result) },
  )
  const wanted = askedLines(lines, asked)
  const isAtOnce = order.state === 'paid'
  const missing = wanted.length === 0 ? '请选择要退的件数' : reason ? null : '请选择退款原因'
  const submit = () => {
    if (!reason) return
    void request.run({ orderId: order.orderId, lines: wanted, reason, note: note.trim() })
  }
  return (
    <Page
      footer={
        <View className="refund-bar">
          <View className="refund-bar-sum">
            <Text className="refund-note">预计退回</Text>
            <FenText amountFen={estimateFen(lines, asked)} size="large" tone="price" />
          </View>
          <TapButton id="submit-refund" tone="primary" isBusy={request.isBusy} disabledReason={missing} onTap={submit}>
            提交申请
          </TapButton>
        </View>
      }
    >
      <Text className="refund-lead">
        {isAtOnce
          ? '商品还没有交到你手里，提交后直接退款，原路退回。'
          : '商品已经发出或取走，提交后由商家审核，同意后原路退回。'}
      </Text>
      <Card title="退哪些商品">
        {lines.map((line) => (
          <View key={line.lineNo} className="refund-line">
            <GoodsLine line={line} />
            <View className="refund-pieces">
              <Text className="refund-note">{`退款件数（最多 ${line.refundable} 件）`}</Text>
              <Stepper
                label={`${line.title}退款件数`}
                min={0}
                max={line.refundable}
                value={asked[line.lineNo] ?? 0}
                onChange={(pieces) => setAsked({ ...asked, [line.lineNo]: pieces })}
              />
            </View>
          </View>
        ))}
      </Card>
      <Card title="退款原因">
        <ChoiceList
          label="退款原因"
          kind="chips"
          choices={REASONS.map((words) => ({ key: words, words }))}
          chosen={reason}
          onChoose={setReason}
        />
        <TextArea
          label="补充说明（选填）"
          value={note}
          onChange={setNote}
          maxlength={NOTE_MAX}
          placeholder="例如哪里不满意"
        />
      </Card>
      <Text className="refund-lead">预计金额按件折算，最终以提交后的结果为准。</Text>
    </Page>
  )
}
