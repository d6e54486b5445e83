import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { callGuide, type In } from '../../api/call'
import { failureText } from '../../api/failure-text'
import { useAction } from '../../api/use-action'
import { Card } from '../../components/card'
import type { Dispute } from '../../components/dispute-card'
import { Sheet } from '../../components/sheet'
import { TapButton } from '../../components/tap-button'
import { TextArea } from '../../components/text-area'
import { fenText } from '../../format/fen-parts'
import { meaning } from '../../platform/meaning'

const REASON_MAX = 500

type Props = { orderId: string; disputes: readonly Dispute[]; onOpened: () => Promise<void> }

/** Disagreeing with who earned an order: what happens is told before, and what happened after. One is open at a time. */
export function DisputeForm({ orderId, disputes, onOpened }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [heldFen, setHeldFen] = useState<number | null>(null)
  const dispute = useAction((_key, input: In<'openDispute'>) => callGuide('openDispute', input), {
    onDone: async (opened) => {
      setHeldFen(opened.heldFen)
      setOpen(false)
      await onOpened()
    },
    onFail: () => true,
  })
  if (heldFen !== null) {
    return (
      <Card title="争议已提交">
        <Text className="earning-note" {...meaning({ role: 'status' })}>
          {heldFen > 0
            ? `已冻结这笔订单里导购的佣金 ${fenText(heldFen)}，总部处理完会解除冻结并写明结论`
            : '总部会处理并写明结论。这笔订单已没有可以冻结的佣金'}
        </Text>
      </Card>
    )
  }
  if (disputes.some(({ answer }) => !answer)) {
    return (
      <View className="earning-dispute">
        <Text className="earning-note">你对这笔订单的争议正在处理，进展见上方；答复之后可以再提出</Text>
      </View>
    )
  }
  const words = disputes.length > 0 ? '再次提出争议' : '提出争议'
  return (
    <View className="earning-dispute">
      <TapButton id="open-dispute" isWide onTap={() => setOpen(true)}>
        {words}
      </TapButton>
      <Sheet
        isOpen={isOpen}
        title="对这笔佣金提出争议"
        onClose={() => setOpen(false)}
        footer={
          <View>
            {dispute.error ? (
              <Text className="earning-error" {...meaning({ role: 'alert' })}>
                {failureText(dispute.error)}
              </Text>
            ) : null}
            <TapButton
              id="send-dispute"
              tone="primary"
              isWide
              isBusy={dispute.isBusy}
              disabledReason={reason.trim() ? null : '请写下理由'}
              onTap={() => void dispute.run({ orderId, reason: reason.trim() })}
            >
              提交争议
            </TapButton>
          </View>
        }
      >
        <Text className="earning-note">
          提交后，这笔订单里所有导购还没有进入打款的佣金会先冻结，等总部核对依据后处理。门店和总部的部分不受影响。
        </Text>
        <TextArea
          label="理由"
          value={reason}
          onChange={setReason}
          placeholder="例如：3 月 2 日我在店里接待了这位顾客"
          maxlength={REASON_MAX}
        />
      </Sheet>
    </View>
  )
}
