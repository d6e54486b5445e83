import { View } from '@tarojs/components'
import { useState } from 'react'
import { callGuide, type In } from '../../api/call'
import { failureText } from '../../api/failure-text'
import { useAction } from '../../api/use-action'
import { ReasonSheet } from '../../components/reason-sheet'
import { TapButton } from '../../components/tap-button'
import { DECLINE_REASONS } from '../../format/leave-reasons'
import type { AnsweredLead } from './answered-note'
import { lateWords } from './late-words'
import type { LeadRow } from './lead-card'

const LATE = ['assignment_taken', 'assignment_expired', 'assignment_state', 'not_found']

/** The answer to an offer: of accepting and somebody else's accepting or the clock exactly one wins; the loser is told kindly. */
export function LeadOffer({ lead, onAnswered }: { lead: LeadRow; onAnswered: (answer: AnsweredLead) => void }) {
  const { assignmentId } = lead
  const [isDeclining, setDeclining] = useState(false)
  const accept = useAction((_key, input: In<'acceptAssignment'>) => callGuide('acceptAssignment', input), {
    onDone: ({ isBoundToMe }) =>
      onAnswered({
        lead,
        outcome: 'accepted',
        words: isBoundToMe ? '已接下，TA 现在归属于你，请尽快联系' : '已接下，请尽快联系 TA',
      }),
    onFail: (error) => {
      if (!LATE.includes(error.code)) return false
      onAnswered({ lead, outcome: 'late', words: lateWords(error, Date.now()) })
      return true
    },
  })
  const decline = useAction((_key, input: In<'declineAssignment'>) => callGuide('declineAssignment', input), {
    onDone: ({ hasNextOffer }) =>
      onAnswered({
        lead,
        outcome: 'declined',
        words: hasNextOffer ? '已婉拒，线索转给了下一位同事' : '已婉拒，线索转给了总部',
      }),
    onFail: (error) => {
      if (!LATE.includes(error.code)) return true
      onAnswered({ lead, outcome: 'late', words: failureText(error) })
      return true
    },
  })
  return (
    <View className="lead-card-actions">
      {lead.allows.includes('decline') ? (
        <TapButton id={`decline-${assignmentId}`} onTap={() => setDeclining(true)}>
          婉拒
        </TapButton>
      ) : null}
      {lead.allows.includes('accept') ? (
        <TapButton
          id={`accept-${assignmentId}`}
          tone="primary"
          isBusy={accept.isBusy}
          onTap={() => void accept.run({ assignmentId })}
        >
          接下
        </TapButton>
      ) : null}
      <ReasonSheet
        isOpen={isDeclining}
        title="婉拒这条线索"
        note="线索会马上转给下一位同事。原因只用来改进分配，不影响你之后的线索。"
        choices={DECLINE_REASONS}
        confirm="确认婉拒"
        isBusy={decline.isBusy}
        error={decline.error}
        onClose={() => setDeclining(false)}
        onConfirm={(reason) => void decline.run({ assignmentId, reason })}
      />
    </View>
  )
}
