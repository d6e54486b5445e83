import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { callGuide, type In } from '../../api/call'
import { isLineFault } from '../../api/reply'
import { useAction } from '../../api/use-action'
import { ReasonSheet } from '../../components/reason-sheet'
import { TapButton } from '../../components/tap-button'
import { DECLINE_REASONS, GIVE_BACK_REASONS } from '../../format/leave-reasons'
import { FollowUpSheet } from './follow-up-sheet'
import type { Lead, SheetProps } from './lead-props'
import { TransferSheet } from './transfer-sheet'
import './lead-actions.scss'

type Open = 'leave' | 'transfer' | 'follow_up' | null
const tell = (title: string) => void Taro.showToast({ title, icon: 'none', duration: 2500 })

/** What the state allows, as buttons at the bottom. After each of them the lead is read again. */
export function LeadActions({ lead, onChanged }: { lead: Lead; onChanged: () => Promise<void> }) {
  const { assignmentId, allows, state } = lead
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const accept = useAction((_key, input: In<'acceptAssignment'>) => callGuide('acceptAssignment', input), {
    onDone: async () => {
      tell('已接下，请尽快联系 TA')
      await onChanged()
    },
    onFail: ({ code }) => {
      // The server said no: the page shows what is true now. A line that failed would only fail again, and be told twice.
      if (!isLineFault(code)) void onChanged()
      return false
    },
  })
  const isOffer = state === 'offered'
  return (
    <View className="lead-actions">
      {allows.includes('decline') ? (
        <TapButton id="leave-lead" onTap={() => setOpen('leave')}>
          {isOffer ? '婉拒' : '交回'}
        </TapButton>
      ) : null}
      {allows.includes('transfer') ? (
        <TapButton id="transfer-lead" onTap={() => setOpen('transfer')}>
          转交
        </TapButton>
      ) : null}
      {allows.includes('accept') ? (
        <TapButton
          id="accept-lead"
          tone="primary"
          isBusy={accept.isBusy}
          onTap={() => void accept.run({ assignmentId })}
        >
          接下
        </TapButton>
      ) : null}
      {allows.includes('followUp') ? (
        <TapButton id="follow-up" tone="primary" onTap={() => setOpen('follow_up')}>
          记录跟进
        </TapButton>
      ) : null}
      <LeaveSheet lead={lead} isOpen={open === 'leave'} onClose={close} onChanged={onChanged} />
      <TransferSheet lead={lead} isOpen={open === 'transfer'} onClose={close} onChanged={onChanged} />
      <FollowUpSheet lead={lead} isOpen={open === 'follow_up'} onClose={close} onChanged={onChanged} />
    </View>
  )
}

/** Turning an offer down, or giving back what one holds. */
function LeaveSheet({ lead, isOpen, onClose, onChanged }: SheetProps) {
  const isOffer = lead.state === 'offered'
  const leave = useAction((_key, input: In<'declineAssignment'>) => callGuide('declineAssignment', input), {
    onDone: async ({ hasNextOffer }) => {
      onClose()
      tell(hasNextOffer ? '线索已转给下一位同事' : '线索已转给总部')
      await onChanged()
    },
    onFail: () => true,
  })
  return (
    <ReasonSheet
      isOpen={isOpen}
      title={isOffer ? '婉拒这条线索' : '交回这条线索'}
      note={
        isOffer
          ? '线索会马上转给下一位同事。'
          : '线索会马上转给下一位同事。如果顾客因这条线索归属于你，归属也会结束；跟进记录会保留。'
      }
      choices={isOffer ? DECLINE_REASONS : GIVE_BACK_REASONS}
      confirm={isOffer ? '确认婉拒' : '确认交回'}
      isBusy={leave.isBusy}
      error={leave.error}
      onClose={onClose}
      onConfirm={(reason) => void leave.run({ assignmentId: lead.assignmentId, reason })}
    />
  )
}
